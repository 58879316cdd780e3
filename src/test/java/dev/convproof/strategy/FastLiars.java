package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.FourierResidues;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import org.apache.commons.numbers.fraction.BigFraction;

/** Fast algorithms with the mistakes that they invite. */
final class FastLiars {
  private FastLiars() {}

  /** A sign is wrong in the last entry of B, as in a table typed by hand. */
  static Strategy wrongEntry(int mh, int mw) {
    return new Winograd(
        mh,
        mw,
        (m, r) -> {
          CookToom right = CookToom.of(m, r);
          BigFraction[][] input = new BigFraction[right.input().length][];
          for (int row = 0; row < input.length; row++) {
            input[row] = right.input()[row].clone();
          }
          int last = input.length - 1;
          input[last][last] = input[last][last].negate();
          return new CookToom(right.output(), right.kernel(), input);
        });
  }

  /** Computes whole tiles, and forgets the one at the edge that is not. */
  record WholeTilesOnly(Winograd honest, int tile) implements Strategy {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public Support scope(Geometry g) {
      return honest.scope(g);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Tensor<V> output = honest.convolve(algebra, problem);
      V zero = algebra.zeros(1);
      Shape shape = output.shape();
      for (int y = 0; y < shape.size(); y++) {
        int[] at = shape.coordinates(y);
        if (past(at[2], shape.height()) || past(at[3], shape.width())) {
          algebra.copy(zero, 0, 1, output.data(), y, 1, 1);
        }
      }
      return output;
    }

    private boolean past(int position, int outputs) {
      return outputs > tile && position >= outputs / tile * tile;
    }
  }

  /** Transforms with roots of half the order. */
  record WrongRoot(Fft honest) implements Strategy {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return honest.convolve(new HalfTheOrder<>(algebra), problem);
    }
  }

  /** Lets the transform's periodicity do the padding: what leaves on one side comes in again. */
  record WrapsAround(Fft honest) implements Strategy {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Geometry g = problem.geometry();
      Problem<V> p = Padding.madeExplicit(algebra, problem);
      Shape from = problem.input().shape();
      Shape to = p.input().shape();
      V wrapped = algebra.zeros(to.size());
      for (int at = 0; at < to.size(); at++) {
        int[] x = to.coordinates(at);
        int row = Math.floorMod(x[2] - g.rows().padBefore(), from.height());
        int column = Math.floorMod(x[3] - g.columns().padBefore(), from.width());
        algebra.copy(
            problem.input().data(), from.at(x[0], x[1], row, column), 1, wrapped, at, 1, 1);
      }
      return honest.convolve(algebra, p.withInput(wrapped));
    }
  }

  /** Rounds to integers without asking how far off the transform may be. */
  record RoundsAnyway(Fft honest) implements Strategy {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return honest.convolve(algebra, problem);
    }
  }

  /** Takes every kernel for the product of its first column and its first row. */
  record BelievesInRankOne(Separable honest) implements Strategy {
    private static final FourierResidues FIELD = FourierResidues.INSTANCE;

    @Override
    public String name() {
      return honest.name();
    }

    @Override
    @SuppressWarnings("unchecked") // only ever run over residues
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      long[] weights = ((long[]) problem.weights().data()).clone();
      int columns = problem.geometry().columns().kernel();
      for (int k = 0; k < weights.length; k += problem.geometry().taps()) {
        long[] inverse = {weights[k]};
        for (int tap = 0; tap < problem.geometry().taps() && weights[k] != 0; tap++) {
          inverse[0] = weights[k];
          FIELD.invert(inverse, 0);
          long[] outer =
              FIELD.gemm(1, 1, 1, new long[] {weights[k + tap / columns * columns]}, inverse);
          weights[k + tap] = FIELD.gemm(1, 1, 1, outer, new long[] {weights[k + tap % columns]})[0];
        }
      }
      return honest.convolve(algebra, problem.withWeights((V) weights));
    }
  }

  /** Claims the bound of plain sums of products, as if its transforms amplified nothing. */
  record ClaimsTheBoundOfSums(Winograd honest) implements Strategy {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public Support scope(Geometry g) {
      return honest.scope(g);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return honest.convolve(algebra, problem);
    }

    @Override
    public Rounding rounding() {
      return Rounding.within("sums", RunningBounds.of(Strategies.DEFINITION));
    }
  }
}
