package dev.convproof.law;

import java.util.List;

/** The laws that any backward pass obeys. */
public final class GradientLaws {
  /** A backward pass computes what the definition says. */
  public static final GradientLaw AGREEMENT = new GradientAgreement();

  /** The gradients are the transposes of the convolution. */
  public static final GradientLaw ADJOINT = new GradientAdjoint();

  /** The gradients are derivatives. */
  public static final GradientLaw UNIT_STEP = new UnitStep();

  /** The chain rule. */
  public static final GradientLaw COMPOSITION = new GradientComposition();

  private GradientLaws() {}

  /** All of them. */
  public static List<GradientLaw> all() {
    return List.of(AGREEMENT, ADJOINT, UNIT_STEP, COMPOSITION);
  }
}
