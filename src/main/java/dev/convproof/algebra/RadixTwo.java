package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.RootsOfUnity;
import dev.convproof.algebra.Algebra.Scaling;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The radix-2 transform over any ring with roots of unity, first along the rows, then along the
 * columns. The signal of a spectrum is the spectrum's spectrum read backwards, divided by its size.
 *
 * <p>Exact wherever the ring is. A butterfly (a, b) → (a + wb, a − wb) takes two additions, and one
 * multiplication by a root, none where w = 1.
 *
 * <p>Source: Cooley and Tukey, 1965; over a finite field: Pollard, The Fast Fourier Transform in a
 * Finite Field, 1971.
 */
final class RadixTwo<V> implements Transforms<V> {
  private static final BigFraction MINUS_ONE = BigFraction.ONE.negate();

  private final Algebra<V> algebra;
  private final Scaling<V> scaling;
  private final RootsOfUnity<V> roots;

  RadixTwo(Algebra<V> algebra, Scaling<V> scaling, RootsOfUnity<V> roots) {
    this.algebra = algebra;
    this.scaling = scaling;
    this.roots = roots;
  }

  @Override
  public boolean has(int rows, int columns) {
    return roots.has(rows) && roots.has(columns);
  }

  @Override
  public V forward(int rows, int columns, V signal) {
    V alongColumns = new Lines<>(this, rows, columns, columns, 1).transformed(signal);
    return new Lines<>(this, columns, 1, rows, columns).transformed(alongColumns);
  }

  @Override
  public void multiplyAdd(V x, V k, V sum) {
    for (int at = 0; at < algebra.length(x); at++) {
      algebra.multiplyAdd(x, at, k, at, sum, at);
    }
  }

  @Override
  public V inverse(int rows, int columns, V spectrum) {
    V twice = forward(rows, columns, spectrum);
    V signal = algebra.zeros(rows * columns);
    BigFraction share = BigFraction.of(1, rows * columns);
    for (int row = 0; row < rows; row++) {
      int from = (rows - row) % rows * columns;
      int to = row * columns;
      scaling.addMultiple(share, twice, from, 1, signal, to, 1, 1);
      scaling.addMultiple(share, twice, from + 1, 1, signal, to + columns - 1, -1, columns - 1);
    }
    return signal;
  }

  /**
   * Parallel lines of a signal, all transformed at once.
   *
   * @param length points of each line, {@code step} apart
   * @param count how many lines, {@code lineStep} apart
   */
  private record Lines<V>(RadixTwo<V> by, int length, int step, int count, int lineStep) {

    V transformed(V signal) {
      V data = by.algebra.zeros(length * count);
      for (int at = 0; at < length; at++) {
        int target = reversed(at) * step;
        by.algebra.copy(signal, at * step, lineStep, data, target, lineStep, count);
      }
      V powers = by.roots.powers(length);
      for (int half = 1; half < length; half *= 2) {
        for (int block = 0; block < length; block += 2 * half) {
          for (int k = 0; k < half; k++) {
            butterfly(data, block + k, block + k + half, powers, k * (length / 2 / half));
          }
        }
      }
      return data;
    }

    /** Returns a position with its bits in reverse order. */
    private int reversed(int at) {
      return length == 1 ? at : Integer.reverse(at) >>> (Integer.numberOfLeadingZeros(length) + 1);
    }

    private void butterfly(V data, int a, int b, V powers, int power) {
      V turned = by.algebra.zeros(count);
      if (power == 0) {
        by.algebra.copy(data, b * step, lineStep, turned, 0, 1, count);
      } else {
        for (int line = 0; line < count; line++) {
          by.algebra.multiplyAdd(powers, power, data, b * step + line * lineStep, turned, line);
        }
      }
      by.algebra.copy(data, a * step, lineStep, data, b * step, lineStep, count);
      by.scaling.addMultiple(MINUS_ONE, turned, 0, 1, data, b * step, lineStep, count);
      by.algebra.add(turned, 0, 1, data, a * step, lineStep, count);
    }
  }
}
