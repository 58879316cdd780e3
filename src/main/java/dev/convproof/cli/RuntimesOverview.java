package dev.convproof.cli;

import dev.convproof.cli.RuntimeQuestions.Asked;
import dev.convproof.cli.RuntimesTable.Answers;
import dev.convproof.cli.RuntimesTable.Found;
import dev.convproof.law.Behaviour;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row for each runtime and number format, one column for each question, in a word or two. */
final class RuntimesOverview {
  private static final Pattern BITS = Pattern.compile("other bits in (\\d+) of (\\d+) cases");

  /** What is observed of errors, and what is said of it: the worst and the typical ratio. */
  static final String OF_ERRORS = "errors on fractional numbers";

  static final Pattern ERRORS = Pattern.compile("(\\S+) of the bound at most, typically (\\S+)");

  private static final String INTEGERS = "integers";
  private static final String NO_CHOICE = "no choice";
  private static final String UNSEEN = "not observed";
  private static final String NOT_SUPPORTED = "not supported";

  /** What observations say at length, and in the cells. */
  private static final Map<String, String> BRIEF = brief();

  private static Map<String, String> brief() {
    Map<String, String> brief = new LinkedHashMap<>();
    brief.put(
        "as if padded zeros were multiplied, and the bias added last", "multiplied, bias last");
    brief.put("as if padded zeros were multiplied", "multiplied");
    brief.put("as if the bias were added to a finished sum", "bias last");
    brief.put("as if zero weights were left out", "zero taps left out");
    brief.put("spreads to outputs that do not read it", "spreads");
    brief.put("NaN where the sum is infinite: ∞ − ∞ on the way", "NaN for ∞");
    brief.put("other than the definition", "otherwise");
    brief.put("as in a sum that starts from the bias, or from 0", "as a sum");
    brief.put("reach its output", "reach it");
    brief.put("reaches no output", "stays");
    brief.put("not observed: no case is supported", NOT_SUPPORTED);
    brief.put("not observed: the case is not supported", NOT_SUPPORTED);
    return brief;
  }

  /** What a row is of. */
  private record Row(Found found, List<Asked> asked) {
    boolean ofIntegers() {
      return found.format().startsWith("i") || found.format().startsWith("u");
    }

    /** Returns what was observed; in words why not, where it was not. */
    String observed(String absent, String... prefixes) {
      String told =
          found.behaviour().stream()
              .filter(one -> Stream.of(prefixes).anyMatch(one.of()::startsWith))
              .map(Behaviour::found)
              .distinct()
              .map(RuntimesOverview::shortened)
              .collect(Collectors.joining("; "));
      boolean lost = found.behaviour().isEmpty() && !ofIntegers();
      return !told.isEmpty() ? told : lost ? "a call failed" : ofIntegers() ? INTEGERS : absent;
    }

    String ratio(int group) {
      Matcher ratios = ERRORS.matcher(found.told(OF_ERRORS));
      return ratios.matches() ? ratios.group(group) : observed(UNSEEN, OF_ERRORS);
    }

    String answered(String topic, String question) {
      return asked.stream()
          .filter(one -> one.topic().equals(topic) && one.question().equals(question))
          .map(Asked::brief)
          .findFirst()
          .orElse("not asked");
    }

    /** Returns which side each word for an output as large as the input pads. */
    String same() {
      String told =
          asked.stream()
              .filter(one -> one.topic().equals("padding"))
              .filter(one -> List.of("same", "same-upper", "same-lower").contains(one.question()))
              .map(one -> one.question() + " " + one.brief())
              .collect(Collectors.joining("; "));
      return told.isEmpty() ? "no such word" : told;
    }

    /** Returns what becomes of some types, those together that become the same. */
    String types(String... names) {
      Map<String, List<String>> types = new LinkedHashMap<>();
      for (String name : names) {
        types.computeIfAbsent(answered("type", name), brief -> new ArrayList<>()).add(name);
      }
      return types.size() == 1
          ? types.keySet().iterator().next()
          : types.entrySet().stream()
              .map(entry -> entry.getKey() + " " + String.join(" ", entry.getValue()))
              .collect(Collectors.joining("; "));
    }

    String empty() {
      List<String> told =
          asked.stream().filter(one -> one.topic().equals("empty")).map(Asked::brief).toList();
      long refused = told.stream().filter(Asked.REFUSED::equals).count();
      return told.isEmpty()
          ? "not asked"
          : refused == told.size()
              ? Asked.REFUSED
              : Output.text("shaped in %d of %d", told.size() - refused, told.size());
    }
  }

