package dev.convproof.cost;

import dev.convproof.geometry.Axis;
import dev.convproof.strategy.CookToom;
import java.util.Arrays;

/**
 * Sums over the tiles of one axis.
 *
 * @param read elements of the tiles
 * @param inputMultiplications by B, and so on
 * @param products elements of the transformed tiles
 * @param results elements of the tiles' outputs
 * @param outputs those of them that are not past the edge
 */
record WinogradAxis(
    long read,
    long inputMultiplications,
    long inputAdditions,
    long products,
    long outputMultiplications,
    long outputAdditions,
    long results,
    long outputs) {

  private static final WinogradAxis NONE = new WinogradAxis(0, 0, 0, 0, 0, 0, 0, 0);

  /** Of elements inside the input only, or of all. */
  static WinogradAxis of(Axis axis, CookToom algorithm, boolean dataOnly) {
    int m = algorithm.output().length;
    WinogradAxis sum = NONE;
    for (int first = 0; first < axis.output(); first += m) {
      boolean[] data = new boolean[algorithm.input().length];
      for (int p = 0; p < data.length; p++) {
        data[p] = !dataOnly || axis.inside(first + p - axis.padBefore());
      }
      sum = sum.plus(data, algorithm, Math.min(m, axis.output() - first));
    }
    return sum;
  }

  private WinogradAxis plus(boolean[] data, CookToom algorithm, int inRange) {
    TransformWork input = TransformWork.of(algorithm.input(), data);
    TransformWork output = TransformWork.of(algorithm.output(), input.reached());
    return new WinogradAxis(
        read + count(data),
        inputMultiplications + input.multiplications(),
        inputAdditions + input.additions(),
        products + count(input.reached()),
        outputMultiplications + output.multiplications(),
        outputAdditions + output.additions(),
        results + count(output.reached()),
        outputs + count(Arrays.copyOf(output.reached(), inRange)));
  }

  private static int count(boolean[] marked) {
    int count = 0;
    for (boolean mark : marked) {
      count += mark ? 1 : 0;
    }
    return count;
  }
}
