package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths that name no readable file, and files that are damaged or of another format. */
class NpyReaderTest {

  @TempDir private Path directory;

  @Test
  void a_missing_file() {
    assertUnreadable(
        directory.resolve("x.npy"), "does not exist; the path of a file of tensors would be right");
  }

  @Test
  void a_directory() {
    assertUnreadable(directory, "is a directory; the path of a file of tensors would be right");
  }

  @Test
  void a_device() {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "there is no /dev/null: skipped");
    assertUnreadable(device, "is not a regular file; the path of a file of tensors would be right");
  }

  @Test
  void a_path_through_a_file() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertUnreadable(
        file.resolve("x.npy"), "does not exist; the path of a file of tensors would be right");
  }

  @Test
  void a_file_without_permission() throws IOException {
    Path file = Files.createFile(directory.resolve("x.npy"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything: skipped");
    assertUnreadable(file, "cannot be read: permission denied; a readable file would be right");
  }

  @Test
  void a_name_with_a_line_feed_keeps_the_message_on_one_line() {
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(directory.resolve("a\nb.npy")))
        .withMessage(
            directory
                + "/a\\u000ab.npy: does not exist; the path of a file of tensors would be right");
  }

  @Test
  void an_empty_file() throws IOException {
    assertUnreadable(
        write(new byte[0]), "the file is empty; an array saved with numpy.save would be right");
  }

  @Test
  void a_zip_archive() throws IOException {
    assertUnreadable(
        write(new byte[] {'P', 'K', 3, 4, 0}),
        "the zip archive is damaged: zip END header not found; save it again with numpy.savez");
  }

  @Test
  void another_format() throws IOException {
    assertUnreadable(
        write(new byte[] {'1', ',', '2', '\n'}),
        "this is not an .npy file: it begins with the bytes 31 2c 32 0a where 93 4e 55 4d 50 59"
            + " belong; an array saved with numpy.save would be right");
  }

  @Test
  void an_unknown_version() {
    assertRefused(
        RawNpy.of("'<f4'", "()").version(4),
        "version 4.0 of the format is unknown; 1.0, 2.0 or 3.0 would be right");
  }

  @ParameterizedTest
  @CsvSource({
    "7, the format's version, 6, 8",
    "8, the header's length, 8, 10",
    "9, the header's length, 8, 10",
    "10, the header, 10, 63",
    "62, the header, 10, 63"
  })
  void a_file_that_ends_before_the_data(int size, String part, int from, int to)
      throws IOException {
    byte[] whole = RawNpy.of("'<f4'", "()").bytes();
    assertUnreadable(
        write(Arrays.copyOf(whole, size)),
        ("the file is cut short: it ends after %s bytes, where %s goes from byte %s to %s;"
                + " save the array again")
            .formatted(size, part, from, to));
  }

  @Test
  void a_header_longer_than_the_file() {
    assertRefused(
        RawNpy.of("'<f4'", "()").version(2).claimingHeaderBytes(1000),
        "the file is cut short: it ends after 65 bytes, where the header goes from byte 12 to 1012;"
            + " save the array again");
  }

  @Test
  void a_header_of_four_gigabytes() {
    assertRefused(
        RawNpy.of("'<f4'", "()").version(3).claimingHeaderBytes(-1),
        "the header claims 4294967295 bytes; at most 65535 would be right");
  }

  @Test
  void data_cut_short() {
    assertRefused(
        RawNpy.of("'<f8'", "(1, 2, 3)").data(new byte[47]),
        "the file is cut short: it holds 47 bytes of data where shape (1, 2, 3) of float64 needs"
            + " 48; save the array again");
  }

  @Test
  void data_with_bytes_after_it() {
    assertRefused(
        RawNpy.of("'<f8'", "(1, 2, 3)").data(new byte[92]),
        "the file holds 92 bytes of data where shape (1, 2, 3) of float64 needs 48; a file of one"
            + " array would be right");
  }

  @Test
  void a_shape_that_claims_gigabytes_takes_no_memory() {
    assertRefused(
        RawNpy.of("'<f8'", "(2147483647,)").data(new byte[8]),
        "the file is cut short: it holds 8 bytes of data where shape (2147483647,) of float64"
            + " needs 17179869176; save the array again");
  }

  @Test
  void more_elements_than_a_java_array_holds() throws IOException {
    Path file = RawNpy.of("'|u1'", "(2147483647,)").writtenTo(directory.resolve("x.npy"));
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(sparse.length() + Integer.MAX_VALUE);
    }
    assertUnreadable(file, "does not fit into Java's memory; a larger -Xmx helps");
  }

  @Test
  void a_uint64_beyond_the_largest_int64() {
    assertRefused(
        RawNpy.of("'>u8'", "(2, 1, 2)").data(bytesWithMinusOneLast(32)),
        "the uint64 at index [1, 0, 1] is 18446744073709551615; at most 9223372036854775807, the"
            + " largest int64, would be right");
  }

  private static byte[] bytesWithMinusOneLast(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, length - Long.BYTES, length, (byte) -1);
    return bytes;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("x.npy"), bytes);
  }

  private void assertRefused(RawNpy file, String fault) {
    assertUnreadable(file.writtenTo(directory.resolve("x.npy")), fault);
  }

  static void assertUnreadable(Path file, String fault) {
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(file))
        .satisfies(refusal -> assertThat(refusal.getMessage()).isEqualTo(file + ": " + fault));
  }
}
