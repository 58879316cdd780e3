package dev.convproof.generate;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Enumerates shapes by how far they exceed the all-ones default: axes, geometries, and stacks of
 * geometries, each of which takes what the one before it produces.
 */
public final class Shapes {
  private Shapes() {}

  /** Returns every geometry whose {@link Geometry#size()} is the given one, lazily. */
  public static Stream<Geometry> ofSize(int size) {
    return parts(size)
        .flatMap(
            ofChannels ->
                channels(ofChannels).stream().flatMap(one -> withAxes(one, size - ofChannels)));
  }

  /** Returns every stack of so many layers whose sizes sum to the given one, lazily. */
  public static Stream<List<Geometry>> ofSize(int layers, int size) {
    return layers == 1
        ? ofSize(size).map(List::of)
        : parts(size)
            .flatMap(
                before ->
                    ofSize(layers - 1, before)
                        .flatMap(stack -> extended(stack, layers - 1, size - before)));
  }

  private static Stream<List<Geometry>> extended(List<Geometry> stack, int layers, int size) {
    Geometry previous = stack.get(layers - 1);
    return channelsAfter(previous, size).stream()
        .flatMap(channels -> withAxesAfter(channels, previous, size - channels.size()))
        .map(last -> Stream.concat(stack.stream(), Stream.of(last)).toList());
  }

  private static Stream<Geometry> withAxesAfter(Geometry channels, Geometry previous, int size) {
    return parts(size)
        .flatMap(
            ofRows ->
                pairs(
                    channels,
                    axesOver(previous.rows().output(), ofRows),
                    axesOver(previous.columns().output(), size - ofRows)));
  }

  private static Stream<Geometry> withAxes(Geometry channels, int size) {
    return parts(size).flatMap(ofRows -> pairs(channels, axes(ofRows), axes(size - ofRows)));
  }

  private static Stream<Geometry> pairs(Geometry channels, List<Axis> rows, List<Axis> columns) {
    return rows.stream()
        .flatMap(row -> columns.stream().map(column -> channels.withAxes(row, column)));
  }

  private static Stream<Integer> parts(int size) {
    return IntStream.rangeClosed(0, size).boxed();
  }

  /** Returns batch, groups and channels of a size, over one pixel. */
  static List<Geometry> channels(int size) {
    List<Geometry> found = new ArrayList<>();
    for (int batch = 1; batch <= size + 1; batch++) {
      for (int groups = 1; groups <= size + 2 - batch; groups++) {
        int channels = size + 4 - batch - groups;
        for (int inputs = groups; channels - inputs >= groups; inputs += groups) {
          if (channels % groups == 0) {
            Geometry unit = Geometry.UNIT.withBatch(batch);
            found.add(unit.withChannels(groups, inputs, channels - inputs));
          }
        }
      }
    }
    return found;
  }

  /** Returns the batch and channels that another geometry produces, to any outputs. */
  private static List<Geometry> channelsAfter(Geometry previous, int most) {
    List<Geometry> found = new ArrayList<>();
    Geometry unit = Geometry.UNIT.withBatch(previous.batch());
    int inputs = previous.outputChannels();
    int rest = most - (previous.batch() - 1) - (inputs - 1);
    for (int groups = 1; groups <= inputs; groups++) {
      if (inputs % groups == 0) {
        for (int outputs = groups; groups - 1 + outputs - 1 <= rest; outputs += groups) {
          found.add(unit.withChannels(groups, inputs, outputs));
        }
      }
    }
    return found;
  }

  /** Returns every axis whose {@link Axis#size()} is the given one. */
  public static List<Axis> axes(int size) {
    List<Axis> found = new ArrayList<>();
    for (int kernel = 1; kernel <= size + 1; kernel++) {
      for (int stride = 1; stride <= size + 2 - kernel; stride++) {
        for (int dilation = 1; dilation <= size + 3 - kernel - stride; dilation++) {
          int rest = size + 3 - kernel - stride - dilation; // the padded input is one more
          for (int before = 0; dilation * (kernel - 1) <= rest && before <= rest; before++) {
            for (int after = 0; after <= rest - before; after++) {
              int input = rest + 1 - before - after;
              found.add(new Axis(input, kernel, stride, before, after, dilation));
            }
          }
        }
      }
    }
    return found;
  }

  private static List<Axis> axesOver(int input, int size) {
    return axes(size).stream().filter(axis -> axis.input() == input).toList();
  }
}
