package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.algebra.Int64;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.Inquiry.Question;
import dev.convproof.subject.Inquiry.Reply;
import dev.convproof.subject.PaddingRule;
import dev.convproof.tensor.Problem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Asks a runtime what no law asks: paddings by word, types, requantised and empty tensors. */
final class RuntimeQuestions {
  private static final int MOST_TEXT = 90;
  private static final int TAPS = 9;

  private final Inquiry inquiry;

  /** Creates the questions to a program. */
  RuntimeQuestions(Inquiry inquiry) {
    this.inquiry = inquiry;
  }

  /**
   * What came of a question.
   *
   * @param topic such as {@code padding}
   * @param question such as {@code same-upper}
   * @param brief the same in a word or two
   * @param found in words
   * @param surprising whether a specification says otherwise, or a value is lost without a word
   * @param smallest the smallest case, the answer and what would be right; where it surprises
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Asked(
      String topic,
      String question,
      String brief,
      String found,
      boolean surprising,
      Optional<String> smallest) {
    static final String REFUSED = "refused";

    static Asked plain(String topic, String question, String brief, String found) {
      return new Asked(topic, question, brief, found, false, Optional.empty());
    }

    static Asked refused(String topic, String question, Reply reply) {
      return reply instanceof Reply.Broken broken
          ? plain(topic, question, "fails", "fails: " + broken.how())
          : plain(topic, question, REFUSED, "refused: " + why(reply));
    }
  }

  /** Asks everything, under the rules that the runtime's specification has for words. */
  List<Asked> all(List<PaddingRule> rules) {
    List<Asked> asked = new ArrayList<>();
    rules.forEach(rule -> asked.add(padding(rule)));
    Inquiry.typeNames().forEach(type -> asked.add(type(type)));
    asked.addAll(new QuantisedQuestions(inquiry).all());
    asked.addAll(empties());
    return asked;
  }

  private static Question convolution(
      String type, Map<String, Integer> sizes, String padding, long[] input, long[] weights) {
    return new Question("convolution", type, sizes, Map.of("padding", padding), input, weights);
  }

  /** A square window over a square input, in doubles or floats, whichever there are. */
  private record Window(int h, int k, int s, int d, int given) {
    Map<String, Integer> sizes() {
      Map<String, Integer> sizes = new LinkedHashMap<>();
      List.of("h", "w").forEach(key -> sizes.put(key, h));
      List.of("kh", "kw").forEach(key -> sizes.put(key, k));
      List.of("sh", "sw").forEach(key -> sizes.put(key, s));
      List.of("dh", "dw").forEach(key -> sizes.put(key, d));
      List.of("pt", "pb", "pl", "pr").forEach(key -> sizes.put(key, given));
      return sizes;
    }

    long[] input() {
      return LongStream.rangeClosed(1, (long) h * h).map(at -> at * at).toArray();
    }

    long[] weights() {
      return LongStream.rangeClosed(1, (long) k * k).map(at -> 2 * at - 1).toArray();
    }

    /** The values that a rule gives; empty where no window fits. */
    Optional<double[]> by(PaddingRule rule, PaddingRule.Odd side) {
      List<Integer> around = rule.around(h, k, s, d, given, side);
      int size = h + around.get(0) + around.get(1);
      if (size < d * (k - 1) + 1) {
        return Optional.empty();
      }
      Axis axis = new Axis(size, k, s, 0, 0, d);
      Geometry geometry = new Geometry(1, 1, 1, 1, axis, axis);
      long[] padded = rule.padded(input(), h, around);
      long[] y =
          Strategies.DEFINITION
              .convolve(Int64.INSTANCE, Problem.of(geometry, padded, weights(), Optional.empty()))
              .data();
      return Optional.of(Arrays.stream(y).mapToDouble(value -> value).toArray());
    }

    @Override
    public String toString() {
      return Output.text("h%dw%dkh%dkw%d", h, h, k, k)
          + (s > 1 ? Output.text("sh%dsw%d", s, s) : "")
          + (d > 1 ? Output.text("dh%ddw%d", d, d) : "")
          + (given > 0 ? Output.text("pt%dpb%dpl%dpr%d", given, given, given, given) : "");
    }
  }

