package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.FloatFormat;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.file.ElementType;
import dev.convproof.file.NpyData;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the elements of files are computed with.
 *
 * @param numbers the arithmetic
 * @param format of binary floating point; empty for integers, which are exact
 * @param load makes a buffer of a file's elements
 * @param save makes a file's elements of a buffer
 * @param widen a buffer as doubles, exactly; not for integers
 */
record Elements<V>(
    Arithmetic<V> numbers,
    Optional<FloatFormat> format,
    Function<NpyData, V> load,
    Function<V, NpyData> save,
    Function<V, double[]> widen) {

  private static final Elements<float[]> SINGLE =
      new Elements<>(
          Floats.INSTANCE,
          Optional.of(FloatFormat.FLOAT32),
          data -> ((NpyData.Float32) data).values(),
          NpyData.Float32::new,
          Elements::widened);

  private static final Elements<double[]> DOUBLE =
      new Elements<>(
          Doubles.INSTANCE,
          Optional.of(FloatFormat.FLOAT64),
          data -> ((NpyData.Float64) data).values(),
          NpyData.Float64::new,
          values -> values);

  private static final Elements<long[]> INTEGER =
      new Elements<>(
          Integers.INSTANCE,
          Optional.empty(),
          data -> ((NpyData.Integers) data).values(),
          values -> new NpyData.Integers(ElementType.INT64, values),
          values -> {
            throw new IllegalStateException("integers are not compared as doubles");
          });

  static Elements<?> of(ElementType type) {
    return switch (type) {
      case FLOAT32 -> SINGLE;
      case FLOAT64 -> DOUBLE;
      default -> INTEGER;
    };
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int at = 0; at < wide.length; at++) {
      wide[at] = values[at];
    }
    return wide;
  }

  Problem<V> problem(ConvolutionFiles files) {
    return Problem.of(
        files.geometry(),
        load.apply(files.input().data()),
        load.apply(files.weight().data()),
        files.bias().map(file -> load.apply(file.data())));
  }

  /** The same problem over doubles. */
  Problem<double[]> widened(Problem<V> problem) {
    return Problem.of(
        problem.geometry(),
        widen.apply(problem.input().data()),
        widen.apply(problem.weights().data()),
        problem.bias().map(bias -> widen.apply(bias.data())));
  }
}
