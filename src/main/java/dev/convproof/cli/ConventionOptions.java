package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.claim.quantity.Where;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The conventions that the command line fixes, and what it gives of the variables. */
final class ConventionOptions {
  /** A size that a solver and a person can still follow. */
  private static final int LARGEST = 1_000_000;

  @Option(
      names = "--padding",
      paramLabel = "RULE",
      description = {
        "total: ph and pw count the rows and columns added in all; per-side: on each side;",
        "same: as many as give ceil(h/sh) rows, the odd one behind; valid: none; causal: as many as"
            + " the kernel reaches less one, all before."
      })
  private String padding;

  @Option(
      names = "--bias",
      paramLabel = "counted|ignored",
      description = {
        "Whether a bias is added, or stored; parameters and memory have theirs unless this says"
            + " otherwise."
      })
  private String bias;

  @Option(
      names = "--count",
      paramLabel = "WHAT",
      description = {
        "additions: as executed, a sum of t products takes t-1; macs: a multiply-add is one operation;",
        "flops: it is two, sums begin at zero. With macs and flops a bias is one more for each output"
            + " where --bias counted says so."
      })
  private String count;

  @Option(
      names = "--rounding",
      paramLabel = "HOW",
      description = {
        "Of pooling: floor; ceil, where a last window hangs over the end; ceil-dropped, without one"
            + " that starts in the padding behind, as PyTorch and Caffe have it."
      })
  private String rounding;

  @Option(
      names = "--padded-taps",
      paramLabel = "counted|skipped",
      description = "Whether operations on padding count; they do unless this says otherwise.")
  private String paddedTaps;

  @Option(
      names = "--padded-copy",
      paramLabel = "ignored|counted",
      description = "Whether a copy of the input with its padding takes memory.")
  private String paddedCopy;

  @Option(
      names = "--scalar",
      paramLabel = "TYPE",
      description = "What bytes are counted for: float16, bfloat16, float32 or float64.")
  private String scalar;

  @Option(
      names = "--where",
      paramLabel = "NAME=EXPR",
      split = ",",
      description = {
        "What is given of the variables: a number (kh=1,kw=1), another variable (g=ci,co=ci), or a new"
            + " name (k1=k,k2=k)."
      })
  private List<String> where = List.of();

  @Option(
      names = "--at",
      paramLabel = "CASE",
      description = "Ask about this case alone, such as ci3co10h32w32kh3kw3.")
  private String at;

  /** The conventions for a quantity, under the name that it was asked for by. */
  Conventions of(Asked asked) {
    Quantity measure = asked.quantity();
    Conventions fixed = asked.implied();
    for (Choice choice : Choice.values()) {
      String option = given(choice);
      if (option != null) {
        requireApplies(choice, measure);
        requireKnown(choice, option);
        fixed = fixed.with(choice, option);
      }
    }
    requireTold(
        !fixed.padding().derived()
            || measure.closedForm(fixed, Set.copyOf(measure.vocabulary().names())).isPresent(),
        "padding-stated",
        "--padding %s: %s is stated for %s",
        padding,
        measure,
        stated(measure, fixed));
    return fixed;
  }

  private static String stated(Quantity measure, Conventions fixed) {
    return Choice.PADDING.all().stream()
        .filter(
            option ->
                measure
                    .closedForm(
                        fixed.with(Choice.PADDING, option),
                        Set.copyOf(measure.vocabulary().names()))
                    .isPresent())
        .collect(Collectors.joining(", "));
  }

  private String given(Choice choice) {
    return switch (choice) {
      case LETTERS, DIVISION, INDEX, BESIDE -> null; // what is written decides these
      case PADDING -> padding;
      case BIAS -> bias;
      case ROUNDING -> rounding;
      case COUNT -> count;
      case PADDED_TAPS -> paddedTaps;
      case PADDED_COPY -> paddedCopy;
      case SCALAR -> scalar;
    };
  }

  private static void requireApplies(Choice choice, Quantity measure) {
    if (!measure.choices().contains(choice)) {
      String flags =
          measure.choices().stream()
              .map(one -> "--" + one.flag())
              .collect(Collectors.joining(" and "));
      throw new BadInput(
          flags.isEmpty()
              ? Message.told(
                  "convention-none",
                  "--%s: %s has no such convention; it has none",
                  choice.flag(),
                  measure)
              : Message.told(
                  "convention-others",
                  "--%s: %s has no such convention, but %s",
                  choice.flag(),
                  measure,
                  flags));
    }
  }

