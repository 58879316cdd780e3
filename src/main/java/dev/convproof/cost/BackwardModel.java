package dev.convproof.cost;

import dev.convproof.algebra.Operations;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.strategy.backward.GradientGeometry;
import java.util.Arrays;
import java.util.Optional;

/** What each backward pass executes, as a closed form of the geometry. */
public enum BackwardModel {
  /** No padding is touched: all is of data, and as {@link BackwardForm} says of skipped taps. */
  DEFINITION("gradient definition") {
    @Override
    public Operations operations(Gradient gradient, Geometry g) {
      return ofData(gradient, g, PaddedTaps.SKIPPED);
    }
  },
  /**
   * The gradient of the padded input is all of data; the columns hold padding, which is multiplied
   * with the output's gradient.
   */
  COL2IM("col2im") {
    @Override
    public Operations operations(Gradient gradient, Geometry g) {
      return gradient == Gradient.WEIGHTS ? weights(g) : ofData(gradient, g, PaddedTaps.COUNTED);
    }
  },
  /**
   * The gradient of the weights as by columns. That of the input is a forward pass at stride 1 over
   * an input stuffed with zeros: n·ci·(co/g)·kh·kw·(pt+h+pb)·(pl+w+pr) multiplications in all, and
   * one addition less for each element; of data, as many as without the zeros.
   */
  TRANSPOSED("transposed") {
    @Override
    public Operations operations(Gradient gradient, Geometry g) {
      return switch (gradient) {
        case INPUT -> stuffed(g);
        case WEIGHTS -> weights(g);
        case BIAS -> ofData(gradient, g, PaddedTaps.COUNTED);
      };
    }
  };

  private final String strategy;

  BackwardModel(String strategy) {
    this.strategy = strategy;
  }

  /** The closed form of what a backward pass executes, if one is stated. */
  public static Optional<BackwardModel> of(BackwardStrategy strategy) {
    return Arrays.stream(values()).filter(m -> m.strategy.equals(strategy.name())).findFirst();
  }

  /** The operations executed for one gradient. */
  public abstract Operations operations(Gradient gradient, Geometry g);

  private static Operations ofData(Gradient gradient, Geometry g, PaddedTaps taps) {
    long multiplications = BackwardForm.multiplications(gradient, g, taps);
    return new Operations(multiplications, 0, BackwardForm.additions(gradient, g, taps), 0);
  }

  /** Padded taps are multiplied, those that are data apart. */
  private static Operations weights(Geometry g) {
    long products = BackwardForm.multiplications(Gradient.WEIGHTS, g, PaddedTaps.COUNTED);
    long sums = BackwardForm.additions(Gradient.WEIGHTS, g, PaddedTaps.COUNTED);
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

  /** Those of data, and the rest of all multiplications and additions as those of zero. */
  private static Operations apart(Operations data, long multiplications, long additions) {
    return new Operations(
        data.multiplications(),
        multiplications - data.multiplications(),
        data.additions(),
        additions - data.additions());
  }
}
