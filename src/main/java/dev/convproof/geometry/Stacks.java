package dev.convproof.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All stacks of convolutions, each taking what the one before it produces, in order of excess. */
public final class Stacks {
  private Stacks() {}

  /** Every stack of so many layers whose excesses sum to the given one, lazily. */
  public static Stream<List<Geometry>> ofSize(int layers, int excess) {
    if (layers == 1) {
      return Geometries.ofSize(excess).map(List::of);
    }
    return parts(excess)
        .flatMap(
            before ->
                ofSize(layers - 1, before)
                    .flatMap(stack -> extended(stack, layers - 1, excess - before)));
  }

  private static Stream<Integer> parts(int excess) {
    return IntStream.rangeClosed(0, excess).boxed();
  }

  private static Stream<List<Geometry>> extended(List<Geometry> stack, int layers, int excess) {
    Geometry previous = stack.get(layers - 1);
    return channels(previous, excess).stream()
        .flatMap(channels -> withAxes(channels, previous, excess - channels.size()))
        .map(last -> Stream.concat(stack.stream(), Stream.of(last)).toList());
  }

  /** The batch and channels that another geometry produces, to any outputs, over one pixel. */
  private static List<Geometry> channels(Geometry previous, int most) {
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

  private static Stream<Geometry> withAxes(Geometry channels, Geometry previous, int excess) {
    return parts(excess)
        .flatMap(
            ofRows ->
                axes(previous.rows().output(), ofRows).stream()
                    .flatMap(
                        rows ->
                            axes(previous.columns().output(), excess - ofRows).stream()
                                .map(columns -> channels.withAxes(rows, columns))));
  }

  /** Every axis of an excess over an input of a size. */
  private static List<Axis> axes(int input, int excess) {
    return Geometries.axes(excess).stream().filter(axis -> axis.input() == input).toList();
  }
}
