package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Names.formula;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.geometry.Axis;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Proposition.Auxiliary;
import dev.convproof.proof.smt.Proposition.ProductStep;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is given of the variables of one axis.
 *
 * <p>A statement that names neither the input nor the padding is about the output alone, and every
 * output of at least 1 occurs with every kernel, stride and dilation: the output is then an unknown
 * of its own. Otherwise it is defined by the others.
 */
record AxisPremises(AxisBlock axis) {

  /** Whether the output alone is spoken of. */
  boolean outputAlone() {
    return Stream.of(axis.input(), axis.padding(), axis.doubled())
        .noneMatch(axis.named()::contains);
  }

  /** Adds what is given. */
  Proposition addTo(Proposition theorem) {
    if (!axis.matters()) {
      return theorem;
    }
    return outputAlone() ? theorem.and(alone()).assuming(fixed()) : defined(theorem);
  }

  private List<Unknown> alone() {
    List<Unknown> unknowns = new ArrayList<>();
    for (String name : List.of(axis.kernel(), axis.stride(), axis.dilation(), axis.output())) {
      if (axis.named().contains(name)) {
        unknowns.add(new Unknown(name, 1));
      }
    }
    return unknowns;
  }

  private Proposition defined(Proposition theorem) {
    List<Unknown> unknowns = new ArrayList<>();
    unknowns.add(new Unknown(axis.input(), 1));
    unknowns.add(new Unknown(axis.kernel(), 1));
    unknowns.add(new Unknown(axis.padding(), 0));
    unknowns.add(new Unknown(axis.stride(), 1));
    if (axis.dilated()) {
      unknowns.add(new Unknown(axis.dilation(), 1));
    }
    Relation fits = Relation.atMost(formula(reach()), formula(padded(1)));
    Proposition fitting = theorem.and(unknowns).assuming(List.of(fits)).assuming(fixed());
    return withOutput(withOutput(fitting, axis.output(), 1), axis.doubled(), 2);
  }

  /** Defines an output size, and says that it is at least 1, if it is named. */
  private Proposition withOutput(Proposition theorem, String name, int paddings) {
    if (!axis.named().contains(name)) {
      return theorem;
    }
    Formula output = Expressions.variable(name);
    Proposition defining = theorem.defining(name, formula(output(paddings)));
    Proposition positive =
        defining
            .stating(Relation.atMost(Expressions.ONE, output), DivisionRule.FLOOR)
            .with(
                new ProductStep(Expressions.variable(axis.stride()), Expressions.negation(output)))
            .inWords("The output has at least one element: 1 <= " + name + ".")
            .restrictedToGoal();
    String file = name + "-" + (axis.perSide() ? "per-side" : "total") + reachName();
    return defining.using(List.of(new Auxiliary(file + "-at-least-1.smt2", positive)));
  }

  private String reachName() {
    return (axis.dilated() ? "-dilated" : "") + (axis.fixed().isEmpty() ? "" : "-fixed");
  }

  private List<Relation> fixed() {
    return axis.fixed().entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(axis.letter()))
        .filter(entry -> !outputAlone() || axis.named().contains(entry.getKey()))
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                Relation.equal(
                    Expressions.variable(entry.getKey()), Expressions.number(entry.getValue())))
        .toList();
  }

  /** The elements between the first and the last tap. */
  String reach() {
    return axis.dilated() ? axis.dilation() + "*(" + axis.kernel() + "-1)+1" : axis.kernel();
  }

  /** The padded input, with so many times the padding. */
  String padded(int paddings) {
    int times = paddings * (axis.perSide() ? 2 : 1);
    return axis.input() + "+" + (times == 1 ? "" : times + "*") + axis.padding();
  }

  /** The windows, in the book's way of writing it. */
  String output(int paddings) {
    int times = paddings * (axis.perSide() ? 2 : 1);
    String padding = (times == 1 ? "" : times + "*") + axis.padding();
    String taps = axis.dilated() ? axis.dilation() + "*(" + axis.kernel() + "-1)-1" : axis.kernel();
    return "(%s-%s+%s)/%s+1".formatted(axis.input(), taps, padding, axis.stride());
  }

  /** How far the axis exceeds the default; where it is open, how far at least. */
  Formula size() {
    if (!axis.matters()) {
      return Expressions.ZERO;
    }
    String padding = (axis.perSide() ? "2*" : "") + axis.padding();
    String input =
        outputAlone()
            ? "(%s-1)*%s+%s*(%s-1)"
                .formatted(
                    named(axis.output()),
                    named(axis.stride()),
                    named(axis.dilation()),
                    named(axis.kernel()))
            : axis.input() + "-1+" + padding;
    return formula(
        "%s+%s+%s+%s-3"
            .formatted(
                input,
                outputAlone() ? named(axis.kernel()) : axis.kernel(),
                outputAlone() ? named(axis.stride()) : axis.stride(),
                axis.dilated() ? axis.dilation() : "1"));
  }

  /** The variable where it is an unknown, or else its smallest value. */
  private String named(String name) {
    return axis.named().contains(name) ? name : "1";
  }

  /** The axis of values of the unknowns; what is missing is the default. */
  Axis axis(Map<String, BigInteger> unknowns) {
    int kernel = value(unknowns, axis.kernel(), 1);
    int stride = value(unknowns, axis.stride(), 1);
    int padding = value(unknowns, axis.padding(), 0);
    int dilation = value(unknowns, axis.dilation(), 1);
    int output = value(unknowns, axis.output(), 1);
    int least =
        Math.addExact(
            Math.multiplyExact(output - 1, stride),
            Math.addExact(Math.multiplyExact(dilation, kernel - 1), 1));
    return axis.axis(value(unknowns, axis.input(), least), kernel, stride, padding, dilation);
  }

  private static int value(Map<String, BigInteger> unknowns, String name, int standard) {
    return unknowns.getOrDefault(name, BigInteger.valueOf(standard)).intValueExact();
  }
}
