package dev.convproof.model;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Im2colGemm;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.function.Predicate;

/** Convolutions that are wrong on some layers alone: they forget the last row of the last map. */
public final class LayerLiars {
  /** Wrong wherever an image has more than twenty rows, which a crop has not. */
  public static final Strategy LAST_ROW_OF_LARGE_IMAGES =
      new LastRow("last row of large images", g -> g.rows().input() > 20);

  /** Wrong wherever a sum has more than a hundred products, which a small case has not. */
  public static final Strategy LAST_ROW_OF_MANY_CHANNELS =
      new LastRow("last row of many channels", g -> g.products() > 100);

  /** Wrong everywhere. */
  public static final Strategy LAST_ROW = new LastRow("last row", g -> true);

  private LayerLiars() {}

  private record LastRow(String name, Predicate<Geometry> lies) implements Strategy {
    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Tensor<V> output = new Im2colGemm().convolve(algebra, problem);
      if (lies.test(problem.geometry())) {
        int row = problem.geometry().columns().output();
        int end = output.shape().size();
        algebra.copy(algebra.zeros(row), 0, 1, output.data(), end - row, 1, row);
      }
      return output;
    }
  }
}
