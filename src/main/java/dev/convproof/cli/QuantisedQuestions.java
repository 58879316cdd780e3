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
import java.util.stream.Stream;

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

  private Reply ask(Map<String, Integer> sizes, int xZero, String steps, long[] x, long[] k) {
    Map<String, String> words =
        Map.of("padding", "explicit", "xzero", "" + xZero, "yzero", "" + Y_ZERO, "scale", steps);
    return inquiry.ask(new Question("quantised", "u8", sizes, words, x, k));
  }

  /** Asks all; one answer where it has no quantised convolution. */
  List<Asked> all() {
    Reply first = ask(Map.of(), 0, STEPS.get(0), new long[] {1}, new long[] {1});
    if (!(first instanceof Reply.Output)) {
      return Stream.of("rounding", "rounding by channel", "padding", "sums")
          .map(question -> Asked.refused("quantised", question, first))
          .toList();
    }
    return List.of(rounded(), byChannel(), padded(), saturated());
  }

  private static Optional<Requantization> in(Way way, String step) {
    return Requantization.of(
            Way.EVEN, new BigDecimal(1 / Double.parseDouble(step)), Y_ZERO, NumberFormat.UINT8)
        .by(way);
  }

  /** Asks for sums that tell ways to round apart, and names those that give all outputs. */
  private Asked rounded() {
    List<Way> ways = exactWays();
    int sums = 0;
    List<String> seen = new ArrayList<>();
    for (String step : STEPS) {
      long[] asked = sums(step);
      Reply reply = ask(sizes(asked), X_ZERO, step, inputs(asked), new long[] {LARGE, 1});
      if (!(reply instanceof Reply.Output output)) {
        return Asked.refused("quantised", "rounding", reply);
      }
      long[] found = output.tensor().integers();
      sums += asked.length;
      ways.removeIf(way -> !gives(in(way, step), asked, found));
      differing(step, asked, found).ifPresent(seen::add);
    }
    return new Asked(
        "quantised",
        "rounding",
        symbols(ways),
        words(ways) + Output.text(", of %d sums that tell", sums),
        ways.isEmpty(),
        seen.stream().findFirst());
  }

  private static List<Way> exactWays() {
    return new ArrayList<>(Arrays.stream(Way.values()).filter(Way::isExact).toList());
  }

  private static String symbols(List<Way> ways) {
    return ways.isEmpty()
        ? "other"
        : ways.stream().map(Way::symbol).collect(Collectors.joining(" or "));
  }

  private static String words(List<Way> ways) {
    return ways.isEmpty()
        ? "in no way that can be declared"
        : ways.stream()
            .map(way -> way.symbol() + ": " + way.words())
            .collect(Collectors.joining(" or "));
  }

  /** Asks for two equal channels of weights, each with a step of its own. */
  private Asked byChannel() {
    String question = "rounding by channel";
    long[] asked =
        STEPS.stream()
            .flatMapToLong(step -> Arrays.stream(sums(step)))
            .distinct()
            .sorted()
            .toArray();
    Map<String, Integer> sizes = Map.of("ci", 2, "w", asked.length, "co", STEPS.size());
    Reply reply =
        ask(sizes, X_ZERO, String.join(",", STEPS), inputs(asked), new long[] {LARGE, 1, LARGE, 1});
    if (!(reply instanceof Reply.Output output)) {
      return Asked.refused("quantised", question, reply);
    }
    long[] found = output.tensor().integers();
    List<Way> ways = exactWays();
    Optional<String> seen = Optional.empty();
    for (int channel = 0; channel < STEPS.size(); channel++) {
      String step = STEPS.get(channel);
      long[] own = Arrays.copyOfRange(found, channel * asked.length, (channel + 1) * asked.length);
      ways.removeIf(way -> !gives(in(way, step), asked, own));
      seen = seen.or(() -> differing(step, asked, own));
    }
    return new Asked(
        "quantised",
        question,
        symbols(ways),
        words(ways)
            + Output.text(", of %d sums in each of %d channels", asked.length, STEPS.size()),
        ways.isEmpty(),
        seen);
  }

  /** Returns the first output that is not the sum's with ties to even. */
  private static Optional<String> differing(String step, long[] asked, long[] found) {
    Requantization even = in(Way.EVEN, step).orElseThrow();
    return IntStream.range(0, Math.min(asked.length, found.length))
        .filter(at -> found[at] != even.output((int) asked[at]))
        .mapToObj(
            at ->
                Output.text(
                    "a sum of %d in steps of %s to zero point %d: %d, where ties to even give %d",
                    asked[at], step, Y_ZERO, found[at], even.output((int) asked[at])))
        .findFirst();
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
      return Asked.refused("quantised", "padding", reply);
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
        right ? "zero point" : "other",
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
      return Asked.refused("quantised", "sums", reply);
    }
    long y = output.tensor().integers()[0];
    long due = 100 + Y_ZERO;
    return new Asked(
        "quantised",
        "sums",
        y == due ? "exact" : "saturate",
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
