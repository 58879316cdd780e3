package dev.convproof.proof.kernel;

import static dev.convproof.proof.kernel.KernelException.require;

import dev.convproof.algebra.Rationals;
import dev.convproof.tensor.Shape;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * A kernel of exact rational taps.
 *
 * @param layout how it is written
 * @param shape [co, ci, kh, kw]; outside {@link Layout#CHANNELS} the first two are 1
 * @param taps in row-major order
 */
public record Kernel(Layout layout, Shape shape, List<BigFraction> taps) {

  /** The most taps that a kernel may have. */
  public static final int MOST_TAPS = 10_000;

  /** Validates that the layout can show the shape and that there is one tap for each place. */
  public Kernel {
    taps = List.copyOf(taps);
    boolean oneChannel = shape.outer() == 1 && shape.channels() == 1;
    require(
        layout == Layout.CHANNELS
            || (oneChannel && (layout == Layout.PLANE || shape.height() == 1)),
        "%s cannot be written %d deep",
        shape,
        layout.depth());
    require(taps.size() == shape.size(), "%d taps for a kernel %s", taps.size(), shape);
  }

  /** Creates a kernel of one dimension. */
  public static Kernel row(List<BigFraction> taps) {
    return new Kernel(Layout.ROW, new Shape(1, 1, 1, taps.size()), taps);
  }

  /** Creates a kernel of one channel. */
  public static Kernel plane(int height, int width, List<BigFraction> taps) {
    return new Kernel(Layout.PLANE, new Shape(1, 1, height, width), taps);
  }

  /** Creates a kernel that is zero everywhere. */
  public static Kernel zero(Layout layout, Shape shape) {
    return new Kernel(layout, shape, Collections.nCopies(shape.size(), BigFraction.ZERO));
  }

  /** Returns one tap. */
  public BigFraction at(int o, int c, int i, int j) {
    return taps.get(shape.at(o, c, i, j));
  }

  /** Returns the number of rows. */
  public int height() {
    return shape.height();
  }

  /** Returns the number of columns. */
  public int width() {
    return shape.width();
  }

  /** Returns whether there is one input and one output channel. */
  public boolean singleChannel() {
    return shape.outer() == 1 && shape.channels() == 1;
  }

  /** Returns the number of taps that are not zero. */
  public long nonzeroTaps() {
    return taps.stream().filter(tap -> tap.signum() != 0).count();
  }

  /** Returns the taps as a buffer of {@link Rationals}. */
  public BigFraction[] buffer() {
    return taps.toArray(BigFraction[]::new);
  }

  /**
   * Returns the kernel of two stacked convolutions of stride 1 of which this is the first, exactly:
   * K[o,c,u] = Σ K2[o,m,u−a]·K1[m,c,a], in this one's layout.
   */
  public Kernel then(Kernel second) {
    Shape target =
        new Shape(
            second.shape.outer(),
            shape.channels(),
            height() + second.height() - 1,
            width() + second.width() - 1);
    BigFraction[] product = Rationals.INSTANCE.zeros(target.size());
    BigFraction[] one = buffer();
    BigFraction[] two = second.buffer();
    for (int a = 0; a < one.length; a++) {
      int[] k1 = shape.coordinates(a);
      for (int b = 0; b < two.length; b++) {
        int[] k2 = second.shape.coordinates(b);
        if (k1[0] == k2[1] && one[a].signum() != 0 && two[b].signum() != 0) {
          int at = target.at(k2[0], k1[1], k1[2] + k2[2], k1[3] + k2[3]);
          Rationals.INSTANCE.multiplyAdd(one, a, two, b, product, at);
        }
      }
    }
    return new Kernel(layout, target, List.of(product));
  }

  /** Returns the text that reads back as this kernel, such as {@code [[1, 1/2], [0, -3]]}. */
  @Override
  public String toString() {
    return KernelText.print(this);
  }

  /** How deep the lists of a kernel are nested. */
  public enum Layout {
    /** {@code [1, 2, 1]}: one dimension, a single row. */
    ROW(1),

    /** {@code [[1, 2], [3, 4]]}: rows of one channel. */
    PLANE(2),

    /** {@code [co][ci][kh][kw]}: output channels of input channels of rows. */
    CHANNELS(4);

    private final int depth;

    Layout(int depth) {
      this.depth = depth;
    }

    /** Returns the number of nested lists. */
    public int depth() {
      return depth;
    }
  }
}