  private static List<Window> windows(PaddingRule rule) {
    List<Window> windows = new ArrayList<>();
    for (int h = 2; h <= 7; h++) {
      for (int k = 1; k <= 4; k++) {
        for (int s = 1; s <= 3; s++) {
          for (int d = 1; d <= (k == 1 ? 1 : 2); d++) {
            for (int p = 1; p <= (rule.takesSize() ? Math.min(2, h - 1) : 1); p++) {
              Window window = new Window(h, k, s, d, rule.takesSize() ? p : 0);
              if (window.by(rule, PaddingRule.Odd.BEHIND).isPresent()) {
                windows.add(window);
              }
            }
          }
        }
      }
    }
    return windows;
  }

  /** Asks what a word for padding does, at sizes, strides, dilations and kernels, even ones too. */
  Asked padding(PaddingRule rule) {
    int asDefined = 0;
    int before = 0;
    int behind = 0;
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> refused = new LinkedHashMap<>();
    List<Window> windows = windows(rule);
    for (Window window : windows) {
      Reply reply = asked(window, rule);
      if (reply instanceof Reply.Output output) {
        double[] values = output.tensor().widened();
        boolean first = isFound(values, window.by(rule, PaddingRule.Odd.BEFORE));
        boolean last = isFound(values, window.by(rule, PaddingRule.Odd.BEHIND));
        before += first && !last ? 1 : 0;
        behind += last && !first ? 1 : 0;
        boolean right =
            rule.odd() == PaddingRule.Odd.UNSAID
                ? first || last
                : rule.odd() == PaddingRule.Odd.BEFORE ? first : last;
        asDefined += right ? 1 : 0;
        if (!right) {
          wrong.add(mismatch(window, rule, output.tensor()));
        }
      } else {
        refused.merge(why(reply), 1, Integer::sum);
      }
    }
    int computed = asDefined + wrong.size();
    String found =
        computed == 0
            ? "refused: " + refused.keySet().iterator().next()
            : Output.text("as specified in %d of %d", asDefined, computed)
                + sides(before, behind)
                + refusals(refused);
    boolean bothSides = before > 0 && behind > 0;
    String brief =
        computed == 0
            ? Asked.REFUSED
            : !wrong.isEmpty()
                ? Output.text("%d of %d right", asDefined, computed)
                : before == 0 && behind == 0
                    ? "right"
                    : bothSides ? "either side" : before > 0 ? "before" : "behind";
    return new Asked(
        "padding",
        rule.word(),
        brief,
        found,
        !wrong.isEmpty() || bothSides,
        wrong.stream().findFirst());
  }

  private static String sides(int before, int behind) {
    if (before == 0 && behind == 0) {
      return "";
    }
    return before == 0
        ? ", the odd one behind"
        : behind == 0
            ? ", the odd one before"
            : Output.text(", the odd one before in %d, behind in %d", before, behind);
  }

  private static String refusals(Map<String, Integer> refused) {
    return refused.entrySet().stream()
        .map(entry -> Output.text("; refuses %d: %s", entry.getValue(), entry.getKey()))
        .limit(2)
        .collect(Collectors.joining());
  }

  private Reply asked(Window window, PaddingRule rule) {
    return inquiry.ask(
        convolution("f32", window.sizes(), rule.word(), window.input(), window.weights()));
  }

  private static boolean isFound(double[] values, Optional<double[]> expected) {
    return expected.filter(right -> Arrays.equals(right, values)).isPresent();
  }

  private static String mismatch(Window window, PaddingRule rule, StoredTensor found) {
    double[] expected = window.by(rule, rule.odd()).orElseThrow();
    double[] values = found.widened();
    if (values.length != expected.length) {
      return Output.text(
          "%s %s: shape %s, instead of %d numbers",
          rule.word(), window, StoredTensor.tuple(found.shape()), expected.length);
    }
    int at = Arrays.mismatch(values, expected);
    return Output.text(
        "%s %s: %s at position %d, instead of %s",
        rule.word(), window, number(values[at]), at, number(expected[at]));
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Output.text("%.0f", value)
        : Double.toString(value);
  }

