package dev.convproof.law;

import static dev.convproof.law.NarrowerFormatsTest.formats;
import static dev.convproof.law.NarrowerFormatsTest.given;
import static dev.convproof.law.NarrowerFormatsTest.longs;
import static dev.convproof.law.NarrowerFormatsTest.names;
import static dev.convproof.law.NarrowerFormatsTest.ways;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Requantization;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to compute integers in something narrower is what a kernel in it computes. */
class NarrowIntegersTest {

  @Test
  void of_integers_the_ways_are_those_of_their_widths() {
    List<String> narrow =
        List.of(
            "pairs of products saturated to 16 bits",
            "pairs of products that wrap at 16 bits",
            "sums in single precision",
            "sums that wrap at 16 bits",
            "sums that are clipped at 16 bits",
            "weights of 7 bits, halved and doubled");
    assertThat(names("i8", 0)).isEqualTo(narrow);
    assertThat(names("i8", 7))
        .isEqualTo(
            Stream.concat(
                    Stream.of(
                        "a zero point that is forgotten",
                        "padding of 0 in the place of the zero point"),
                    narrow.stream())
                .toList());
    assertThat(ways("i8", 7)).hasSize(ways("i8", 0).size() + 2 + 4);
    assertThat(names("i32", 0))
        .containsExactly(
            "sums in single precision",
            "sums that wrap at 16 bits",
            "sums that are clipped at 16 bits",
            "weights of 7 bits, halved and doubled",
            "inputs of 16 bits",
            "inputs of 8 bits");
    assertThat(names("i64", 0))
        .containsExactly(
            "sums in double precision",
            "sums in single precision",
            "sums that wrap at 32 bits",
            "sums that are clipped at 32 bits",
            "products of 32 bits",
            "sums that wrap at 16 bits",
            "sums that are clipped at 16 bits",
            "weights of 7 bits, halved and doubled",
            "inputs of 32 bits",
            "inputs of 16 bits",
            "inputs of 8 bits");
  }

  /** Three channels of two taps, the first column padded: taps are products 0 to 5. */
  private static OutputTerms bytes() {
    int[] x = {11, 93, -7}; // differences to the zero point
    int[] k = {101, -3, 90, 127, -115, 126};
    Geometry g = Notation.parse("ci3kw2pl1");
    return new OutputTerms(Problem.of(g, x, k, Optional.of(new int[] {1_000})), 0);
  }

  private static long pairs(OutputTerms t, int[] order, int zero, LongUnaryOperator to) {
    long sum = t.wholeBias;
    for (int at = 0; at < order.length; at += 2) {
      long pair = 0;
      for (int tap : Arrays.copyOfRange(order, at, at + 2)) {
        pair += (t.wholeX[tap] + zero) * t.wholeK[tap];
        sum -= zero * t.wholeK[tap];
      }
      sum += to.applyAsLong(pair);
    }
    return sum;
  }

  @Test
  void bytes_are_added_in_pairs_of_taps_and_of_channels() {
    int[] x = {255, 250, 3, 200, 7, 100};
    int[] k = {127, 126, -5, 127, -128, 1};
    OutputTerms terms =
        new OutputTerms(Problem.of(Notation.parse("ci3w2kw2"), x, k, Optional.empty()), 0);
    int[] ofTaps = {0, 1, 2, 3, 4, 5};
    int[] ofChannels = {0, 2, 4, 1, 3, 5};
    LongUnaryOperator clip = v -> Math.max(-32_768, Math.min(32_767, v));
    LongUnaryOperator wrap = v -> (short) v;
    List<Number> clipped = new ArrayList<>();
    List<Number> wrapped = new ArrayList<>();
    for (int zero : new int[] {0, 200}) {
      for (int[] order : new int[][] {ofTaps, ofChannels}) {
        clipped.add(pairs(terms, order, zero, clip));
        wrapped.add(pairs(terms, order, zero, wrap));
      }
    }
    assertThat(given("u8i8", 200, "pairs of products saturated to 16 bits", terms))
        .isEqualTo(clipped);
    assertThat(given("u8i8", 200, "pairs of products that wrap at 16 bits", terms))
        .isEqualTo(wrapped);
    assertThat(given("u8i8", 0, "pairs of products saturated to 16 bits", terms))
        .isEqualTo(clipped.subList(0, 2));
    assertThat(clipped).doesNotHaveDuplicates();
  }

  @Test
  void terms_are_read_where_a_window_lies_and_as_wide_as_they_are() {
    long[] x = new long[24];
    Arrays.setAll(x, at -> (1L << 53) + 2L * at + 1);
    Geometry g = Notation.parse("n2ci2h3w2kh2");
    OutputTerms last = new OutputTerms(Problem.of(g, x, new long[4], Optional.empty()), 7);
    assertThat(last.wholeX).containsExactly(x[15], x[17], x[21], x[23]);
    OutputTerms first = new OutputTerms(Problem.of(g, x, new long[4], Optional.empty()), 0);
    assertThat(first.wholeX).containsExactly(x[0], x[2], x[6], x[8]);
  }

  @Test
  void a_zero_point_is_forgotten_or_is_no_padding() {
    OutputTerms terms = bytes();
    assertThat(terms.wholeX).containsExactly(0, 11, 0, 93, 0, -7);
    assertThat(terms.padded).containsExactly(true, false, true, false, true, false);
    assertThat(terms.channels).isEqualTo(3);
    assertThat(given("u8i8", 200, "a zero point that is forgotten", terms))
        .containsExactly(1_000L + 211 * -3 + 293 * 127 + 193 * 126);
    assertThat(given("u8i8", 200, "padding of 0 in the place of the zero point", terms))
        .containsExactly(1_000L - 200 * (101 + 90 - 115) + 11 * -3 + 93 * 127 - 7 * 126);
    assertThat(given("i8", 0, "weights of 7 bits, halved and doubled", terms))
        .containsExactly(1_000L + 11 * -4 + 93 * 128 - 7 * 126);
  }

