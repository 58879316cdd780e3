package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever a file holds, reading gives an array, or an exception whose message is one line. */
class NpyRobustnessTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final Path FILE = SCRATCH.file("x.npy");

  @AfterContainer
  static void clean() {
    SCRATCH.close();
  }

  @Property(tries = 200)
  void random_bytes_are_refused_in_one_line(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Property(tries = 300)
  void random_bytes_after_the_magic_are_refused_in_one_line(@ForAll byte[] rest)
      throws IOException {
    byte[] bytes = Arrays.copyOf(HeaderReader.MAGIC, HeaderReader.MAGIC.length + rest.length);
    System.arraycopy(rest, 0, bytes, HeaderReader.MAGIC.length, rest.length);
    readOrRefuse(bytes);
  }

  @Property(tries = 1000)
  void random_literals_are_refused_in_one_line(@ForAll("almostLiterals") String header)
      throws IOException {
    readOrRefuse(RawNpy.withHeader(header).version(3).bytes());
  }

  @Property(tries = 1000)
  void a_file_with_one_byte_changed_is_read_or_refused_in_one_line(
      @ForAll(supplier = NpyArrays.class) NpyArray array, @ForAll int where, @ForAll byte value)
      throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.LITTLE_ENDIAN).bytes();
    bytes[Math.floorMod(where, bytes.length)] = value;
    readOrRefuse(bytes);
  }

  @Property(tries = 300)
  void a_file_cut_anywhere_is_refused_in_one_line(
      @ForAll(supplier = NpyArrays.class) NpyArray array, @ForAll int where) throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.BIG_ENDIAN).bytes();
    Files.write(FILE, Arrays.copyOf(bytes, Math.floorMod(where, bytes.length)));
    assertThatExceptionOfType(NpyException.class)
        .isThrownBy(() -> NpyReader.read(FILE))
        .satisfies(NpyRobustnessTest::isOneLine);
  }

  @Property(tries = 100)
  void a_file_with_bytes_after_its_end_is_refused(
      @ForAll(supplier = NpyArrays.class) NpyArray array) throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.LITTLE_ENDIAN).bytes();
    Files.write(FILE, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatExceptionOfType(NpyException.class)
        .isThrownBy(() -> NpyReader.read(FILE))
        .withMessageContaining("a file of one array would be right");
  }

  @Provide
  Arbitrary<String> almostLiterals() {
    return Arbitraries.of(
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            ",",
            ":",
            "'descr'",
            "'fortran_order'",
            "\"shape\"",
            "'",
            "\"",
            "\\",
            "-",
            "1",
            "3L",
            "99999999999",
            "False",
            "True",
            "None",
            "u'<f4'",
            "'>f8'",
            "nan",
            ".",
            " ",
            "\n",
            "\0",
            "\u2028",
            "✓",
            "\ud800")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    try {
      assertThat(NpyReader.read(FILE).shape()).isNotNull();
    } catch (NpyException refusal) {
      isOneLine(refusal);
    } catch (RuntimeException | Error fault) {
      fail("neither read nor refused", fault);
    }
  }

  private static void isOneLine(NpyException refusal) {
    assertThat(refusal.getMessage())
        .startsWith(FILE + ": ")
        .matches("[^\\p{Cntrl}\\u2028\\u2029]+")
        .hasSizeLessThan(600);
  }
}
