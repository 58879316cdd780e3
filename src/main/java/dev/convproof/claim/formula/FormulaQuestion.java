package dev.convproof.claim.formula;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Message;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.ShapeDomain;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.smt.Proposition;
import dev.convproof.proof.smt.Relation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Whether a formula is the truth at every shape, all conventions being fixed.
 *
 * @param claim the formula and the quantity that it is said to be
 * @param under the conventions
 * @param domain the shapes
 * @param closed the truth as a formula, unless it has none
 */
record FormulaQuestion(
    FormulaClaim claim, Conventions under, ShapeDomain domain, Optional<Formula> closed) {

  /** Products that one run may take. */
  private static final long MOST_PRODUCTS = 10_000_000;

  /** Cells on a side of a grid. */
  private static final int LARGEST_GRID = 12;

  static FormulaQuestion of(FormulaClaim claim, Conventions reading) {
    ShapeDomain domain =
        claim.quantity().domain(reading, claim.answer().variables(), claim.values());
    return new FormulaQuestion(claim, reading, domain, claim.closed(reading));
  }

  /** Returns the statement, as proof files have it. */
  String words() {
    return claim.quantity() + " = " + claim.answer().text();
  }

  private DivisionRule division() {
    return claim.quantity().division();
  }

  private Value executed(Instance shape) {
    return claim.quantity().provenance().execution().value(shape, under);
  }

  /** Returns the truth at a shape: by the closed form, or else by execution. */
  private Value truth(Instance shape) {
    return closed
        .map(form -> Evaluation.rational(form, shape.values(), division()))
        .orElseGet(() -> executed(shape));
  }

  private Value claimed(Instance shape) {
    return Evaluation.rational(claim.answer(), shape.values(), division());
  }

  /** Returns whether the formula gives something else than the truth, or nothing. */
  boolean refutedAt(Instance shape) {
    return !claimed(shape).equals(truth(shape));
  }

  /** Returns the statement for all shapes, given what is known of them. */
  Proposition proposition() {
    return domain
        .premises()
        .stating(Relation.equal(claim.answer(), closed.orElseThrow()), division())
        .inWords(
            under.chosen().isEmpty() ? words() : words() + " (" + under + ")",
            "for all shapes. A quotient "
                + (division() == DivisionRule.FLOOR
                    ? "rounds down, except inside a written floor or ceil."
                    : "is exact."));
  }

  /** Returns the verdict for a shape at which the formula is wrong. */
  ProofResult refuted(Instance shape, boolean smallest, Message known) {
    Value truth = truth(shape);
    Value claimed = claimed(shape);
    Counterexample by =
        new Counterexample(
            shape.line(),
            words(truth),
            words(claimed),
            smallest,
            executedAt(shape) ? known : Message.of("known.by-the-closed-form", known),
            drawing(shape, cell(truth), cell(claimed)));
    return ProofResult.refuted(by, shape);
  }

  /** Returns whether the truth at a shape was executed, and was as the closed form says. */
  private boolean executedAt(Instance shape) {
    double products =
        shape.layers().stream().mapToDouble(g -> (double) g.outputSize() * g.products()).sum();
    if (products >= MOST_PRODUCTS) {
      return false;
    }
    Value executed = executed(shape);
    if (!executed.equals(truth(shape))) {
      throw new IllegalStateException(
          "%s: the closed form gives %s at %s, execution %s"
              .formatted(words(), truth(shape), shape.line(), executed));
    }
    return true;
  }

  private static String cell(Value value) {
    return value instanceof Value.Undefined ? "–" : value.toString();
  }

  private static Message words(Value value) {
    return value instanceof Value.Undefined undefined
        ? Message.of("value.undefined", undefined.reason())
        : Message.verbatim(value);
  }

  /**
   * Draws a shape: the input with its padding, the kernel and the output, as empty grids, and
   * beside them the true number and the one that is claimed.
   */
  private static Optional<Drawing> drawing(Instance shape, String truth, String claimed) {
    List<Panel> panels = new ArrayList<>();
    for (Geometry g : shape.layers()) {
      Axis rows = g.rows();
      Axis columns = g.columns();
      panels.add(
          panel(panels.isEmpty() ? Role.INPUT : Role.INTERMEDIATE, rows.padded(), columns.padded())
              .padded(
                  List.of(
                      rows.padBefore(), rows.padAfter(), columns.padBefore(), columns.padAfter())));
      panels.add(panel(Role.KERNEL, rows.kernel(), columns.kernel()));
    }
    Geometry last = shape.layers().get(shape.layers().size() - 1);
    panels.add(panel(Role.OUTPUT, last.rows().output(), last.columns().output()));
    boolean fits =
        panels.stream()
            .map(Panel::rows)
            .allMatch(rows -> rows.size() <= LARGEST_GRID && rows.get(0).size() <= LARGEST_GRID);
    panels.add(Panel.cell(Role.EXPECTED, truth));
    panels.add(Panel.cell(Role.ACTUAL, claimed).marked(0, 0));
    return fits ? Optional.of(new Drawing(panels)) : Optional.empty();
  }

  private static Panel panel(Role role, int rows, int columns) {
    int shownRows = Math.min(rows, LARGEST_GRID + 1); // one more shows that it is too many
    int shownColumns = Math.min(columns, LARGEST_GRID + 1);
    List<String> row = Collections.nCopies(shownColumns, "");
    return Panel.of(role, Collections.nCopies(shownRows, row));
  }
}
