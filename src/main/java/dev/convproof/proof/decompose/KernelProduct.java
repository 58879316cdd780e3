package dev.convproof.proof.decompose;

import dev.convproof.algebra.Rationals;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Shape;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/** The kernel of two stacked convolutions of stride 1, K[o,c,u] = Σ K2[o,m,u−a]·K1[m,c,a]. */
final class KernelProduct {
  private final Shape inner;
  private final Shape outer;
  private final Shape shape;
  private final BigFraction[] taps;

  private KernelProduct(Shape inner, Shape outer) {
    this.inner = inner;
    this.outer = outer;
    this.shape =
        new Shape(
            outer.outer(),
            inner.channels(),
            inner.height() + outer.height() - 1,
            inner.width() + outer.width() - 1);
    this.taps = Rationals.INSTANCE.zeros(shape.size());
  }

  /** The composition, exactly, in the first one's layout. */
  static Kernel of(Kernel first, Kernel second) {
    KernelProduct product = new KernelProduct(first.shape(), second.shape());
    BigFraction[] one = first.buffer();
    BigFraction[] two = second.buffer();
    for (int a = 0; a < first.shape().size(); a++) {
      for (int b = 0; b < second.shape().size(); b++) {
        product.add(one, a, two, b);
      }
    }
    return new Kernel(first.layout(), product.shape, List.of(product.taps));
  }

  /**
   * The answer that two kernels compose to a third.
   *
   * @throws IllegalStateException if they do not, which would be a defect
   */
  static Answer.Composed checked(Kernel kernel, Kernel first, Kernel second, String how) {
    Kernel composed = of(first, second);
    if (!composed.shape().equals(kernel.shape()) || !composed.taps().equals(kernel.taps())) {
      throw new IllegalStateException(
          "%s and %s compose to %s, not to %s".formatted(first, second, composed, kernel));
    }
    return new Answer.Composed(first, second, how);
  }

  private void add(BigFraction[] first, int a, BigFraction[] second, int b) {
    int[] one = inner.coordinates(a);
    int[] two = outer.coordinates(b);
    if (one[0] == two[1] && first[a].signum() != 0 && second[b].signum() != 0) {
      int target = shape.at(two[0], one[1], one[2] + two[2], one[3] + two[3]);
      Rationals.INSTANCE.multiplyAdd(first, a, second, b, taps, target);
    }
  }
}
