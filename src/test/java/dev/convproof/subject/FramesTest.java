package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lines and arrays of numbers, byte for byte. */
class FramesTest {
  private static final Geometry ALL =
      Notation.parse("n2g3ci6co9h7w8kh3kw2sh2sw3dh1dw2pt1pb2pl3pr4");

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Test
  void the_line_of_a_call_has_every_quantity_of_its_geometry() {
    String line = Frames.call("forward", "f32", ALL, true, "10");
    Map<String, String> pairs = Frames.pairs(line);
    assertThat(line).startsWith("operation=forward format=f32 ").endsWith(" limit=10 more=0");
    assertThat(pairs)
        .hasSize(21)
        .containsEntry("n", "2")
        .containsEntry("kw", "2")
        .containsEntry("pr", "4")
        .containsEntry("bias", "1");
    assertThat(Frames.geometry(pairs)).isEqualTo(ALL);
    assertThat(Frames.pairs(Frames.call("forward", "f32", ALL, false, "10")))
        .containsEntry("bias", "0");
  }

  @Test
  void a_pair_is_cut_at_its_first_equals_sign() {
    assertThat(Frames.pairs("a=b=c  d")).containsExactly(Map.entry("a", "b=c"), Map.entry("", "d"));
    assertThat(Frames.pairs("=x")).containsExactly(Map.entry("", "x"));
  }

  @Test
  void lines_end_at_a_newline_or_with_the_stream() throws IOException {
    InputStream in = bytes("äb\n\nlast");
    assertThat(Frames.line(in)).isEqualTo("äb");
    assertThat(Frames.line(in)).isEmpty();
    assertThat(Frames.line(in)).isEqualTo("last");
    assertThat(Frames.line(in)).isNull();
  }

  @Test
  void a_zero_byte_ends_no_line() throws IOException {
    assertThat(Frames.line(bytes("\0a\0b\nc"))).isEqualTo("\0a\0b");
  }

  @Test
  void a_line_is_cut_after_8192_bytes() throws IOException {
    InputStream in = bytes("x".repeat(8_192) + "yz\n");
    assertThat(Frames.line(in)).isEqualTo("x".repeat(8_192));
    assertThat(Frames.line(in)).isEqualTo("z"); // what ended the line was read
  }

  /** A stream of which some bytes are there, and more would be waited for. */
  private static final class Waiting extends InputStream {
    private final byte[] there;
    private int at;

    Waiting(String there) {
      this.there = there.getBytes(UTF_8);
    }

    @Override
    public int read() {
      if (at == there.length) {
        throw new AssertionError("waits for more");
      }
      return there[at++];
    }

    @Override
    public int read(byte[] to, int from, int count) {
      to[from] = (byte) read();
      return 1;
    }

    @Override
    public int available() {
      return there.length - at;
    }
  }

  @Test
  void what_is_there_of_a_line_is_read_without_waiting_for_more() throws IOException {
    assertThat(Frames.lineThatIsThere(new Waiting("begun"))).isEqualTo("begun");
    InputStream whole = new Waiting("a\nb");
    assertThat(Frames.lineThatIsThere(whole)).isEqualTo("a");
    assertThat(whole.available()).isEqualTo(1);
    assertThat(Frames.lineThatIsThere(bytes(""))).isEmpty();
  }

  @Test
  void array_types_have_formats_and_widths() {
    assertThat(Frames.format(double[].class)).isEqualTo("f64");
    assertThat(Frames.format(float[].class)).isEqualTo("f32");
    assertThat(Frames.format(int[].class)).isEqualTo("i32");
    assertThat(Frames.format(long[].class)).isEqualTo("i64");
    assertThat(Frames.format(short[].class)).isNull();
    assertThat(Frames.format(Arithmetic.INT64)).isEqualTo("i64");
    assertThat(Frames.size(new double[3])).isEqualTo(24);
    assertThat(Frames.size(new float[3])).isEqualTo(12);
    assertThat(Frames.size(new int[3])).isEqualTo(12);
    assertThat(Frames.size(new long[3])).isEqualTo(24);
  }

  @Test
  void numbers_are_little_endian_and_follow_each_other() {
    byte[] bytes = new byte[25];
    ByteBuffer to = Frames.over(bytes);
    to.put((byte) 9);
    List<Object> arrays =
        List.of(new float[] {1}, new double[] {-2}, new int[] {3}, new long[] {-4});
    arrays.forEach(array -> Frames.put(to, array));
    assertThat(to.position()).isEqualTo(25);
    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo("090000803f00000000000000c003000000fcffffffffffffff");
    ByteBuffer from = Frames.over(bytes).position(1);
    float[] floats = new float[1];
    double[] doubles = new double[1];
    int[] ints = new int[1];
    long[] longs = new long[1];
    for (Object array : List.of(floats, doubles, ints, longs)) {
      Frames.get(from, array);
    }
    assertThat(from.hasRemaining()).isFalse();
    assertThat(floats).containsExactly(1);
    assertThat(doubles).containsExactly(-2);
    assertThat(ints).containsExactly(3);
    assertThat(longs).containsExactly(-4);
  }

  /** Two images of three channels of 1×2, of numbers of two bytes. */
  @Test
  void channels_go_last_and_back() {
    Shape shape = Shape.input(Notation.parse("n2ci3h1w2"));
    byte[] first = new byte[1 + 24];
    for (int at = 0; at < first.length; at++) {
      first[at] = (byte) at;
    }
    byte[] turned = first.clone();
    Frames.transpose(turned, 1, shape, 2, true);
    assertThat(turned)
        .containsExactly(
            0, 1, 2, 5, 6, 9, 10, 3, 4, 7, 8, 11, 12, 13, 14, 17, 18, 21, 22, 15, 16, 19, 20, 23,
            24);
    Frames.transpose(turned, 1, shape, 2, false);
    assertThat(turned).isEqualTo(first);
  }

  @Test
  void bytes_grow_and_keep_what_they_have() {
    Bytes bytes = new Bytes();
    bytes.room(1).put((byte) 7);
    for (int more : new int[] {4_095, 1, 100_000}) {
      int before = bytes.size();
      bytes.room(more).put(new byte[more]);
      assertThat(bytes.size()).isEqualTo(before + more);
      assertThat(bytes.array()[0]).isEqualTo((byte) 7);
    }
    bytes.room(8).putInt(1);
    assertThat(Arrays.copyOfRange(bytes.array(), bytes.size() - 4, bytes.size()))
        .containsExactly(1, 0, 0, 0);
    bytes.clear();
    assertThat(bytes.size()).isZero();
    assertThatThrownBy(
            () -> {
              bytes.room(1).put((byte) 1);
              bytes.room(Integer.MAX_VALUE);
            })
        .isInstanceOf(ArithmeticException.class);
  }

  /** So that appending costs what is appended, however often. */
  @Test
  void bytes_have_twice_the_room_when_it_is_used_up() {
    Bytes bytes = new Bytes();
    bytes.room(4_096).put(new byte[4_096]);
    assertThat(bytes.array()).hasSize(4_096);
    bytes.room(1).put((byte) 1);
    assertThat(bytes.array()).hasSize(8_192);
    bytes.room(8_000);
    assertThat(bytes.array()).hasSize(16_384);
    bytes.room(100_000);
    assertThat(bytes.array()).hasSize(104_097);
  }
}