  private static final Map<String, Function<Row, String>> COLUMNS = columns();

  private static Map<String, Function<Row, String>> columns() {
    Map<String, Function<Row, String>> columns = new LinkedHashMap<>();
    columns.put("runtime", row -> row.found().name());
    columns.put("numbers", row -> row.found().format());
    columns.put(
        "laws that hold", row -> row.found().heldLaws() + " of " + row.found().judgedLaws());
    columns.put("cases judged", row -> Output.text("%,d", row.found().judged()));
    columns.put(
        "filling integers exact",
        row -> row.found().integers().exact() + " of " + row.found().integers().judged());
    columns.put("worst error", row -> row.ratio(1));
    columns.put("typical error", row -> row.ratio(2));
    columns.put("bits: equal calls", row -> row.observed(NO_CHOICE, Behaviour.EQUAL_CALLS));
    columns.put("in a batch of 8", row -> row.observed(NO_CHOICE, Behaviour.BATCHES));
    columns.put("two threads", row -> row.observed(NO_CHOICE, KnownRuntime.Variant.THREADS));
    columns.put("order in memory", row -> row.observed(NO_CHOICE, KnownRuntime.Variant.CHANNELS));
    columns.put("constant weights", row -> row.observed(NO_CHOICE, KnownRuntime.Variant.CONSTANT));
    columns.put(
        "other instructions", row -> row.observed(NO_CHOICE, "without oneDNN", "AVX2 instead"));
    columns.put("∞ and NaN at padded taps", row -> row.observed(UNSEEN, Behaviour.PADDED_TAPS));
    columns.put(
        "that a window reads", row -> row.observed(UNSEEN, "NaN and ∞ that a window reads"));
    columns.put("0·∞, 0·NaN", row -> row.observed(UNSEEN, "0·∞ and 0·NaN"));
    columns.put("NaN unread", row -> row.observed(UNSEEN, "NaN that no window reads"));
    columns.put("−0", row -> row.observed(UNSEEN, "−0"));
    columns.put(
        "beyond the greatest",
        row -> row.observed(UNSEEN, "outputs beyond", "sums above", "sums below"));
    columns.put("below the least normal", row -> row.observed(UNSEEN, "outputs below"));
    columns.put("SAME pads", Row::same);
    columns.put("integer types", row -> row.types("u8", "i8", "i16", "i32", "i64"));
    columns.put("f16, bf16, f64", row -> row.types("f16", "bf16", "f64"));
    columns.put("quantised: rounding", row -> row.answered("quantised", "rounding"));
    columns.put("by channel", row -> row.answered("quantised", "rounding by channel"));
    columns.put("padded with", row -> row.answered("quantised", "padding"));
    columns.put("sums", row -> row.answered("quantised", "sums"));
    columns.put("of nothing", Row::empty);
    columns.put(
        "declines", row -> RuntimesTable.share(row.found().declinedCases(), row.found().sampled()));
    columns.put("calls a second", row -> Output.text("%,d", row.found().callsPerSecond()));
    return columns;
  }

  private static String shortened(String found) {
    Matcher bits = BITS.matcher(found);
    if (bits.matches()) {
      return bits.group(1) + " of " + bits.group(2) + " differ";
    }
    if (found.startsWith("the same bits in each of ")) {
      return "same";
    }
    String told = found;
    for (Map.Entry<String, String> entry : BRIEF.entrySet()) {
      told = told.replace(entry.getKey(), entry.getValue());
    }
    return told.startsWith("not observed: ") ? "a call failed" : told;
  }

  private RuntimesOverview() {}

  /** Returns the heads of the table, and its rows. */
  static List<List<String>> of(List<Found> runtimes, List<Answers> answers) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.copyOf(COLUMNS.keySet()));
    for (Found found : runtimes) {
      String library = KnownRuntime.of(found.runtime()).orElseThrow().answers().id();
      List<Asked> asked =
          answers.stream()
              .filter(one -> one.runtime().equals(library))
              .flatMap(one -> one.asked().stream())
              .toList();
      Row row = new Row(found, asked);
      rows.add(COLUMNS.values().stream().map(column -> column.apply(row)).toList());
    }
    return rows;
  }
}
