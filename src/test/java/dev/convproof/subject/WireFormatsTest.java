package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.DeclinedException;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.subject.Exchange.Sent;
import dev.convproof.tensor.Shape;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays as bytes, and back, without a program. */
class WireFormatsTest {
  private static final Geometry G = Notation.parse("ci2h1w2");

  private static <V> Sent<V> sent(String operation, V input, V weights, V third) {
    List<Shape> shapes = List.of(Shape.input(G), Shape.weights(G), Shape.output(G));
    return new Sent<>(operation, G, List.of(input, weights, third), shapes, Shape.output(G));
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(bytes.array(), bytes.size()));
  }

  @SuppressWarnings("unchecked")
  private static <V> Wire<V> wire(String format, boolean channelsLast) {
    return Wire.of((Arithmetic<V>) Arithmetic.named(format), channelsLast, true);
  }

  @Test
  void channels_are_last_where_the_program_has_them_so() {
    Wire<int[]> last = wire("i32", true);
    Bytes bytes = new Bytes();
    bytes.room(1).put((byte) 9);
    last.put(sent("input-gradient", new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[2]), bytes);
    assertThat(hex(bytes))
        .isEqualTo(
            "09" + "01000000030000000200000004000000" + "0500000006000000" + "0000000000000000");
    Shape two = Shape.input(G);
    byte[] raw = HexFormat.of().parseHex("01000000030000000200000004000000");
    assertThat(last.output(raw, two)).containsExactly(1, 2, 3, 4);
    Wire<int[]> first = wire("i32", false);
    Bytes plain = new Bytes();
    first.put(sent("input-gradient", new int[] {1, 2, 3, 4}, new int[] {5, 6}, new int[2]), plain);
    assertThat(hex(plain)).startsWith("01000000020000000300000004000000");
  }

  @Test
  void each_array_has_the_bytes_of_its_format() {
    Sent<float[]> forward = sent("forward", new float[4], new float[2], new float[2]);
    Wire<float[]> bytes = wire("e4m3", false);
    assertThat(List.of(bytes.bytes(forward, 0), bytes.bytes(forward, 1), bytes.bytes(forward, 2)))
        .containsExactly(4, 2, 8);
    assertThat(bytes.bytesDue(forward)).isEqualTo(8);
    assertThat(bytes.width()).isEqualTo(4);
    Sent<float[]> gradient = sent("weight-gradient", new float[4], new float[2], new float[2]);
    assertThat(bytes.bytes(gradient, 2)).isEqualTo(2);
  }

  @Test
  void outputs_are_rounded_to_what_travels() {
    Shape shape = Shape.output(G);
    Bytes bytes = new Bytes();
    float[] given = {1 + 0x1p-20f, -2};
    Wire<float[]> narrow = wire("bf16", false);
    assertThat(narrow.putOutput(given, shape, bytes)).containsExactly(1, -2);
    assertThat(hex(bytes)).isEqualTo("803f00c0");
    Wire<float[]> held = wire("f32", false);
    assertThat(held.putOutput(given, shape, bytes)).isSameAs(given);
    assertThat(bytes.size()).isEqualTo(12);
    assertThat(Wire.of(Arithmetic.named("tf32"), false, true).name()).isEqualTo("tf32");
  }

  @Test
  void numbers_that_a_tensor_cannot_have_are_declined() {
    Wire<float[]> wire = wire("bf16", false);
    float[] ones = {1, 1, 1, 1};
    float[] two = {1, 1};
    wire.requireTravels(sent("forward", ones, two, two));
    for (int at = 0; at < 3; at++) {
      float[][] arrays = {ones.clone(), two.clone(), two.clone()};
      arrays[at][1] = 1 + 0x1p-20f;
      assertThatThrownBy(
              () -> wire.requireTravels(sent("forward", arrays[0], arrays[1], arrays[2])))
          .isInstanceOf(DeclinedException.class)
          .hasMessage(Float.toString(1 + 0x1p-20f) + " is no number of bf16");
    }
  }
}
