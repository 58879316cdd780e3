package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of one size, in the order of {@link Shapes#ofSize(int)}, by their rank: the n-th is
 * computed, not enumerated up to, so that a range of ranks can be given to anybody.
 */
public final class RankedShapes {
  private final int size;
  private final List<List<Geometry>> channels = new ArrayList<>(); // by their own size
  private final List<List<Axis>> axes = new ArrayList<>();
  private final long[] pairs; // of axes, by the sizes of both together

  /** Prepares the shapes of a size. */
  public RankedShapes(int size) {
    this.size = size;
    pairs = new long[size + 1];
    for (int part = 0; part <= size; part++) {
      channels.add(Shapes.channels(part));
      axes.add(Shapes.axes(part));
    }
    for (int both = 0; both <= size; both++) {
      for (int rows = 0; rows <= both; rows++) {
        pairs[both] += pairs(rows, both - rows);
      }
    }
  }

  private long pairs(int rows, int columns) {
    return (long) axes.get(rows).size() * axes.get(columns).size();
  }

  /** Returns how many shapes have the size. */
  public long count() {
    long count = 0;
    for (int part = 0; part <= size; part++) {
      count += channels.get(part).size() * pairs[size - part];
    }
    return count;
  }

  /**
   * Returns the shape of a rank.
   *
   * @param rank from 0
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public Geometry at(long rank) {
    long rest = rank;
    for (int part = 0; part <= size && rest >= 0; part++) {
      long each = pairs[size - part];
      long block = channels.get(part).size() * each;
      if (rest < block) {
        Geometry ofChannels = channels.get(part).get(Math.toIntExact(rest / each));
        return withAxes(ofChannels, size - part, rest % each);
      }
      rest -= block;
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + count());
  }

  private Geometry withAxes(Geometry ofChannels, int both, long rank) {
    long rest = rank;
    int rows = 0;
    while (rest >= pairs(rows, both - rows)) {
      rest -= pairs(rows, both - rows);
      rows++;
    }
    List<Axis> columns = axes.get(both - rows);
    return ofChannels.withAxes(
        axes.get(rows).get(Math.toIntExact(rest / columns.size())),
        columns.get(Math.toIntExact(rest % columns.size())));
  }
}
