package dev.convproof.claim.experiment;

import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
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

  /** Returns all shapes of a size, in the order of cases. */
  List<Geometry> ofSize(int size) {
    return Shapes.ofSize(size)
        .filter(g -> g.batch() == 1 && g.groups() == 1 && isPlain(g.rows()) && isPlain(g.columns()))
        .filter(includes)
        .sorted(Comparator.comparing(Geometry::toString))
        .toList();
  }

  private static boolean isPlain(Axis axis) {
    return axis.stride() == 1 && axis.dilation() == 1 && axis.padBefore() + axis.padAfter() == 0;
  }

  /** All shapes, smallest first. */
  Stream<Geometry> shapes() {
    return IntStream.rangeClosed(0, most).boxed().flatMap(level -> ofSize(level).stream());
  }

  /** The number of shapes. */
  long size() {
    return shapes().count();
  }

  /** Returns how a bound on shapes is written in a strength. */
  static Message bound(long shapes, int excess) {
    return shapes == 1
        ? Message.of("bound.one-shape", excess)
        : Message.of("bound.shapes", shapes, excess);
  }
}
