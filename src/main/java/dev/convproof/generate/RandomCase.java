package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A random case, the same for the same seed. */
public final class RandomCase {
  private RandomCase() {}

  /**
   * Draws a case whose sums are exact, with edge cases mixed in.
   *
   * @param exactness what the sums must stay within
   * @param layers how many are stacked
   * @param laterPad whether the layers behind the first may pad
   * @param seed the only source of chance
   */
  public static Case draw(Exactness exactness, int layers, boolean laterPad, long seed) {
    return draw(exactness, layers, laterPad, Fitting.NONE, seed);
  }

  /** Draws a case that is fitted to what a subject supports, where it still can be stacked. */
  public static Case draw(
      Exactness exactness, int layers, boolean laterPad, Fitting fitting, long seed) {
    Draw draw = new Draw(seed);
    GeometryDraw shapes = new GeometryDraw(draw);
    List<Geometry> geometries = new ArrayList<>(List.of(fitting.shape().apply(shapes.first())));
    while (geometries.size() < layers) {
      Geometry next = shapes.after(geometries.get(geometries.size() - 1), laterPad);
      Geometry fitted = fitting.shape().apply(next);
      geometries.add(Shape.input(next).equals(Shape.input(fitted)) ? fitted : next);
    }
    return fitting.values(new ValueDraw(draw, exactness).fill(geometries));
  }

  /** Draws values for layers whose sums are exact. */
  public static Case of(Exactness exactness, List<Geometry> layers, long seed) {
    return new ValueDraw(new Draw(seed), exactness).fill(layers);
  }

  /**
   * What makes cases that a subject supports of others.
   *
   * @param shape changes a geometry
   * @param bias whether there may be one
   */
  public record Fitting(UnaryOperator<Geometry> shape, boolean bias) {
    /** Leaves every case as it is. */
    public static final Fitting NONE = new Fitting(UnaryOperator.identity(), true);

    private Case values(Case c) {
      return bias
          ? c
          : new Case(c.input(), c.exponent(), c.layers().stream().map(Fitting::unbiased).toList());
    }

    private static Layer unbiased(Layer layer) {
      return new Layer(layer.geometry(), layer.weights(), Optional.empty(), layer.exponent());
    }
  }
}
