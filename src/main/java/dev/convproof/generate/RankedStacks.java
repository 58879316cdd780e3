package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two stacked layers, by the size of what is free in them and by their rank: the first layer as it
 * is, and of the second, which takes what the first gives, its groups, output channels, kernels,
 * strides and dilations, each as far as it exceeds 1. The second pads nothing.
 *
 * <p>The n-th stack is found in a table of the first layers, which it is made with: 16 bytes for
 * each of them.
 */
public final class RankedStacks {
  private final int size;
  private final List<RankedShapes> firsts = new ArrayList<>(); // by their size
  private final List<long[]> starts = new ArrayList<>(); // of each first layer's stacks, and an end
  private final Map<Joint, List<Geometry>> seconds = new HashMap<>();

  /** What a second layer follows from, beside its size: what it gets. */
  private record Joint(int batch, int channels, int height, int width, int size) {}

  /** Prepares the stacks of a size. */
  public RankedStacks(int size) {
    this.size = size;
    long stacks = 0;
    for (int part = 0; part <= size; part++) {
      RankedShapes shapes = new RankedShapes(part);
      long[] start = new long[Math.toIntExact(shapes.count()) + 1];
      for (int rank = 0; rank < start.length - 1; rank++) {
        start[rank] = stacks;
        stacks += after(shapes.at(rank), size - part).size();
      }
      start[start.length - 1] = stacks;
      firsts.add(shapes);
      starts.add(start);
    }
  }

  /** Returns how many stacks have the size. */
  public long count() {
    long[] last = starts.get(size);
    return last[last.length - 1];
  }

  /**
   * Returns the two layers of a rank.
   *
   * @param rank from 0
   * @throws IndexOutOfBoundsException if there are not so many
   */
  public List<Geometry> at(long rank) {
    for (int part = 0; part <= size; part++) {
      long[] start = starts.get(part);
      if (rank >= start[0] && rank < start[start.length - 1]) {
        int found = Arrays.binarySearch(start, rank);
        int first = found >= 0 ? found : -found - 2; // some second layer follows each first
        Geometry one = firsts.get(part).at(first);
        return List.of(one, after(one, size - part).get(Math.toIntExact(rank - start[first])));
      }
    }
    throw new IndexOutOfBoundsException("rank " + rank + " of " + count());
  }

  private List<Geometry> after(Geometry first, int free) {
    Joint joint =
        new Joint(
            first.batch(),
            first.outputChannels(),
            first.rows().output(),
            first.columns().output(),
            free);
    synchronized (seconds) {
      return seconds.computeIfAbsent(joint, RankedStacks::all);
    }
  }

  private static List<Geometry> all(Joint joint) {
    List<Geometry> all = new ArrayList<>();
    for (int groups = 1; groups <= joint.channels(); groups++) {
      for (int outputs = groups; groups + outputs - 2 <= joint.size(); outputs += groups) {
        if (joint.channels() % groups == 0) {
          Geometry channels =
              Geometry.UNIT
                  .withBatch(joint.batch())
                  .withChannels(groups, joint.channels(), outputs);
          addAxes(channels, joint, joint.size() - groups - outputs + 2, all);
        }
      }
    }
    return List.copyOf(all);
  }

  private static void addAxes(Geometry channels, Joint joint, int free, List<Geometry> all) {
    for (int ofRows = 0; ofRows <= free; ofRows++) {
      for (Axis rows : axes(joint.height(), ofRows)) {
        for (Axis columns : axes(joint.width(), free - ofRows)) {
          all.add(channels.withAxes(rows, columns));
        }
      }
    }
  }

  /**
   * Returns the axes over an input whose kernel, stride and dilation exceed 1 by so much in all.
   */
  private static List<Axis> axes(int input, int free) {
    List<Axis> axes = new ArrayList<>();
    for (int kernel = 1; kernel <= free + 1; kernel++) {
      for (int stride = 1; stride <= free + 2 - kernel; stride++) {
        int dilation = free + 3 - kernel - stride;
        if (dilation * (kernel - 1) < input) {
          axes.add(new Axis(input, kernel, stride, 0, 0, dilation));
        }
      }
    }
    return axes;
  }
}
