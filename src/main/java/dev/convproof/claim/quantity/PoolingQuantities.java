package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Conventions.Choice.PADDING;
import static dev.convproof.claim.quantity.Conventions.Choice.ROUNDING;

import dev.convproof.claim.quantity.Conventions.PaddingRule;
import dev.convproof.claim.quantity.Conventions.PoolRounding;
import dev.convproof.claim.quantity.Quantity.Provenance;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.Value;
import dev.convproof.formula.Vocabulary;
import dev.convproof.geometry.Axis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The size of pooling's output, rounded down or up. */
final class PoolingQuantities {
  private static final Vocabulary SIZES = VariableNames.joined(VariableNames.LAYER);

  private PoolingQuantities() {}

  /** Returns both, the height first. */
  static List<Quantity> all() {
    return List.of(
        pooled("pooling-height", "rows of the output of pooling", "h"),
        pooled("pooling-width", "columns of the output of pooling", "w"));
  }

  private static Quantity pooled(String name, String meaning, String letter) {
    return new Quantity(
            name,
            meaning,
            DivisionRule.FLOOR,
            List.of(PADDING, ROUNDING),
            SIZES,
            (conventions, named) -> pooledForm(letter, conventions, named),
            new Provenance(
                "windows-pooled",
                (shape, conventions) ->
                    Value.of(
                        pooledWindows(
                            letter.equals("h")
                                ? shape.geometry().rows()
                                : shape.geometry().columns(),
                            conventions.rounding())),
                PoolingQuantities::lemmas))
        .spelled(Spellings.ofSize(SIZES, letter))
        .settling(ROUNDING);
  }

  private static List<String> lemmas(Conventions conventions) {
    return switch (conventions.rounding()) {
      case FLOOR -> List.of("output-counts-windows");
      case CEIL -> List.of("ceil-mode-windows");
      case CEIL_DROPPED -> List.of("ceil-mode-windows", "ceil-mode-dropped");
    };
  }

  /** A window may hang over the end where the size is rounded up. */
  private static Optional<String> pooledForm(
      String letter, Conventions conventions, Set<String> named) {
    AxisVariables axis =
        new AxisVariables(
            letter, named, named.contains("d" + letter), conventions.padding(), Map.of());
    if (conventions.rounding() == PoolRounding.FLOOR) {
      return Optional.of(axis.output(1));
    }
    if (conventions.padding().derived() && conventions.padding() != PaddingRule.VALID) {
      return Optional.empty();
    }
    String padded = conventions.padding().derived() ? axis.input() : axis.padded(1);
    String up = "ceil((%s-(%s))/%s)+1".formatted(padded, axis.reach(), axis.stride());
    String before =
        switch (conventions.padding()) {
          case PER_SIDE -> axis.padding();
          case TOTAL -> "%s-floor(%s/2)".formatted(axis.padding(), axis.padding());
          case SAME, VALID, CAUSAL -> "0";
        };
    return Optional.of(
        conventions.rounding() == PoolRounding.CEIL
            ? up
            : "max(min(%s,ceil((%s+%s)/%s)),%s-1)"
                .formatted(up, axis.input(), before, axis.stride(), up));
  }

  /** Moves the window until it covers the end; may drop one that starts behind the input. */
  private static long pooledWindows(Axis axis, PoolRounding rounding) {
    if (rounding == PoolRounding.FLOOR) {
      return ExecutedQuantities.windows(axis);
    }
    int windows = 1;
    int start = 0;
    while (start + axis.dilation() * (axis.kernel() - 1) < axis.padded() - 1) {
      start += axis.stride();
      windows++;
    }
    boolean behind = start >= axis.padBefore() + axis.input();
    return rounding == PoolRounding.CEIL_DROPPED && behind ? windows - 1 : windows;
  }
}
