package dev.convproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

class NpyRoundTripTest {

  private static final Scratch SCRATCH = new Scratch();
  private static final Path FILE = SCRATCH.file("x.npy");

  @AfterContainer
  static void clean() {
    SCRATCH.close();
  }

  @Property(tries = 300)
  void what_is_written_is_read_back(@ForAll(supplier = NpyArrays.class) NpyArray array)
      throws NpyException {
    NpyWriter.write(FILE, array);
    assertThat(NpyReader.read(FILE)).isEqualTo(array);
  }

  @Property(tries = 300)
  void both_byte_orders_read_the_same(
      @ForAll(supplier = NpyArrays.class) NpyArray array, @ForAll boolean bigEndian)
      throws NpyException {
    ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    assertThat(NpyReader.read(RawNpy.of(array, order).writtenTo(FILE))).isEqualTo(array);
  }

  @Property(tries = 200)
  void every_bit_of_a_float_survives_whatever_kind_of_nan_it_is(
      @ForAll boolean wide, @ForAll @Size(64) byte[] bits) throws NpyException, IOException {
    NpyArray read =
        NpyReader.read(
            RawNpy.of(wide ? "'<f8'" : "'<f4'", wide ? "(8,)" : "(16,)")
                .data(bits)
                .writtenTo(FILE));
    NpyWriter.write(FILE, read);
    assertThat(Files.readAllBytes(FILE)).endsWith(bits);
  }

  @Property(tries = 200)
  void the_data_begins_at_a_multiple_of_64_bytes(@ForAll(supplier = NpyArrays.class) NpyArray array)
      throws NpyException, IOException {
    NpyWriter.write(FILE, array);
    long dataBytes = (long) array.data().length() * array.type().bytes();
    assertThat(Files.size(FILE) - dataBytes).isPositive().matches(start -> start % 64 == 0);
  }

  @Example
  void arrays_larger_than_one_chunk_are_read_back_in_every_type() throws NpyException {
    int elements = DataReader.CHUNK_BYTES + 1;
    for (ElementType type : ElementType.values()) {
      NpyArray array = new NpyArray(List.of(elements), counting(type, elements));
      NpyWriter.write(FILE, array);
      assertThat(NpyReader.read(FILE).equals(array)).as("%s", type).isTrue();
    }
  }

  private static NpyData counting(ElementType type, int elements) {
    return switch (type) {
      case FLOAT32 -> {
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
          values[i] = i;
        }
        yield new NpyData.Float32(values);
      }
      case FLOAT64 -> {
        double[] values = new double[elements];
        for (int i = 0; i < elements; i++) {
          values[i] = i;
        }
        yield new NpyData.Float64(values);
      }
      default -> {
        long[] values = new long[elements];
        for (int i = 0; i < elements; i++) {
          values[i] = i & type.largest();
        }
        yield new NpyData.Integers(type, values);
      }
    };
  }
}
