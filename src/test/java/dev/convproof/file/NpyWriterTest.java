package dev.convproof.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is written whole or not at all, and every refusal is asserted word for word. */
class NpyWriterTest {

  private static final StoredTensor TENSOR = StoredTensor.of(List.of(2), new double[] {1.5, -2.0});

  @TempDir private Path directory;

  @Test
  void a_file_is_replaced_and_nothing_else_is_left() throws Exception {
    Path file = Files.writeString(directory.resolve("y.npy"), "old");
    NpyWriter.write(file, TENSOR);
    assertThat(TensorFiles.read(file)).isEqualTo(TENSOR);
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void a_symbolic_link_is_followed() throws Exception {
    Path file = Files.createFile(directory.resolve("y.npy"));
    Path link = Files.createSymbolicLink(directory.resolve("link.npy"), file);
    NpyWriter.write(link, TENSOR);
    assertThat(link).isSymbolicLink();
    assertThat(TensorFiles.read(file)).isEqualTo(TENSOR);
  }

  @Test
  void a_new_file_has_the_permissions_of_any_other_new_file() throws Exception {
    Path other = Files.createFile(directory.resolve("other"));
    Path file = directory.resolve("y.npy");
    NpyWriter.write(file, TENSOR);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void a_failure_half_way_leaves_the_old_file_and_no_other() throws IOException {
    Path file = Files.writeString(directory.resolve("y.npy"), "old");
    Thread.currentThread().interrupt(); // An interrupted thread's channel refuses to write.
    try {
      assertRefused(
          file,
          "ClosedByInterruptException in "
              + directory.toRealPath()
              + "; a writable directory with room for the file would be right");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(file).content(UTF_8).isEqualTo("old");
    assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void a_missing_directory() {
    Path missing = directory.resolve("out");
    assertRefused(
        missing.resolve("y.npy"), "there is no directory " + missing + "; create it first");
  }

  @Test
  void a_file_where_a_directory_belongs() throws IOException {
    Path file = Files.createFile(directory.resolve("out"));
    assertRefused(file.resolve("y.npy"), file + " is not a directory; another path would be right");
  }

  @Test
  void a_directory() {
    assertRefused(directory, "it is a directory; the path of a file would be right");
  }

  @Test
  void a_device_is_not_replaced() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "there is no /dev/null: skipped");
    assertRefused(device, "it is not a regular file; the path of a file would be right");
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void a_write_protected_file() throws IOException {
    Path file = Files.createFile(directory.resolve("y.npy"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeFalse(Files.isWritable(file), "this user may write everything: skipped");
    assertRefused(file, "it is write-protected; another name would be right");
  }

  @Test
  void a_write_protected_directory() throws IOException {
    Path closed = Files.createDirectory(directory.resolve("out"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
    assumeFalse(Files.isWritable(closed), "this user may write everything: skipped");
    assertRefused(
        closed.resolve("y.npy"),
        "permission denied in "
            + closed
            + "; a writable directory with room for the file would be right");
  }

  private static void assertRefused(Path file, String fault) {
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> NpyWriter.write(file, TENSOR))
        .satisfies(
            refusal ->
                assertThat(refusal.getMessage()).isEqualTo(file + ": cannot be written: " + fault));
  }

  /**
   * As ml_dtypes leaves it: NumPy has no such type, so that two bytes of none stand in the header.
   */
  @Test
  void bfloat16_is_two_bytes_that_somebody_must_know(@TempDir Path path)
      throws TensorFileException {
    float[] values = {1, -3.25f, 0x1p-133f, Float.NEGATIVE_INFINITY};
    StoredTensor tensor = StoredTensor.of(List.of(2, 2), StoredTensor.ElementType.BFLOAT16, values);
    Path file = path.resolve("b.npy");
    NpyWriter.write(file, tensor);
    assertThat(new String(NpyWriter.bytes(tensor), ISO_8859_1)).contains("'descr': '<V2'");
    assertThat(TensorFiles.read(file, true)).isEqualTo(tensor);
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(file))
        .withMessageContaining("two bytes of no type", "--type bf16");
  }
}