  static String why(Reply reply) {
    String why =
        reply instanceof Reply.Refused refused ? refused.why() : ((Reply.Broken) reply).how();
    String line =
        why.replaceAll(
                "^.*(Status Message|ERROR_MESSAGE|- message): |OpenCV\\S+ \\S+ error: |\\S*(Error|Exception): |/\\S+/",
                "")
            .replaceAll(" (of|of node with name) ''.*", "");
    String bare = line.strip().replaceAll("\\s+", " ").replace('|', '/');
    return bare.length() > MOST_TEXT ? bare.substring(0, MOST_TEXT) + "…" : bare;
  }

  /** Asks for nine equal products whose sum, for integers, is more than the type holds. */
  private Asked type(String name) {
    ElementType type = Inquiry.type(name);
    long value =
        type.isInteger()
            ? type == ElementType.UINT8 ? 200 : (type.largest() >> 2) + (type.largest() >> 3)
            : name.equals("bf16") ? 128 : 1000;
    long[] input = new long[TAPS];
    Arrays.fill(input, value);
    long[] ones = new long[TAPS];
    Arrays.fill(ones, 1);
    Map<String, Integer> sizes = Map.of("h", 3, "w", 3, "kh", 3, "kw", 3);
    Reply reply = inquiry.ask(convolution(name, sizes, "explicit", input, ones));
    if (!(reply instanceof Reply.Output output)) {
      return Asked.refused("type", name, reply);
    }
    StoredTensor y = output.tensor();
    BigInteger exact = BigInteger.valueOf(value).multiply(BigInteger.valueOf(TAPS));
    String kind = y.type() == type ? "" : "as " + y.type() + ", ";
    String found;
    if (y.type().isInteger()) {
      BigInteger got = BigInteger.valueOf(y.integers()[0]);
      int bits = Byte.SIZE * y.type().bytes();
      found =
          got.equals(exact)
              ? "exact"
              : got.longValue() == y.type().largest()
                  ? "saturates"
                  : got.subtract(exact).mod(BigInteger.ONE.shiftLeft(bits)).signum() == 0
                      ? "wraps"
                      : "gives " + got + " for " + exact;
    } else {
      double got = y.widened()[0];
      found = got == exact.doubleValue() ? "exact" : "gives " + got + " for " + exact;
    }
    boolean surprising = !found.equals("exact");
    return new Asked(
        "type",
        name,
        (kind.isEmpty() ? "" : "widened, ") + found.replaceFirst("gives .*", "other"),
        kind + found,
        surprising,
        surprising
            ? Optional.of(
                Output.text(
                    "%s: 9 · %d is %s: %s",
                    name,
                    value,
                    exact,
                    y.type().isInteger() ? "" + y.integers()[0] : number(y.widened()[0])))
            : Optional.empty());
  }

  /** Asks for batches, channels and outputs of nothing. */
  private List<Asked> empties() {
    Map<String, Map<String, Integer>> cases = new LinkedHashMap<>();
    cases.put("no images", Map.of("n", 0, "h", 3, "w", 3, "kh", 2, "kw", 2));
    cases.put("no input channels", Map.of("ci", 0, "h", 3, "w", 3, "kh", 2, "kw", 2));
    cases.put("no output channels", Map.of("co", 0, "h", 3, "w", 3, "kh", 2, "kw", 2));
    cases.put("a kernel one row higher than the input", Map.of("h", 2, "w", 3, "kh", 3));
    List<Asked> asked = new ArrayList<>();
    cases.forEach(
        (name, sizes) -> {
          int images = sizes.getOrDefault("n", 1) * sizes.getOrDefault("ci", 1);
          int kernels = sizes.getOrDefault("co", 1) * sizes.getOrDefault("ci", 1);
          long[] x = new long[images * sizes.get("h") * sizes.get("w")];
          long[] k = new long[kernels * sizes.get("kh") * sizes.getOrDefault("kw", 1)];
          Reply reply = inquiry.ask(convolution("f32", sizes, "explicit", x, k));
          if (reply instanceof Reply.Output output) {
            String shape = StoredTensor.tuple(output.tensor().shape());
            asked.add(Asked.plain("empty", name, shape, "gives " + shape));
          } else {
            asked.add(Asked.refused("empty", name, reply));
          }
        });
    return asked;
  }
}
