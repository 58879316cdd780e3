package dev.convproof.proof.decompose;

import dev.convproof.algebra.Rationals;
import dev.convproof.proof.polynomial.PlanePolynomial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

/** A factorisation as people write it. */
final class FactorText {
  private FactorText() {}

  /** Such as {@code 1/4 · x · (1 + x)^2}. */
  static String of(Core core, List<PlanePolynomial> factors) {
    List<String> parts = new ArrayList<>();
    if (!core.unit().equals(BigFraction.ONE)) {
      parts.add(Rationals.INSTANCE.show(new BigFraction[] {core.unit()}, 0));
    }
    if (core.top() + core.left() > 0) {
      parts.add(PlanePolynomial.monomial(core.top(), core.left()).toString());
    }
    for (PlanePolynomial factor : factors.stream().distinct().toList()) {
      long times = factors.stream().filter(factor::equals).count();
      parts.add("(" + factor.brief() + ")" + (times == 1 ? "" : "^" + times));
    }
    return parts.stream().collect(Collectors.joining(" · "));
  }
}
