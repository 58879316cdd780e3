package dev.convproof.law;

import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.strategy.backward.BackwardStrategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The laws that any convolution obeys. */
public final class Laws {
  /** A strategy computes what the definition says. */
  public static final Agreement AGREEMENT = new Agreement();

  /** Calls leave no trace. */
  public static final Law PURITY = new Purity();

  /** Additivity in the input. */
  public static final Law LINEARITY_IN_INPUT = new Linearity(false);

  /** Additivity in the weights. */
  public static final Law LINEARITY_IN_WEIGHTS = new Linearity(true);

  /** Moving the input moves the output. */
  public static final Law TRANSLATION = new TranslationEquivariance();

  /** Images do not mix. */
  public static final Law BATCH = new Rewritten.BatchIndependence();

  /** Groups by other means. */
  public static final Law GROUPS =
      new Rewritten.Equivalence(
          "groups",
          "Groups equal block-diagonal weights without groups.",
          "block-diagonal weights",
          Rewritten::blockDiagonal);

  /** Dilation by other means. */
  public static final Law DILATION =
      new Rewritten.Equivalence(
          "dilation",
          "A dilated kernel equals the kernel stuffed with zeros.",
          "a zero-stuffed kernel",
          Rewritten::zeroStuffed);

  /** Padding by other means. */
  public static final Law PADDING =
      new Rewritten.Equivalence(
          "padding",
          "Padding equals an input that holds the zeros.",
          "an explicitly padded input",
          Rewritten::padded);

  /** Stride by other means. */
  public static final Law STRIDE = new Rewritten.StrideIsSubsampling();

  /** The identity of convolution. */
  public static final Law UNIT_KERNEL = new Rewritten.UnitKernel();

  /** Channels have no order. */
  public static final Law CHANNEL_PERMUTATION = new ChannelPermutation();

  /** Two convolutions are one. */
  public static final Law COMPOSITION = new Composition();

  /** Where padding of the second of two convolutions breaks their composition. */
  public static final Law BORDER = new Border(BorderCondition::breaks);

  /** A bias for each output channel, and no more. */
  public static final StrategyLaw BIAS_COUNT = new BiasCount();

  /** Which inputs reach an output. */
  public static final StrategyLaw RECEPTIVE_FIELD = new ReceptiveField();

  /** A backward pass computes what the definition says. */
  public static final GradientLaw GRADIENT_AGREEMENT = new GradientAgreement();

  /** The gradients are the transposes of the convolution. */
  public static final GradientLaw GRADIENT_ADJOINT = new GradientAdjoint();

  /** The gradients are derivatives. */
  public static final GradientLaw GRADIENT_UNIT_STEP = new UnitStep();

  /** The chain rule. */
  public static final GradientLaw GRADIENT_COMPOSITION = new GradientComposition();

  private Laws() {}

  /** Returns whether a law compares a strategy with itself, which can only pass. */
  public static boolean isReference(Law law, Strategy strategy) {
    return law == AGREEMENT && strategy == Strategies.DEFINITION;
  }

  /** Returns whether a law compares a backward pass with itself, which can only pass. */
  public static boolean isReference(Law law, BackwardStrategy pass) {
    return law == GRADIENT_AGREEMENT && pass == BackwardStrategies.DEFINITION;
  }

  /** Returns the laws of a convolution's output, in catalogue order. */
  public static List<Law> forward() {
    return List.of(
        AGREEMENT,
        PURITY,
        LINEARITY_IN_INPUT,
        LINEARITY_IN_WEIGHTS,
        TRANSLATION,
        BATCH,
        GROUPS,
        DILATION,
        PADDING,
        STRIDE,
        UNIT_KERNEL,
        CHANNEL_PERMUTATION,
        COMPOSITION,
        BORDER);
  }

  /** Returns the laws of gradients, in catalogue order. */
  public static List<GradientLaw> gradients() {
    return List.of(GRADIENT_AGREEMENT, GRADIENT_ADJOINT, GRADIENT_UNIT_STEP, GRADIENT_COMPOSITION);
  }

  /** Returns all laws that a subject is judged by in its own arithmetic. */
  public static List<Law> all() {
    return Stream.concat(forward().stream(), gradients().stream()).toList();
  }

  /** Returns all laws, those of what a subject claims too: each has a page in the reports. */
  public static List<LawStatement> explained() {
    return Stream.<List<? extends LawStatement>>of(all(), ClaimedLaws.all(), ofStrategies())
        .<LawStatement>flatMap(List::stream)
        .toList();
  }

  /** Returns the command that explains the law of a name, if one does. */
  public static Optional<String> explanation(String name) {
    return explained().stream()
        .filter(law -> law.name().equals(name))
        .map(RunningJar::explaining)
        .findFirst();
  }

  /** Returns the laws that choose their own arithmetics. */
  public static List<StrategyLaw> ofStrategies() {
    return List.of(BIAS_COUNT, RECEPTIVE_FIELD);
  }
}
