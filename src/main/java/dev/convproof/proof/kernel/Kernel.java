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

  /** Checks that the layout can show the shape and that there is one tap for each place. */
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

  /** A kernel of one dimension. */
  public static Kernel row(List<BigFraction> taps) {
    return new Kernel(Layout.ROW, new Shape(1, 1, 1, taps.size()), taps);
  }

  /** A kernel of one channel. */
  public static Kernel plane(int height, int width, List<BigFraction> taps) {
    return new Kernel(Layout.PLANE, new Shape(1, 1, height, width), taps);
  }

  /** A kernel that is zero everywhere. */
  public static Kernel zero(Layout layout, Shape shape) {
    return new Kernel(layout, shape, Collections.nCopies(shape.size(), BigFraction.ZERO));
  }

  /** One tap. */
  public BigFraction at(int o, int c, int i, int j) {
    return taps.get(shape.at(o, c, i, j));
  }

  /** Rows. */
  public int height() {
    return shape.height();
  }

  /** Columns. */
  public int width() {
    return shape.width();
  }

  /** Whether there is one input and one output channel. */
  public boolean singleChannel() {
    return shape.outer() == 1 && shape.channels() == 1;
  }

  /** The number of taps that are not zero. */
  public long nonzeroTaps() {
    return taps.stream().filter(tap -> tap.signum() != 0).count();
  }

  /** The taps as a buffer of {@link Rationals}. */
  public BigFraction[] buffer() {
    return taps.toArray(BigFraction[]::new);
  }

  /** The text that reads back as this kernel, such as {@code [[1, 1/2], [0, -3]]}. */
  @Override
  public String toString() {
    return KernelText.print(this);
  }
}
