package dev.convproof.cli;

import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.algebra.Requantization.Way;
import dev.convproof.cli.RuntimeQuestions.Asked;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.Inquiry.Question;
import dev.convproof.subject.Inquiry.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Asks a runtime for quantised convolutions of u8 and i8: in which way it makes outputs of sums, of
 * those that can be declared; what pads the input; and whether sums saturate on the way.
 */
final class QuantisedQuestions {
  private static final int X_ZERO = 64;
  private static final int Y_ZERO = 3; // the same in all questions: PyTorch keeps the first
  private static final int TAPS = 9;
  private static final int CHANNELS = 16;
  private static final int LARGE = 127;

  /** Steps of outputs: one of which half of the odd sums are ties, and one that has none. */
  private static final List<String> STEPS = List.of("2", "30.1");

  private final Inquiry inquiry;

  QuantisedQuestions(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  private Reply ask(Map<String, Integer> sizes, int xZero, String step, long[] x, long[] k) {
    Map<String, String> words =
        Map.of("padding", "explicit", "xzero", "" + xZero, "yzero", "" + Y_ZERO, "scale", step);
    return inquiry.ask(new Question("quantised", "u8", sizes, words, x, k));
  }

  /** Asks all; one answer where it has no quantised convolution. */
  List<Asked> all() {
    Reply first = ask(Map.of(), 0, STEPS.get(0), new long[] {1}, new long[] {1});
    if (!(first instanceof Reply.Output)) {
      return List.of(
          Asked.plain("quantised", "rounding", "refused: " + RuntimeQuestions.why(first)));
    }
    return List.of(rounded(), padded(), saturated());
  }

  private static Optional<Requantization> in(Way way, String step) {
    return Requantization.of(
            Way.EVEN, new BigDecimal(1 / Double.parseDouble(step)), Y_ZERO, NumberFormat.UINT8)
        .by(way);
  }

  /** Asks for sums that tell ways to round apart, and names those that give all outputs. */
  private Asked rounded() {
    List<Way> ways = new ArrayList<>(Arrays.asList(Way.values()));
    ways.remove(Way.ANY);
    int sums = 0;
    List<String> seen = new ArrayList<>();
    for (String step : STEPS) {
      long[] asked = sums(step);
      Reply reply = ask(sizes(asked), X_ZERO, step, inputs(asked), new long[] {LARGE, 1});
      if (!(reply instanceof Reply.Output output)) {
        return Asked.plain("quantised", "rounding", "refused: " + RuntimeQuestions.why(reply));
      }
      long[] found = output.tensor().integers();
      sums += asked.length;
      ways.removeIf(way -> !gives(in(way, step), asked, found));
      IntStream.range(0, Math.min(asked.length, found.length))
          .filter(at -> found[at] != in(Way.EVEN, step).orElseThrow().output((int) asked[at]))
          .mapToObj(
              at ->
                  Output.text(
                      "a sum of %d in steps of %s to zero point %d: %d, where ties to even give %d",
                      asked[at],
                      step,
                      Y_ZERO,
                      found[at],
                      in(Way.EVEN, step).orElseThrow().output((int) asked[at])))
          .findFirst()
          .ifPresent(seen::add);
    }
    String told =
        ways.isEmpty()
            ? "in no way that can be declared"
            : ways.stream()
                .map(way -> way.symbol() + ": " + way.words())
                .collect(Collectors.joining(" or "));
    return new Asked(
        "quantised",
        "rounding",
        told + Output.text(", of %d sums that tell", sums),
        ways.isEmpty(),
        seen.stream().findFirst());
  }

  private static boolean gives(Optional<Requantization> by, long[] sums, long[] found) {
    return by.isPresent()
        && found.length == sums.length
        && IntStream.range(0, sums.length)
            .allMatch(at -> by.get().output((int) sums[at]) == found[at]);
  }

  /** Returns sums that tell, and that two inputs times 127 and 1 can be. */
  private static long[] sums(String step) {
    long least = -X_ZERO * (LARGE + 1L);
    long greatest = (255 - X_ZERO) * (long) LARGE;
    return in(Way.EVEN, step).orElseThrow().telling(Integer.MAX_VALUE).stream()
        .flatMap(List::stream)
        .filter(sum -> least <= sum && sum <= greatest)
        .distinct()
        .sorted()
        .mapToLong(Long::longValue)
        .toArray();
  }

  private static Map<String, Integer> sizes(long[] sums) {
    return Map.of("ci", 2, "w", sums.length);
  }

  private static long[] inputs(long[] sums) {
    return LongStream.concat(
            Arrays.stream(sums).map(sum -> Math.floorDiv(sum, LARGE) + X_ZERO),
            Arrays.stream(sums).map(sum -> Math.floorMod(sum, LARGE) + X_ZERO))
        .toArray();
  }

  /** An input of nothing but its zero point stands for zeros, and so does its padding. */
  private Asked padded() {
    Map<String, Integer> sizes = new LinkedHashMap<>(Map.of("h", 2, "w", 2, "kh", 3, "kw", 3));
    List.of("pt", "pb", "pl", "pr").forEach(key -> sizes.put(key, 1));
    long[] ones = new long[TAPS];
    Arrays.fill(ones, 1);
    long[] zeros = new long[4];
    Arrays.fill(zeros, X_ZERO);
    Reply reply = ask(sizes, X_ZERO, "1", zeros, ones);
    if (!(reply instanceof Reply.Output output)) {
      return Asked.plain("quantised", "padding", "refused: " + RuntimeQuestions.why(reply));
    }
    long[] y = output.tensor().integers();
    boolean right = Arrays.stream(y).allMatch(value -> value == Y_ZERO);
    String seen =
        Output.text(
            "an input of its zero point %d, to %d: %s",
            X_ZERO,
            Y_ZERO,
            Arrays.stream(y).mapToObj(Long::toString).collect(Collectors.joining(", ")));
    return new Asked(
        "quantised",
        "padding",
        right ? "the zero point of the input" : seen,
        !right,
        right ? Optional.empty() : Optional.of(seen + ", instead of " + Y_ZERO + " in all"));
  }

  /** Sixteen channels of greatest products, whose sum is 100 steps of the output. */
  private Asked saturated() {
    long[] x = new long[CHANNELS * TAPS];
    long[] k = new long[CHANNELS * TAPS];
    Arrays.fill(x, 255);
    Arrays.fill(k, LARGE);
    Map<String, Integer> sizes = Map.of("ci", CHANNELS, "h", 3, "w", 3, "kh", 3, "kw", 3);
    Reply reply = ask(sizes, 0, "46634.4", x, k);
    if (!(reply instanceof Reply.Output output)) {
      return Asked.plain("quantised", "sums", "refused: " + RuntimeQuestions.why(reply));
    }
    long y = output.tensor().integers()[0];
    long due = 100 + Y_ZERO;
    return new Asked(
        "quantised",
        "sums",
        y == due ? "do not saturate on the way" : "saturate on the way",
        y != due,
        y == due
            ? Optional.empty()
            : Optional.of(
                Output.text(
                    "144 products of 255 and 127, in steps of 46634.4 to zero point %d: %d, instead"
                        + " of %d",
                    Y_ZERO, y, due)));
  }
}
