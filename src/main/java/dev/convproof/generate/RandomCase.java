package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Random cases, the same for the same seed. */
public final class RandomCase {
  private static final int SIGNIFICANT_ONE_IN = 6;
  private static final int KINDS_OF_WHOLES = 4;

  private RandomCase() {}

  /**
   * Draws a case whose sums are exact, with edge cases mixed in.
   *
   * @param reach how far its shapes reach
   * @param exactness what the sums must stay within
   * @param layers how many are stacked
   * @param laterPad whether the layers behind the first may pad
   * @param seed the only source of chance
   */
  public static Case draw(
      Reach reach, Exactness exactness, int layers, boolean laterPad, long seed) {
    return draw(reach, exactness, layers, laterPad, Fitting.NONE, seed);
  }

  /** Draws a case that is fitted to what a subject supports, where it still can be stacked. */
  public static Case draw(
      Reach reach, Exactness exactness, int layers, boolean laterPad, Fitting fitting, long seed) {
    Draw draw = new Draw(seed);
    GeometryDraw shapes = new GeometryDraw(draw);
    boolean wide = layers == 1 && reach.wideOneIn() > 0 && draw.oneIn(reach.wideOneIn());
    Geometry first;
    do { // most shapes are small beside any limit
      first = fitting.shape().apply(wide ? wide(draw, reach, exactness).next() : shapes.first());
    } while (first.products() * (long) first.outputSize() > reach.products());
    List<Geometry> geometries = new ArrayList<>(List.of(first));
    while (geometries.size() < layers) {
      Geometry next = shapes.after(geometries.get(geometries.size() - 1), laterPad);
      Geometry fitted = fitting.shape().apply(next);
      geometries.add(Shape.input(next).equals(Shape.input(fitted)) ? fitted : next);
    }
    ValueDraw values = new ValueDraw(draw, exactness);
    boolean significant = layers == 1 && reach.wideOneIn() > 0 && draw.oneIn(SIGNIFICANT_ONE_IN);
    Case drawn = significant ? values.significant(first) : values.fill(geometries);
    return fitting.values(layers == 1 ? values.telling(drawn) : drawn);
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

  /**
   * Draws a case that takes about as many products as the reach allows: in turn one of more windows
   * than 16 bits count, one whose stride they do not hold, and whole layers.
   *
   * @param turn how many were drawn before
   */
  public static Case whole(
      Reach reach, Exactness exactness, long turn, Fitting fitting, long seed) {
    Draw draw = new Draw(seed);
    int kind = Math.floorMod(turn, KINDS_OF_WHOLES);
    Geometry geometry;
    do {
      geometry = fitting.shape().apply(wide(draw, reach, exactness).whole(kind));
      kind = KINDS_OF_WHOLES - 1; // where the first, once fitted, takes too many products
    } while (geometry.products() * (long) geometry.outputSize() > reach.products());
    Case c;
    do { // a single weight is often zero, and would tell nothing
      c = new ValueDraw(draw, exactness).fill(List.of(geometry));
    } while (Arrays.stream(c.layers().get(0).weights()).allMatch(weight -> weight == 0));
    return fitting.values(c);
  }

  private static WideGeometryDraw wide(Draw draw, Reach reach, Exactness exactness) {
    return new WideGeometryDraw(draw, reach.products(), exactness.magnitude() - 1);
  }
}
