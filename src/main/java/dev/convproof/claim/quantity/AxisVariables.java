package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.VariableNames.formula;

import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.geometry.Axis;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Proposition.ProductStep;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The variables of one axis: h kh ph sh dh ho ho2, or w kw pw sw dw wo wo2.
 *
 * <p>A statement that names neither the input nor the padding is about the output alone, and every
 * output of at least 1 occurs with every kernel, stride and dilation: the output is then an unknown
 * of its own. Otherwise it is defined by the others.
 *
 * @param letter h or w
 * @param named the variables that the statement names
 * @param dilated whether the dilation is free; it is 1 otherwise
 * @param rule how the padding is found
 * @param fixed the variables that have one value only
 */
record AxisVariables(
    String letter,
    Set<String> named,
    boolean dilated,
    PaddingRule rule,
    Map<String, Integer> fixed) {

  /** Returns whether a name is that of a free variable of an axis. */
  static boolean isOne(String name) {
    return name.matches("[kpsd]?[hw]");
  }

  String input() {
    return letter;
  }

  String kernel() {
    return "k" + letter;
  }

  String padding() {
    return "p" + letter;
  }

  String stride() {
    return "s" + letter;
  }

  String dilation() {
    return "d" + letter;
  }

  String output() {
    return letter + "o";
  }

  /** The output with the padding doubled. */
  String doubled() {
    return letter + "o2";
  }

  /** Returns whether the statement turns on this axis at all. */
  boolean matters() {
    return Stream.of(input(), kernel(), padding(), stride(), dilation(), output(), doubled())
        .anyMatch(named::contains);
  }

  /** Every axis of an excess; the default alone where the axis does not matter. */
  List<Axis> ofSize(int excess) {
    List<Axis> found = new ArrayList<>();
    if (!matters()) {
      return excess == 0 ? List.of(Axis.of(1, 1)) : found;
    }
    int sides = sides();
    for (int kernel : range(kernel(), 1, excess)) {
      for (int stride : range(stride(), 1, excess - kernel + 1)) {
        for (int dilation : dilations(excess - kernel - stride + 2)) {
          int rest = excess - kernel - stride - dilation + 3;
          if (rule.derived()) {
            addDerived(found, rest, kernel, stride, dilation);
            continue;
          }
          for (int padding : range(padding(), 0, rest / sides)) {
            add(found, rest + 1 - sides * padding, kernel, stride, padding, dilation);
          }
        }
      }
    }
    return found;
  }

  /** Returns how many axes have an excess, without making them. */
  long count(int excess) {
    if (!matters() || !fixed.isEmpty() || rule.derived()) {
      return ofSize(excess).size();
    }
    long count = 0;
    for (int kernel = 1; kernel <= excess + 1; kernel++) {
      for (int stride = 1; stride <= excess + 2 - kernel; stride++) {
        for (int dilation : dilations(excess - kernel - stride + 2)) {
          int rest = excess - kernel - stride - dilation + 3;
          count += dilation * (kernel - 1) <= rest ? rest / sides() + 1 : 0;
        }
      }
    }
    return count;
  }

  private List<Integer> dilations(int excess) {
    return dilated ? range(dilation(), 1, excess) : List.of(1);
  }

  /** From least to least + excess, or the fixed value where that is within. */
  private List<Integer> range(String name, int least, int excess) {
    return IntStream.rangeClosed(least, least + excess)
        .filter(value -> fixed.getOrDefault(name, value) == value)
        .boxed()
        .toList();
  }

  private void add(List<Axis> found, int input, int kernel, int stride, int padding, int dilation) {
    boolean allowed = input >= 1 && fixed.getOrDefault(input(), input) == input;
    if (allowed && dilation * (kernel - 1) < input + padding * sides()) {
      found.add(axis(input, kernel, stride, padding, dilation));
    }
  }

  /** Adds the axes whose input and padding together exceed the default by so much. */
  private void addDerived(List<Axis> found, int rest, int kernel, int stride, int dilation) {
    for (int input : range(input(), 1, rest)) {
      int padding = derived(input, kernel, stride, dilation);
      if (input - 1 + padding == rest && dilation * (kernel - 1) < input + padding) {
        found.add(axis(input, kernel, stride, padding, dilation));
      }
    }
  }

  /** The rows or columns that the rule adds in all. */
  private int derived(int input, int kernel, int stride, int dilation) {
    int reach = Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1);
    return switch (rule) {
      case SAME -> Math.max(0, Math.addExact((input - 1) / stride * stride, reach) - input);
      case CAUSAL -> reach - 1;
      case VALID, TOTAL, PER_SIDE -> 0;
    };
  }

  /** Returns how often the padding that is named is added. */
  private int sides() {
    return rule == PaddingRule.PER_SIDE ? 2 : 1;
  }

  /**
   * An axis; of a total that is odd, the larger part is put before, but behind where the rule is
   * SAME.
   */
  Axis axis(int input, int kernel, int stride, int padding, int dilation) {
    int before =
        switch (rule) {
          case PER_SIDE, CAUSAL -> padding;
          case TOTAL -> padding - padding / 2;
          case SAME, VALID -> padding / 2;
        };
    int after = rule == PaddingRule.PER_SIDE ? padding : padding - before;
    return new Axis(input, kernel, stride, before, after, dilation);
  }

  /** Notes the values of the variables in an axis. */
  void note(Axis axis, Map<String, BigInteger> values) {
    int padding = padding(axis);
    values.put(input(), BigInteger.valueOf(axis.input()));
    values.put(kernel(), BigInteger.valueOf(axis.kernel()));
    values.put(padding(), BigInteger.valueOf(padding));
    values.put(stride(), BigInteger.valueOf(axis.stride()));
    values.put(dilation(), BigInteger.valueOf(axis.dilation()));
    values.put(output(), BigInteger.valueOf(axis.output()));
    values.put(doubled(), BigInteger.valueOf(withPaddingDoubled(axis).output()));
  }

  private int padding(Axis axis) {
    return (axis.padBefore() + axis.padAfter()) / sides();
  }

  /** The axis with twice the padding. */
  Axis withPaddingDoubled(Axis axis) {
    int padding = padding(axis);
    return axis(axis.input(), axis.kernel(), axis.stride(), 2 * padding, axis.dilation());
  }

  /** Returns whether the output alone is spoken of. */
  boolean outputAlone() {
    return Stream.of(input(), padding(), doubled()).noneMatch(named()::contains);
  }

  /** Adds what is given. */
  Proposition addTo(Proposition theorem) {
    if (!matters()) {
      return theorem;
    }
    return outputAlone() ? theorem.and(alone()).assuming(fixedValues()) : defined(theorem);
  }

  private List<Unknown> alone() {
    List<Unknown> unknowns = new ArrayList<>();
    for (String name : List.of(kernel(), stride(), dilation(), output())) {
      if (named().contains(name)) {
        unknowns.add(new Unknown(name, 1));
      }
    }
    return unknowns;
  }

  private Proposition defined(Proposition theorem) {
    List<Unknown> unknowns = new ArrayList<>();
    unknowns.add(new Unknown(input(), 1));
    unknowns.add(new Unknown(kernel(), 1));
    if (!rule.derived()) {
      unknowns.add(new Unknown(padding(), 0));
    }
    unknowns.add(new Unknown(stride(), 1));
    if (dilated()) {
      unknowns.add(new Unknown(dilation(), 1));
    }
    Proposition given = theorem.and(unknowns);
    if (rule.derived()) {
      given = given.defining(padding(), formula(added()));
    }
    Relation fits = Relation.atMost(formula(reach()), formula(padded(1)));
    Proposition fitting = given.assuming(List.of(fits)).assuming(fixedValues());
    return withOutput(withOutput(fitting, output(), 1), doubled(), 2);
  }

  /** Defines an output size, and says that it is at least 1, if it is named. */
  private Proposition withOutput(Proposition theorem, String name, int paddings) {
    if (!named().contains(name)) {
      return theorem;
    }
    Formula output = Expressions.variable(name);
    Proposition defining = theorem.defining(name, formula(output(paddings)));
    Proposition positive =
        defining
            .stating(Relation.atMost(Expressions.ONE, output), DivisionRule.FLOOR)
            .with(new ProductStep(Expressions.variable(stride()), Expressions.negation(output)))
            .inWords("The output has at least one element: 1 <= " + name + ".")
            .restrictedToGoal();
    String file = name + "-" + Message.slug(rule.name()) + reachName();
    return defining.using(List.of(new Auxiliary(file + "-at-least-1.smt2", positive)));
  }

  private String reachName() {
    return (dilated() ? "-dilated" : "") + (fixed().isEmpty() ? "" : "-fixed");
  }

  private List<Relation> fixedValues() {
    return fixed().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(letter()))
        .filter(entry -> !outputAlone() || named().contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                Relation.equal(
                    Expressions.variable(entry.getKey()), Expressions.number(entry.getValue())))
        .toList();
  }

  /** The elements between the first and the last tap. */
  String reach() {
    return dilated() ? dilation() + "*(" + kernel() + "-1)+1" : kernel();
  }

  /** The padded input, with so many times the padding. */
  String padded(int paddings) {
    int times = paddings * sides();
    return input() + "+" + (times == 1 ? "" : times + "*") + padding();
  }

  /** The rows or columns that the rule adds in all. */
  private String added() {
    return switch (rule) {
      case SAME ->
          "max((ceil(%s/%s)-1)*%s+%s-%s,0)"
              .formatted(input(), stride(), stride(), reach(), input());
      case CAUSAL -> dilated() ? dilation() + "*(" + kernel() + "-1)" : kernel() + "-1";
      case VALID, TOTAL, PER_SIDE -> "0";
    };
  }

  /** The windows, in the book's way of writing it. */
  String output(int paddings) {
    int times = paddings * sides();
    String padding = (times == 1 ? "" : times + "*") + padding();
    String taps = dilated() ? dilation() + "*(" + kernel() + "-1)-1" : kernel();
    return switch (rule) {
      case TOTAL, PER_SIDE -> "(%s-%s+%s)/%s+1".formatted(input(), taps, padding, stride());
      case SAME -> "ceil(%s/%s)".formatted(input(), stride());
      case VALID -> "(%s-%s)/%s+1".formatted(input(), taps, stride());
      case CAUSAL -> "(%s-1)/%s+1".formatted(input(), stride());
    };
  }

  /** Returns how far the axis exceeds the default; where it is open, how far at least. */
  Formula size() {
    if (!matters()) {
      return Expressions.ZERO;
    }
    String padding = (sides() == 2 ? "2*" : "") + padding();
    String input =
        outputAlone()
            ? "(%s-1)*%s+%s*(%s-1)"
                .formatted(named(output()), named(stride()), named(dilation()), named(kernel()))
            : input() + "-1+" + padding;
    return formula(
        "%s+%s+%s+%s-3"
            .formatted(
                input,
                outputAlone() ? named(kernel()) : kernel(),
                outputAlone() ? named(stride()) : stride(),
                dilated() ? dilation() : "1"));
  }

  /** The variable where it is an unknown, or else its smallest value. */
  private String named(String name) {
    return named().contains(name) ? name : "1";
  }

  /** The axis of values of the unknowns; what is missing is the default. */
  Axis axis(Map<String, BigInteger> unknowns) {
    int kernel = value(unknowns, kernel(), 1);
    int stride = value(unknowns, stride(), 1);
    int dilation = value(unknowns, dilation(), 1);
    int output = value(unknowns, output(), 1);
    int least =
        Math.addExact(
            Math.multiplyExact(output - 1, stride),
            rule == PaddingRule.SAME || rule == PaddingRule.CAUSAL
                ? 1
                : Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1));
    int input = value(unknowns, input(), least);
    int padding =
        rule.derived() ? derived(input, kernel, stride, dilation) : value(unknowns, padding(), 0);
    return axis(input, kernel, stride, padding, dilation);
  }

  private static int value(Map<String, BigInteger> unknowns, String name, int standard) {
    return unknowns.getOrDefault(name, BigInteger.valueOf(standard)).intValueExact();
  }
}
