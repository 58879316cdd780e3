package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Conventions.Choice.COUNT;
import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.FurtherQuantities.value;
import static dev.convproof.claim.quantity.VariableNames.formula;

import dev.convproof.algebra.Operations;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.claim.quantity.ShapeDomain.Instance;
import dev.convproof.cost.BackwardForm.Gradient;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.proof.smt.Proposition.Unknown;
import dev.convproof.proof.smt.Relation;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;

/** Sizes and costs of a transposed convolution, which is the gradient of another's input. */
final class TransposedQuantities {
  private TransposedQuantities() {}

  /** Returns all of them, in the order in which they are listed. */
  static List<Quantity> all() {
    return List.of(
        transposed(
            "transposed-output-height", "rows of the output of a transposed convolution", "h"),
        transposed(
            "transposed-output-width", "columns of the output of a transposed convolution", "w"),
        transposedCost(
            "transposed-multiplications",
            "multiplications of a transposed convolution from ci to co channels",
            List.of(),
            "n*ci*(co/g)*kh*kw*h*w",
            (g, conventions) -> gradient(g).multiplications(true)),
        transposedCost(
            "transposed-operations",
            "multiplications and additions of a transposed convolution",
            List.of(COUNT),
            "2*n*ci*(co/g)*kh*kw*h*w-n*co*((h-1)*min(sh,kh)+kh)*((w-1)*min(sw,kw)+kw)",
            TransposedQuantities::transposedOperations));
  }

  private static Quantity transposed(String name, String meaning, String letter) {
    String reach = "d#*(k#-1)+1".replace("#", letter);
    String base = "(#-1)*s#-%s+" + reach;
    return Quantity.ofNumbers(
            name,
            meaning,
            DivisionRule.FLOOR,
            List.of(PADDING),
            Stream.of("#", "k#", "s#", "p#", "d#", "op#")
                .map(one -> one.replace("#", letter))
                .map(one -> new Unknown(one, one.contains("p") ? 0 : 1))
                .toList(),
            conventions ->
                List.of(
                    Relation.atMost(formula("1"), formula(sized(base, letter, conventions))),
                    Relation.atMost(formula("op" + letter + "+1"), formula("s" + letter))),
            conventions ->
                conventions.padding().derived()
                    ? Optional.empty()
                    : Optional.of(sized(base, letter, conventions) + "+op" + letter),
            new Provenance(
                "inputs-of-windows",
                (shape, conventions) -> Value.of(inputs(shape, letter, conventions)),
                "transposed-size"))
        .spelled(letter.equals("h") ? Spellings.ofTransposed("h") : Spellings.ofTransposed("w"));
  }

  private static String sized(String base, String letter, Conventions conventions) {
    String padding = conventions.padding() == PaddingRule.PER_SIDE ? "2*p" : "p";
    return base.formatted(padding + letter).replace("#", letter);
  }

  /**
   * The size of the input of the convolution whose output is the transposed one's input: of those
   * that give as many windows, the one that exceeds the least by the output padding.
   */
  private static long inputs(Instance shape, String letter, Conventions conventions) {
    int windows = value(shape, letter);
    int padding = value(shape, "p" + letter);
    int sides = conventions.padding() == PaddingRule.PER_SIDE ? 2 : 1;
    int kernel = value(shape, "k" + letter);
    int dilation = value(shape, "d" + letter);
    int left = value(shape, "op" + letter);
    for (int input = 1; ; input++) {
      if (dilation * (kernel - 1) < input + sides * padding) {
        Axis axis =
            new Axis(input, kernel, value(shape, "s" + letter), sides * padding, 0, dilation);
        if (ExecutedQuantities.windows(axis) == windows && left-- == 0) {
          return input;
        }
      }
    }
  }

  private static Quantity transposedCost(
      String name,
      String meaning,
      List<Choice> choices,
      String closed,
      ToLongBiFunction<Geometry, Conventions> execution) {
    return Quantity.ofNumbers(
        name,
        meaning,
        DivisionRule.EXACT,
        choices,
        Stream.of("n", "g", "ci", "co", "h", "w", "kh", "kw", "sh", "sw")
            .map(one -> new Unknown(one, 1))
            .toList(),
        conventions ->
            List.of(
                Relation.equal(formula("g*floor(ci/g)"), formula("ci")),
                Relation.equal(formula("g*floor(co/g)"), formula("co"))),
        conventions ->
            Optional.of(ClosedForms.counted(conventions, closed, "n*ci*(co/g)*kh*kw*h*w")),
        new Provenance(
            "transposed-pass",
            (shape, conventions) ->
                Value.of(execution.applyAsLong(transposed(shape), conventions))));
  }

  /** The convolution whose gradient of the input is the transposed one. */
  private static Geometry transposed(Instance shape) {
    return new Geometry(
        value(shape, "n"),
        value(shape, "g"),
        value(shape, "co"),
        value(shape, "ci"),
        around(
            value(shape, "h"),
            FurtherQuantities.value(shape, "kh"),
            FurtherQuantities.value(shape, "sh")),
        around(
            value(shape, "w"),
            FurtherQuantities.value(shape, "kw"),
            FurtherQuantities.value(shape, "sw")));
  }

  private static Axis around(int windows, int kernel, int stride) {
    return new Axis((windows - 1) * stride + kernel, kernel, stride, 0, 0, 1);
  }

  private static Operations gradient(Geometry g) {
    return ExecutedQuantities.Backward.run(g, Gradient.INPUT);
  }

  private static long transposedOperations(Geometry g, Conventions conventions) {
    long products = gradient(g).multiplications(true);
    return switch (conventions.counting()) {
      case ADDITIONS -> products + gradient(g).additions(true);
      case MACS -> products;
      case FLOPS -> 2 * products;
    };
  }
}
