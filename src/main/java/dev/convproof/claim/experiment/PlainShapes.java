package dev.convproof.claim.experiment;

import dev.convproof.claim.Message;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The plain shapes that a claim is about: one image, no groups, no padding, stride and dilation 1.
 *
 * @param includes which of them
 * @param most up to which {@link Geometry#size()} they are tried
 */
public record PlainShapes(Predicate<Geometry> includes, int most) {
  /** All plain shapes up to an excess. */
  public static PlainShapes plain(int excess) {
    return new PlainShapes(g -> true, excess);
  }

  /** All shapes of an excess, in the order of cases. */
  List<Geometry> ofSize(int level) {
    List<Geometry> shapes = new ArrayList<>();
    for (int inputs = 1; inputs <= level + 1; inputs++) {
      for (int outputs = 1; outputs <= level + 2 - inputs; outputs++) {
        int rest = level + 2 - inputs - outputs;
        Geometry channels = Geometry.UNIT.withChannels(1, inputs, outputs);
        for (int ofRows = 0; ofRows <= rest; ofRows++) {
          for (Axis rows : axes(ofRows)) {
            axes(rest - ofRows).stream()
                .map(columns -> channels.withAxes(rows, columns))
                .filter(includes)
                .forEach(shapes::add);
          }
        }
      }
    }
    shapes.sort(Comparator.comparing(Geometry::toString));
    return shapes;
  }

  /** All shapes, smallest first. */
  Stream<Geometry> shapes() {
    return IntStream.rangeClosed(0, most).boxed().flatMap(level -> ofSize(level).stream());
  }

  /** The number of shapes. */
  long size() {
    return shapes().count();
  }

  private static List<Axis> axes(int excess) {
    return IntStream.rangeClosed(1, excess / 2 + 1)
        .mapToObj(kernel -> Axis.of(excess + 2 - kernel, kernel))
        .toList();
  }

  /** How a bound on shapes is written in a strength. */
  static Message bound(long shapes, int excess) {
    return Message.of("bound.shapes", shapes, excess);
  }
}