  /** Each step narrowed, the last sum alone, and the sum of products before the bias. */
  @Test
  void sums_are_narrowed_at_each_step_or_at_the_end() {
    OutputTerms terms = longs(30_000, 300, -300, 500, 200, 200, 70);
    long all = 30_000 + 60_000 - 60_000 + 35_000;
    assertThat(given("i64", 0, "sums that are clipped at 16 bits", terms))
        .containsExactly(-27_233L + 35_000, 32_767L, 30_000L + 32_767);
    assertThat(given("i64", 0, "sums that wrap at 16 bits", terms))
        .containsExactly((long) (short) all, (long) (short) all, 30_000L + (short) 35_000);
    assertThat(given("i64", 0, "sums that are clipped at 16 bits", longs(0, -40_000, 1)))
        .containsOnly(-32_768L);
    long wide = 1L << 33;
    OutputTerms wider = longs(5, wide, 3, 3, 7);
    assertThat(given("i64", 0, "sums that wrap at 32 bits", wider)).containsExactly(26L, 26L, 26L);
    assertThat(given("i64", 0, "sums that are clipped at 32 bits", wider))
        .containsExactly(2_147_483_647L, 2_147_483_647L, 5 + 2_147_483_647L);
    assertThat(given("i64", 0, "products of 32 bits", longs(5, wide + 1, 3, 3, 7)))
        .containsExactly(5L + 3 + 21);
    assertThat(given("i64", 0, "inputs of 32 bits", wider)).containsExactly(26L);
    assertThat(given("i32", 0, "inputs of 16 bits", longs(5, 65_537, 3, 3, 7)))
        .containsExactly(5L + 3 + 21);
    assertThat(given("i32", 0, "inputs of 8 bits", longs(5, 257, 3, 3, 7)))
        .containsExactly(5L + 3 + 21);
  }

  /** From the bias or with it last, of products as they are and rounded to single precision. */
  @Test
  void integers_are_added_as_floats_in_four_orders() {
    OutputTerms terms = longs(16_777_217, 5_793, 4_097, 5_791, 4_099);
    double[] products = terms.products();
    assertThat(products).containsExactly(5_793d * 5_791, 4_097d * 4_099);
    List<Number> due = new ArrayList<>();
    for (boolean rounded : new boolean[] {false, true}) {
      double first = rounded ? (float) products[0] : products[0];
      double second = rounded ? (float) products[1] : products[1];
      due.add((long) (float) ((float) (16_777_216f + first) + second));
      due.add((long) (float) ((float) ((float) first + second) + 16_777_217d));
    }
    assertThat(given("i64", 0, "sums in single precision", terms)).isEqualTo(due);
    assertThat(given("i64", 0, "sums in single precision", longs(-1, 5, 6_710_887)))
        .as("2^25 + 3 is rounded before 1 is taken off, or after")
        .containsExactly(33_554_432L, 33_554_436L, 33_554_436L, 33_554_436L);
    assertThat(given("i64", 0, "sums in double precision", terms))
        .containsOnly(16_777_217L + 5_793 * 5_791 + 4_097 * 4_099);
  }

  /** Clamped from 0 to 255, zero point 3, an eighth of the sum. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "outputs that wrap at 8 bits; 2048; 0; 3",
        "outputs that wrap at 8 bits; -32; 0; 255",
        "outputs that wrap at 8 bits; 80; 0; 13",
        "a zero point of 0; 80; 0; 10",
        "a zero point of 0; -80; 0; 0",
        "outputs that are clamped before the zero point is added; -16; 0; 3",
        "outputs that are clamped before the zero point is added; 80; 0; 13",
        "a bias that is added after rounding, and rounded itself; 3; 3; 3",
        "a bias that is added after rounding, and rounded itself; 5; 5; 5",
        "outputs that are cut instead of rounded; 63; 0; 10",
        "outputs that are cut instead of rounded; -15; 0; 2"
      })
  void other_outputs_are_made_of_right_sums(String name, long product, long bias, long output) {
    Requantization by = Requantization.parse("even,0.125,3,u8");
    List<NarrowerFormats> ways = NarrowerFormats.of(formats("u8i8"), 0, Optional.of(by));
    OutputTerms terms = longs(bias, product, 1);
    assertThat(ways)
        .filteredOn(way -> way.name().equals(name))
        .extracting(way -> way.output().apply(terms).longValue())
        .containsExactly(output);
  }

  @Test
  void signed_outputs_wrap_to_negative_ones() {
    Requantization by = Requantization.parse("even,1,0,i8");
    List<NarrowerFormats> ways = NarrowerFormats.of(formats("i8"), 0, Optional.of(by));
    for (long sum : new long[] {127, 128, -129, 255}) {
      assertThat(ways)
          .filteredOn(way -> way.name().equals("outputs that wrap at 8 bits"))
          .extracting(way -> way.output().apply(longs(0, sum, 1)).longValue())
          .containsExactly((long) (byte) sum);
    }
    assertThat(ways)
        .extracting(NarrowerFormats::name)
        .doesNotContain(Requantization.Way.ANY.words(), by.way().words())
        .contains(Requantization.Way.AWAY.words());
  }
}
