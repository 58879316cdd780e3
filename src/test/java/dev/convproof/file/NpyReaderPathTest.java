package dev.convproof.file;

import static dev.convproof.file.Refusals.assertUnreadable;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths that name no readable file. */
class NpyReaderPathTest {

  @TempDir private Path directory;

  @Test
  void a_missing_file() {
    assertUnreadable(
        directory.resolve("x.npy"), "does not exist; the path of an .npy file would be right");
  }

  @Test
  void a_directory() {
    assertUnreadable(directory, "is a directory; the path of an .npy file would be right");
  }

  @Test
  void a_device() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "there is no /dev/null: skipped");
    assertUnreadable(device, "is not a regular file; the path of an .npy file would be right");
  }

  @Test
  void a_path_through_a_file() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertUnreadable(
        file.resolve("x.npy"), "does not exist; the path of an .npy file would be right");
  }

  @Test
  void a_file_without_permission() throws IOException {
    Path file = Files.createFile(directory.resolve("x.npy"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything: skipped");
    assertUnreadable(
        file, "cannot be read: permission denied; a readable .npy file would be right");
  }

  @Test
  void a_name_with_a_line_feed_keeps_the_message_on_one_line() {
    assertThatExceptionOfType(NpyException.class)
        .isThrownBy(() -> NpyReader.read(directory.resolve("a\nb.npy")))
        .withMessage(
            directory + "/a\\u000ab.npy: does not exist; the path of an .npy file would be right");
  }
}
