package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.ArrayList;
import java.util.List;

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
    Draw draw = new Draw(seed);
    GeometryDraw shapes = new GeometryDraw(draw);
    List<Geometry> geometries = new ArrayList<>(List.of(shapes.first()));
    while (geometries.size() < layers) {
      geometries.add(shapes.after(geometries.get(geometries.size() - 1), laterPad));
    }
    return new ValueDraw(draw, exactness).fill(geometries);
  }
}
