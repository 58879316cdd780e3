package dev.convproof.geometry;

import dev.convproof.geometry.GeometryException.Word;
import java.util.HashMap;
import java.util.Map;

/**
 * One spatial axis of a convolution: how a dilated kernel slides over a padded input.
 *
 * <p>All sizes are in elements. This class is the only home of the output-size formula.
 *
 * @param input unpadded elements along the axis, at least 1
 * @param kernel taps of the kernel, at least 1
 * @param stride elements between two windows, at least 1
 * @param padBefore zeros in front of the first element, at least 0
 * @param padAfter zeros behind the last element, at least 0
 * @param dilation elements between two taps, at least 1
 */
public record Axis(int input, int kernel, int stride, int padBefore, int padAfter, int dilation) {

  /** The largest size that one quantity of an axis may have: products of a few stay in a long. */
  public static final int LARGEST = 1 << 24;

  /** Checks that every quantity is in its range and that the kernel fits into the padded input. */
  public Axis {
    within("input size", input, 1);
    within("kernel size", kernel, 1);
    within("stride", stride, 1);
    within("padding at the beginning", padBefore, 0);
    within("padding at the end", padAfter, 0);
    within("dilation", dilation, 1);
    long reach = (long) dilation * (kernel - 1) + 1;
    long padded = (long) input + padBefore + padAfter;
    if (reach > padded) { // axes are made by the million: a message only where it is needed
      String reaches = dilation == 1 ? "" : " at dilation %2$d reaches %3$d and";
      String padding = padBefore + padAfter == 0 ? "no padding" : "padding %6$d+%7$d";
      throw GeometryException.told(
          "kernel-larger",
          "kernel %1$d"
              + reaches
              + " is larger than the padded input %4$d (size %5$d, "
              + padding
              + "): a kernel of at most %8$d fits",
          kernel,
          dilation,
          reach,
          padded,
          input,
          padBefore,
          padAfter,
          (padded - 1) / dilation + 1);
    }
  }

  /**
   * An axis of {@code input} elements and {@code kernel} taps, stride 1, no padding, dilation 1.
   */
  public static Axis of(int input, int kernel) {
    return new Axis(input, kernel, 1, 0, 0, 1);
  }

  private static void within(String quantity, int value, int least) {
    if (value < least) {
      throw GeometryException.told(
          "at-least", "%s %d: must be at least %d", new Word(quantity), value, least);
    }
    if (value > LARGEST) {
      throw GeometryException.told(
          "at-most", "%s %d: must be at most %d", new Word(quantity), value, LARGEST);
    }
  }

  /** The elements between the first and the last tap, both included: d·(k−1)+1. */
  public int reach() {
    return dilation * (kernel - 1) + 1;
  }

  /** The padded size: input and both paddings. */
  public int padded() {
    return padBefore + input + padAfter;
  }

  /** The number of windows, ⌊(padded − reach)/stride⌋ + 1. */
  public int output() {
    return (padded() - reach()) / stride + 1;
  }

  /**
   * The elements of the padded input behind the last window, which no window reads: 0 ≤ slack &lt;
   * stride.
   */
  public int slack() {
    return (padded() - reach()) % stride;
  }

  /**
   * The position in the unpadded input that a tap of a window reads; negative, or beyond the input,
   * where it reads padding.
   */
  public int position(int window, int tap) {
    return window * stride + tap * dilation - padBefore;
  }

  /** Returns whether a position lies in the unpadded input. */
  public boolean inside(int position) {
    return position >= 0 && position < input;
  }

  /** The first window whose given tap lies inside the input; see {@link #endInside}. */
  public int firstInside(int tap) {
    return Math.min(output(), Math.max(0, ceilDiv(padBefore - tap * dilation, stride)));
  }

  /**
   * One behind the last window whose given tap lies inside the input, at least {@link
   * #firstInside}: the windows in between are those that read data, not padding, with this tap.
   */
  public int endInside(int tap) {
    int end = ceilDiv(input + padBefore - tap * dilation, stride);
    return Math.max(firstInside(tap), Math.min(output(), end));
  }

  /**
   * Returns how many pairs of a window and a tap lie inside the input; more than an int may hold.
   */
  public long tapsInside() {
    long inside = 0;
    for (int tap = 0; tap < kernel; tap++) {
      inside += endInside(tap) - firstInside(tap);
    }
    return inside;
  }

  /**
   * Returns how many windows have a tap inside the input. The others lie in the padding, or
   * straddle the input with dilated taps.
   */
  public int windowsInside() {
    int windows = 0;
    int counted = 0; // the earlier the tap, the later the windows that it brings inside
    for (int tap = kernel - 1; tap >= 0; tap--) {
      windows += Math.max(0, endInside(tap) - Math.max(counted, firstInside(tap)));
      counted = Math.max(counted, endInside(tap));
    }
    return windows;
  }

  /** Returns how many taps lie inside the input in some window. */
  public int tapsRead() {
    int taps = 0;
    for (int tap = 0; tap < kernel; tap++) {
      taps += endInside(tap) > firstInside(tap) ? 1 : 0;
    }
    return taps;
  }

  /**
   * Returns how many elements of the unpadded input some window reads. The others lie between the
   * windows, between dilated taps, or in the slack.
   */
  public int positionsRead() {
    int positions = 0;
    Map<Integer, Integer> ends = new HashMap<>(); // of what is read, by position modulo the stride
    for (int tap = 0; tap < kernel; tap++) { // the later the tap, the later what it reads
      int end = position(endInside(tap), tap);
      int first = position(firstInside(tap), tap);
      int unread = Math.max(first, ends.getOrDefault(Math.floorMod(first, stride), first));
      positions += Math.max(0, end - unread) / stride;
      ends.put(Math.floorMod(first, stride), Math.max(end, unread));
    }
    return positions;
  }

  private static int ceilDiv(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  /** The same axis over an input that holds its padding explicitly. */
  public Axis paddingMadeExplicit() {
    return new Axis(padded(), kernel, stride, 0, 0, dilation);
  }

  /** Returns how far this axis exceeds the default: 1 everywhere, 0 for padding. */
  public int size() {
    return input + kernel + stride + dilation - 4 + padBefore + padAfter;
  }
}
