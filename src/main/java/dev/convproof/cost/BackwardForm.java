package dev.convproof.cost;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.Col2imGemm;
import dev.convproof.strategy.backward.GradientDefinition;
import dev.convproof.strategy.backward.GradientGeometry;
import dev.convproof.strategy.backward.TransposedConvolution;
import dev.convproof.tensor.Tensor;
import java.util.Locale;
import java.util.Optional;

/**
 * Closed forms of the backward pass: scalar operations as functions of the geometry, for each
 * gradient.
 *
 * <p>Each product x·k that the forward pass adds to an output y gives a product G[y]·k in the
 * gradient of the input and a product G[y]·x in that of the weights; the gradient of the bias is a
 * sum without products. A sum of t ≥ 1 terms takes t − 1 additions.
 *
 * <p>Where padded taps are counted, the gradient of the whole padded input is computed, and taps on
 * padding are terms of the weights' gradient; where they are skipped, neither.
 *
 * <p>Exact: every step is checked.
 */
public final class BackwardForm {
  private BackwardForm() {}

  /**
   * Multiplications for one gradient: those of the forward pass, n·co·(ci/g)·kh·kw·ho·wo where
   * padded taps are counted, for the input and for the weights; none for the bias.
   */
  public static long multiplications(Gradient gradient, Geometry g, PaddedTaps taps) {
    return gradient == Gradient.BIAS ? 0 : ClosedForm.multiplications(g, taps);
  }

  /**
   * Additions for one gradient: the multiplications less one for each element that has a term,
   *
   * <ul>
   *   <li>of the input: n·ci·p·q, p rows and q columns that some window reads, of the padded input
   *       where padded taps are counted: at dilation 1, p = (ho−1)·min(sh, kh) + kh;
   *   <li>of the weights: co·(ci/g)·kh·kw, or fewer where a tap reads padding only, and that is
   *       skipped;
   * </ul>
   *
   * and for the bias co·(n·ho·wo − 1).
   */
  public static long additions(Gradient gradient, Geometry g, PaddedTaps taps) {
    long terms = gradient == Gradient.BIAS ? g.outputSize() : multiplications(gradient, g, taps);
    return Math.subtractExact(terms, sums(gradient, g, taps));
  }

  /** Multiplications and additions together. */
  public static long operations(Gradient gradient, Geometry g, PaddedTaps taps) {
    return Math.addExact(multiplications(gradient, g, taps), additions(gradient, g, taps));
  }

  /** Elements of a gradient that sum at least one term. */
  private static long sums(Gradient gradient, Geometry g, PaddedTaps taps) {
    Geometry read = taps == PaddedTaps.COUNTED ? g.paddingMadeExplicit() : g;
    return switch (gradient) {
      case INPUT ->
          ClosedForm.product(
              g.batch(),
              g.inputChannels(),
              read.rows().positionsRead(),
              read.columns().positionsRead());
      case WEIGHTS ->
          ClosedForm.product(
              g.outputChannels(),
              g.inputChannelsPerGroup(),
              read.rows().tapsRead(),
              read.columns().tapsRead());
      case BIAS -> g.outputChannels();
    };
  }

  /**
   * Returns what a backward pass executes for one gradient, if a closed form is stated.
   *
   * <ul>
   *   <li>The definition touches no padding: all is of data, as with skipped taps.
   *   <li>By columns, the gradient of the padded input is all of data; the columns hold padding,
   *       which is multiplied with the output's gradient.
   *   <li>Transposed, the gradient of the weights is as by columns. That of the input is a forward
   *       pass at stride 1 over an input stuffed with zeros: n·ci·(co/g)·kh·kw·(pt+h+pb)·(pl+w+pr)
   *       multiplications in all, and one addition less for each element; of data, as many as
   *       without the zeros.
   * </ul>
   */
  public static Optional<Operations> executed(
      BackwardStrategy strategy, Gradient gradient, Geometry g) {
    if (strategy instanceof GradientDefinition) {
      return Optional.of(ofData(gradient, g, PaddedTaps.SKIPPED));
    }
    boolean transposed = strategy instanceof TransposedConvolution;
    if (!transposed && !(strategy instanceof Col2imGemm)) {
      return Optional.empty();
    }
    return Optional.of(
        switch (gradient) {
          case INPUT -> transposed ? stuffed(g) : ofData(gradient, g, PaddedTaps.COUNTED);
          case WEIGHTS -> weights(g);
          case BIAS -> ofData(gradient, g, PaddedTaps.COUNTED);
        });
  }

  private static Operations ofData(Gradient gradient, Geometry g, PaddedTaps taps) {
    long multiplications = multiplications(gradient, g, taps);
    return new Operations(multiplications, 0, additions(gradient, g, taps), 0);
  }

  /** Padded taps are multiplied, those that are data apart. */
  private static Operations weights(Geometry g) {
    long products = multiplications(Gradient.WEIGHTS, g, PaddedTaps.COUNTED);
    long sums = additions(Gradient.WEIGHTS, g, PaddedTaps.COUNTED);
    return apart(ofData(Gradient.WEIGHTS, g, PaddedTaps.SKIPPED), products, sums);
  }

  private static Operations stuffed(Geometry g) {
    Geometry forward = GradientGeometry.ofInput(g);
    Convention plain = new Convention(BiasTerm.IGNORED, PaddedTaps.COUNTED);
    return apart(
        ofData(Gradient.INPUT, g, PaddedTaps.COUNTED),
        ClosedForm.multiplications(forward, PaddedTaps.COUNTED),
        ClosedForm.additions(forward, plain));
  }

  /**
   * Returns operations on data, and what is left of all multiplications and additions as those of
   * zero.
   */
  private static Operations apart(Operations data, long multiplications, long additions) {
    return new Operations(
        data.multiplications(),
        multiplications - data.multiplications(),
        data.additions(),
        additions - data.additions());
  }

  /** What a backward pass computes the gradient of, each at a cost of its own. */
  public enum Gradient {
    /** The input. */
    INPUT,
    /** The weights. */
    WEIGHTS,
    /** The bias. */
    BIAS;

    /** Computes this gradient. */
    public <V> Tensor<V> by(
        BackwardStrategy strategy, Algebra<V> algebra, BackwardProblem<V> problem) {
      return switch (this) {
        case INPUT -> strategy.inputGradient(algebra, problem);
        case WEIGHTS -> strategy.weightGradient(algebra, problem);
        case BIAS -> strategy.biasGradient(algebra, problem);
      };
    }

    /** Returns text such as {@code gradient of the weights}. */
    @Override
    public String toString() {
      return "gradient of the " + name().toLowerCase(Locale.ROOT);
    }
  }
}