  private static void requireKnown(Choice choice, String option) {
    if (!choice.all().contains(option)) {
      String flag = "--" + choice.flag();
      throw new BadInput(
          Message.told(
              "in-argument",
              "%s: %s",
              flag,
              BadInput.unknown(
                  Message.told("kind-convention", "convention"), option, choice.all())));
    }
  }

  /** Returns what is given of a quantity's variables, by the question or by an option. */
  Where where(Asked asked) {
    Quantity measure = asked.quantity();
    Where all = asked.where();
    for (String one : where) {
      String[] sides = one.split("=", -1);
      requireTold(
          sides.length == 2,
          "where-form",
          "--where %s: NAME=EXPR such as kh=1 or g=ci would be right",
          one);
      String name = sides[0].strip();
      String is = sides[1].strip();
      if (!measure.vocabulary().names().contains(name)) {
        Message.Told kind = Message.told("kind-variable", "variable");
        throw new BadInput(
            Message.told(
                "in-argument",
                "%s: %s",
                "--where " + one,
                BadInput.unknown(kind, name, measure.vocabulary().names())));
      }
      requireTold(!all.gives(name), "where-twice", "--where %s: %s is given twice", one, name);
      all = is.matches("[0-9]+") ? all.with(name, number(one, name, is)) : same(all, one, name, is);
    }
    return all;
  }

  private static int number(String one, String name, String digits) {
    int least = name.startsWith("p") ? 0 : 1;
    boolean fits = digits.length() <= 7 && Integer.parseInt(digits) <= LARGEST;
    requireTold(
        fits && Integer.parseInt(digits) >= least,
        "where-range",
        "--where %s: from %d to %d would be right",
        one,
        least,
        LARGEST);
    return Integer.parseInt(digits);
  }

  private static Where same(Where all, String one, String name, String other) {
    requireTold(
        other.matches("[A-Za-z][A-Za-z0-9]*"),
        "where-right",
        "--where %s: right of = a number, a variable or a new name such as k would be right",
        one);
    requireTold(!other.equals(name), "where-says-nothing", "--where %s: that says nothing", one);
    return all.with(name, other);
  }

  /** Gives an input that is not named the size that the kernel just fits into. */
  private static String roomy(String line, String axis, String before, String after) {
    if (!line.matches("([a-z]+[0-9]{1,6})+") || line.matches(".*(^|[0-9])" + axis + "[0-9].*")) {
      return line;
    }
    long padding = value(line, "p" + before, 0) + value(line, "p" + after, 0);
    long reach = value(line, "d" + axis, 1) * (value(line, "k" + axis, 1) - 1) + 1;
    return reach - padding > 1 ? line + axis + (reach - padding) : line;
  }

  private static long value(String line, String name, long standard) {
    Matcher matcher = Pattern.compile("(?:^|[0-9])" + name + "([0-9]+)").matcher(line);
    return matcher.find() ? Long.parseLong(matcher.group(1)) : standard;
  }

  /** The layers of the only case that is asked about, or none. */
  List<Geometry> at(Quantity measure) {
    if (at == null) {
      return List.of();
    }
    requireTold(
        measure.numbers().isEmpty(),
        "at-no-layer",
        "--at %s: %s is about no layer; --where %s=1 and so on would be right",
        at,
        measure,
        measure.vocabulary().names().get(0));
    requireTold(
        where.isEmpty(),
        "at-and-where",
        "--at %s: every variable has a value there; leave --where out",
        at);
    List<Geometry> layers =
        Arrays.stream(at.split(",", -1))
            .map(one -> Notation.parse(roomy(roomy(one, "h", "t", "b"), "w", "l", "r")))
            .toList();
    int needed = measure.stacked() ? 2 : 1;
    requireTold(
        layers.size() == needed,
        needed == 2 ? "at-two-layers" : "at-one-layer",
        needed == 2
            ? "--at %s: %s is about two layers, such as kh3,kh5"
            : "--at %s: %s is about one layer, such as ci3kh3h5",
        at,
        measure);
    return layers;
  }
}
