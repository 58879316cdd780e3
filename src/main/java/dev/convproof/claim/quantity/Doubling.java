package dev.convproof.claim.quantity;

import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Expressions;
import dev.convproof.formula.Value;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.proof.smt.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The sizes that an exercise asks to double, all else staying the same. */
public enum Doubling {
  /** The input and the output channels. */
  CHANNELS("both channel counts", List.of(), List.of()),
  /** The padding of both axes, of which there must be some. */
  PADDING(
      "the paddings",
      VariableNames.DOUBLED,
      List.of(Relation.atMost(Expressions.ONE, VariableNames.formula("ph+pw"))));

  private final String what;
  private final List<String> names;
  private final List<Relation> given;

  Doubling(String what, List<String> names, List<Relation> given) {
    this.what = what;
    this.names = names;
    this.given = given;
  }

  /** Returns the constraints on a shape in which there is something to double. */
  List<Relation> given() {
    return given;
  }

  /** Returns the variables that are doubled. */
  public List<String> doubled() {
    return this == CHANNELS ? List.of("ci", "co") : List.of("ph", "pw");
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  String what() {
    return what;
  }

  /** The variables that have a meaning only after doubling. */
  List<String> names() {
    return names;
  }

  /** Returns whether what is doubled is there to be chosen. */
  boolean changes(Conventions conventions) {
    return this == CHANNELS || !conventions.padding().derived();
  }

  /** A closed form after doubling, divided by the form before it. */
  String ratio(String form) {
    String doubled =
        this == CHANNELS
            ? form.replaceAll("\\b(?<name>ci|co)\\b", "(2*${name})")
            : form.replaceAll("\\b(?<name>ho|wo)\\b", "${name}2");
    return "(" + doubled + ")/(" + form + ")";
  }

  /** The first of two whole numbers divided by the second. */
  Value ratio(Value after, Value before) {
    return new Value.Defined(
        ((Value.Defined) after).number().divide(((Value.Defined) before).number()));
  }

  /** The shape after doubling. */
  Instance of(Instance shape, Conventions conventions) {
    Geometry g = shape.geometry();
    Geometry doubled =
        this == CHANNELS
            ? g.withChannels(g.groups(), 2 * g.inputChannels(), 2 * g.outputChannels())
            : g.withAxes(
                withPaddingDoubled(g.rows(), conventions),
                withPaddingDoubled(g.columns(), conventions));
    return new Instance(Notation.print(doubled), doubled.size(), Map.of(), List.of(doubled));
  }

  private static Axis withPaddingDoubled(Axis axis, Conventions conventions) {
    return new AxisVariables("", Set.of(), true, conventions.padding(), Map.of())
        .withPaddingDoubled(axis);
  }
}
