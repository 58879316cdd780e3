package dev.convproof.geometry;

/**
 * Which windows read each element of an axis's input, and with which tap: for element x, those at
 * start(x) … start(x+1)−1, in ascending windows. A window reads an element with at most one tap.
 */
public final class Readers {
  private final int[] starts;
  private final int[] windows;
  private final int[] taps;

  private Readers(int[] starts, int[] windows, int[] taps) {
    this.starts = starts;
    this.windows = windows;
    this.taps = taps;
  }

  /** The readers of an axis, by counting. */
  public static Readers of(Axis axis) {
    int[] next = new int[axis.input() + 2];
    for (int tap = 0; tap < axis.kernel(); tap++) {
      for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
        next[axis.position(window, tap) + 2]++;
      }
    }
    for (int position = 2; position < next.length; position++) {
      next[position] += next[position - 1];
    }
    int[] windows = new int[next[axis.input() + 1]];
    int[] taps = new int[windows.length];
    for (int tap = axis.kernel() - 1; tap >= 0; tap--) { // later taps belong to earlier windows
      for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
        int at = next[axis.position(window, tap) + 1]++;
        windows[at] = window;
        taps[at] = tap;
      }
    }
    return new Readers(next, windows, taps);
  }

  /** The number of pairs of a window and an element that it reads. */
  public int size() {
    return windows.length;
  }

  /** The position of an element's first reader. */
  public int start(int element) {
    return starts[element];
  }

  /** The window of the reader at a position. */
  public int window(int at) {
    return windows[at];
  }

  /** The tap with which the reader at a position reads. */
  public int tap(int at) {
    return taps[at];
  }
}
