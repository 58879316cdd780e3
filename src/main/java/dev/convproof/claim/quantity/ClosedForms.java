package dev.convproof.claim.quantity;

import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The closed forms as formulas, in the variables of the section.
 *
 * <p>Source: Zhang, Lipton, Li and Smola, Dive into Deep Learning, "Multiple Input and Multiple
 * Output Channels", and the laws of this project.
 */
final class ClosedForms {
  private static final String PRODUCTS = "n*co*(ci/g)*kh*kw*ho*wo";
  private static final String OUTPUTS = "n*co*ho*wo";
  private static final String STACK = "d1*(k1-1)+s1*d2*(k2-1)+1";
  private static final String UNIT_STACK = "k1+k2-1";

  private ClosedForms() {}

  /** The windows along h or w. */
  static Quantity.Closed output(String letter) {
    return (conventions, named) -> Optional.of(axis(letter, conventions, named).output(1));
  }

  private static AxisVariables axis(String letter, Conventions conventions, Set<String> named) {
    boolean dilated = named.contains("d" + letter);
    return new AxisVariables(letter, named, dilated, conventions.padding(), Map.of());
  }

  static Optional<String> multiplications(Conventions conventions, Set<String> named) {
    return countingPadding(conventions, PRODUCTS);
  }

  static Optional<String> additions(Conventions conventions, Set<String> named) {
    return countingPadding(
        conventions,
        conventions.bias() == BiasTerm.COUNTED ? PRODUCTS : "n*co*(ci/g*kh*kw-1)*ho*wo");
  }

  static Optional<String> operations(Conventions conventions, Set<String> named) {
    boolean biased = conventions.bias() == BiasTerm.COUNTED;
    String executed = biased ? "2*" + PRODUCTS : "n*co*(2*(ci/g)*kh*kw-1)*ho*wo";
    return countingPadding(conventions, counted(conventions, executed, PRODUCTS));
  }

  /**
   * A count where sums begin at zero, from that of the products: macs count a multiply-add as one,
   * flops as two; a bias that is counted is one more for each output, and only if that is asked
   * for.
   */
  static String counted(Conventions conventions, String executed, String products) {
    String biases = conventions.addsBias() ? "+" + OUTPUTS : "";
    return switch (conventions.counting()) {
      case ADDITIONS -> executed;
      case MACS -> products + biases;
      case FLOPS -> "2*" + products + biases;
    };
  }

  static Optional<String> crossChannelAdditions(Conventions conventions, Set<String> named) {
    return countingPadding(conventions, "n*co*(ci/g-1)*ho*wo");
  }

  /** The number of taps that lie inside the input is no formula in this language. */
  private static Optional<String> countingPadding(Conventions conventions, String form) {
    return conventions.paddedTaps() == PaddedTaps.COUNTED ? Optional.of(form) : Optional.empty();
  }

  static Quantity.Closed always(String form) {
    return (conventions, named) -> Optional.of(form);
  }

  static Optional<String> additionsPerOutput(Conventions conventions, Set<String> named) {
    String form = conventions.bias() == BiasTerm.COUNTED ? "ci/g*kh*kw" : "ci/g*kh*kw-1";
    return Optional.of(form);
  }

  static Optional<String> parameters(Conventions conventions, Set<String> named) {
    return Optional.of(parameters(conventions));
  }

  /** Weights, and biases unless they are ignored. */
  private static String parameters(Conventions conventions) {
    return "(ci/g*kh*kw" + (conventions.bias() == BiasTerm.COUNTED ? "+1" : "") + ")*co";
  }

  static Optional<String> parameterBytes(Conventions conventions, Set<String> named) {
    return Optional.of(parameters(conventions) + "*" + conventions.scalar().bytes());
  }

  static Optional<String> activations(Conventions conventions, Set<String> named) {
    String copy =
        "+n*ci*(%s)*(%s)"
            .formatted(
                axis("h", conventions, named).padded(1), axis("w", conventions, named).padded(1));
    return Optional.of("n*ci*h*w" + (conventions.paddedCopy() ? copy : "") + "+" + OUTPUTS);
  }

  static Optional<String> activationBytes(Conventions conventions, Set<String> named) {
    return activations(conventions, named)
        .map(form -> "(" + form + ")*" + conventions.scalar().bytes());
  }

  static Optional<String> memory(Conventions conventions, Set<String> named) {
    return activations(conventions, named).map(form -> parameters(conventions) + "+" + form);
  }

  static Optional<String> stack(Conventions conventions, Set<String> named) {
    boolean plain = Set.of("s1", "d1", "d2").stream().noneMatch(named::contains);
    return Optional.of(plain ? UNIT_STACK : STACK);
  }
}
