package dev.convproof.geometry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All geometries, in the order of how far they exceed the all-ones default. */
public final class Geometries {
  private Geometries() {}

  /** Every geometry whose {@link Geometry#size()} is the given one, lazily. */
  public static Stream<Geometry> ofSize(int excess) {
    return IntStream.rangeClosed(0, excess)
        .boxed()
        .flatMap(
            ofChannels ->
                channels(ofChannels).flatMap(channels -> withAxes(channels, excess - ofChannels)));
  }

  private static Stream<Geometry> withAxes(Geometry channels, int excess) {
    return IntStream.rangeClosed(0, excess)
        .boxed()
        .flatMap(
            ofRows ->
                axes(ofRows).stream()
                    .flatMap(
                        rows ->
                            axes(excess - ofRows).stream()
                                .map(columns -> channels.withAxes(rows, columns))));
  }

  /** Batch, groups and channels of an excess, over one pixel. */
  private static Stream<Geometry> channels(int excess) {
    List<Geometry> found = new ArrayList<>();
    for (int batch = 1; batch <= excess + 1; batch++) {
      for (int groups = 1; groups <= excess + 2 - batch; groups++) {
        int channels = excess + 4 - batch - groups;
        for (int inputs = groups; channels - inputs >= groups; inputs += groups) {
          if (channels % groups == 0) {
            Geometry unit = Geometry.UNIT.withBatch(batch);
            found.add(unit.withChannels(groups, inputs, channels - inputs));
          }
        }
      }
    }
    return found.stream();
  }

  /** Every axis whose {@link Axis#size()} is the given one. */
  public static List<Axis> axes(int excess) {
    List<Axis> found = new ArrayList<>();
    for (int kernel = 1; kernel <= excess + 1; kernel++) {
      for (int stride = 1; stride <= excess + 2 - kernel; stride++) {
        for (int dilation = 1; dilation <= excess + 3 - kernel - stride; dilation++) {
          addAxes(found, kernel, stride, dilation, excess + 3 - kernel - stride - dilation);
        }
      }
    }
    return found;
  }

  /**
   * Distributes the remaining excess over the input and its two paddings, where the kernel fits.
   */
  private static void addAxes(List<Axis> found, int kernel, int stride, int dilation, int rest) {
    if (dilation * (kernel - 1) <= rest) { // the padded input is rest + 1, however it is divided
      for (int before = 0; before <= rest; before++) {
        for (int after = 0; after <= rest - before; after++) {
          found.add(new Axis(rest + 1 - before - after, kernel, stride, before, after, dilation));
        }
      }
    }
  }
}
