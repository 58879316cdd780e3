package dev.convproof.law;

import dev.convproof.tensor.Shape;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tensors as small grids of text: {@code [[0 1][2 3]]} for each channel, one for each image. */
public final class Grid {
  private static final int MOST = 200;

  private Grid() {}

  /** All planes of a tensor; or its size alone, where it is too large to be read. */
  public static String of(Shape shape, long[] values) {
    return of(shape, Shown.of(values));
  }

  /** A tensor whose scalars are shown by a function of their position. */
  public static String of(Shape shape, Shown shown) {
    if (shape.size() > MOST) {
      return shape + ", " + shape.size() + " values";
    }
    return IntStream.range(0, shape.outer() * shape.channels())
        .mapToObj(plane -> plane(shape, shown, plane * shape.plane()))
        .collect(Collectors.joining(" "));
  }

  private static String plane(Shape shape, Shown shown, int first) {
    return IntStream.range(0, shape.height())
        .mapToObj(row -> row(shape, shown, first + row * shape.width()))
        .collect(Collectors.joining("", "[", "]"));
  }

  private static String row(Shape shape, Shown shown, int first) {
    return IntStream.range(first, first + shape.width())
        .mapToObj(shown::at)
        .collect(Collectors.joining(" ", "[", "]"));
  }

  /** How the scalar at a position is written. */
  @FunctionalInterface
  public interface Shown {
    /** The text of one scalar. */
    String at(int position);

    /** Integers in decimal. */
    static Shown of(long[] values) {
      return position -> Long.toString(values[position]);
    }
  }
}
