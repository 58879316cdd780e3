package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.convproof.file.StoredTensor.ElementType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * What is written is read back; whatever a file holds, reading gives a tensor, or an exception
 * whose message is one line.
 */
class NpyPropertiesTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final Path FILE = SCRATCH.file("x.npy");

  @AfterContainer
  static void clean() {
    SCRATCH.close();
  }

  @Property(tries = 300)
  void what_is_written_is_read_back(@ForAll(supplier = StoredTensors.class) StoredTensor array)
      throws TensorFileException {
    NpyWriter.write(FILE, array);
    assertThat(TensorFiles.read(FILE)).isEqualTo(array);
  }

  @Property(tries = 300)
  void both_byte_orders_read_the_same(
      @ForAll(supplier = StoredTensors.class) StoredTensor array, @ForAll boolean bigEndian)
      throws TensorFileException {
    ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    assertThat(TensorFiles.read(RawNpy.of(array, order).writtenTo(FILE))).isEqualTo(array);
  }

  @Property(tries = 200)
  void every_bit_of_a_float_survives_whatever_kind_of_nan_it_is(
      @ForAll boolean wide, @ForAll @Size(64) byte[] bits) throws TensorFileException, IOException {
    StoredTensor read =
        TensorFiles.read(
            RawNpy.of(wide ? "'<f8'" : "'<f4'", wide ? "(8,)" : "(16,)")
                .data(bits)
                .writtenTo(FILE));
    NpyWriter.write(FILE, read);
    assertThat(Files.readAllBytes(FILE)).endsWith(bits);
  }

  @Property(tries = 200)
  void the_data_begins_at_a_multiple_of_64_bytes(
      @ForAll(supplier = StoredTensors.class) StoredTensor array)
      throws TensorFileException, IOException {
    NpyWriter.write(FILE, array);
    long dataBytes = (long) array.size() * array.type().bytes();
    assertThat(Files.size(FILE) - dataBytes).isPositive().matches(start -> start % 64 == 0);
  }

  @Example
  void arrays_larger_than_one_chunk_are_read_back_in_every_type() throws TensorFileException {
    int elements = Elements.CHUNK_BYTES + 1;
    for (ElementType type : StoredTensors.NUMPYS) {
      StoredTensor array = counting(type, elements);
      NpyWriter.write(FILE, array);
      assertThat(TensorFiles.read(FILE).equals(array)).as("%s", type).isTrue();
    }
  }

  @Property(tries = 200)
  void random_bytes_are_refused_in_one_line(@ForAll byte[] bytes) throws IOException {
    readOrRefuse(bytes);
  }

  @Property(tries = 300)
  void random_bytes_after_the_magic_are_refused_in_one_line(@ForAll byte[] rest)
      throws IOException {
    byte[] bytes = Arrays.copyOf(NpyReader.MAGIC, NpyReader.MAGIC.length + rest.length);
    System.arraycopy(rest, 0, bytes, NpyReader.MAGIC.length, rest.length);
    readOrRefuse(bytes);
  }

  @Property(tries = 1000)
  void random_literals_are_refused_in_one_line(@ForAll("almostLiterals") String header)
      throws IOException {
    readOrRefuse(RawNpy.withHeader(header).version(3).bytes());
  }

  @Property(tries = 1000)
  void a_file_with_one_byte_changed_is_read_or_refused_in_one_line(
      @ForAll(supplier = StoredTensors.class) StoredTensor array,
      @ForAll int where,
      @ForAll byte value)
      throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.LITTLE_ENDIAN).bytes();
    bytes[Math.floorMod(where, bytes.length)] = value;
    readOrRefuse(bytes);
  }

  @Property(tries = 300)
  void a_file_cut_anywhere_is_refused_in_one_line(
      @ForAll(supplier = StoredTensors.class) StoredTensor array, @ForAll int where)
      throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.BIG_ENDIAN).bytes();
    Files.write(FILE, Arrays.copyOf(bytes, Math.floorMod(where, bytes.length)));
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(FILE))
        .satisfies(NpyPropertiesTest::isOneLine);
  }

  @Property(tries = 100)
  void a_file_with_bytes_after_its_end_is_refused(
      @ForAll(supplier = StoredTensors.class) StoredTensor array) throws IOException {
    byte[] bytes = RawNpy.of(array, ByteOrder.LITTLE_ENDIAN).bytes();
    Files.write(FILE, Arrays.copyOf(bytes, bytes.length + 1));
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(FILE))
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

  private static StoredTensor counting(ElementType type, int elements) {
    List<Integer> shape = List.of(elements);
    switch (type) {
      case FLOAT32 -> {
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
          values[i] = i;
        }
        return StoredTensor.of(shape, values);
      }
      case FLOAT16 -> {
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
          values[i] = type.floatOf(i % 0x7c00);
        }
        return StoredTensor.of(shape, type, values);
      }
      case FLOAT64 -> {
        return StoredTensor.of(shape, IntStream.range(0, elements).asDoubleStream().toArray());
      }
      default -> {
        long[] values = LongStream.range(0, elements).map(i -> i & type.largest()).toArray();
        return StoredTensor.of(shape, type, values);
      }
    }
  }

  private static void readOrRefuse(byte[] bytes) throws IOException {
    Files.write(FILE, bytes);
    try {
      assertThat(TensorFiles.read(FILE).shape()).isNotNull();
    } catch (TensorFileException refusal) {
      isOneLine(refusal);
    } catch (RuntimeException | Error fault) {
      fail("neither read nor refused", fault);
    }
  }

  private static void isOneLine(TensorFileException refusal) {
    assertThat(refusal.getMessage())
        .startsWith(FILE + ": ")
        .matches("[^\\p{Cntrl}\\u2028\\u2029]+")
        .hasSizeLessThan(600);
  }

  /** A directory for one test class, since jqwik has no {@code @TempDir}. */
  private static final class Scratch implements AutoCloseable {

    private final Path directory;

    Scratch() {
      try {
        directory = Files.createTempDirectory("npy");
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }

    Path file(String name) {
      return directory.resolve(name);
    }

    @Override
    public void close() {
      try (var files = Files.newDirectoryStream(directory)) {
        for (Path file : files) {
          Files.delete(file);
        }
        Files.delete(directory);
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }
}
