package dev.convproof.cli;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.tensor.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the elements of files are computed with.
 *
 * @param numbers the arithmetic
 * @param format of binary floating point; empty for integers, which are exact
 * @param load makes a buffer of a file's elements
 * @param save makes a file's tensor of a shape and a buffer
 * @param widen a buffer as doubles, exactly; not for integers
 */
record Elements<V>(
    Arithmetic<V> numbers,
    Optional<NumberFormat> format,
    Function<StoredTensor, V> load,
    BiFunction<List<Integer>, V, StoredTensor> save,
    Function<V, double[]> widen) {

  private static final Elements<float[]> SINGLE =
      new Elements<>(
          Floats.INSTANCE,
          Optional.of(NumberFormat.FLOAT32),
          StoredTensor::floats,
          StoredTensor::of,
          Elements::widened);

  private static final Elements<double[]> DOUBLE =
      new Elements<>(
          Doubles.INSTANCE,
          Optional.of(NumberFormat.FLOAT64),
          StoredTensor::doubles,
          StoredTensor::of,
          values -> values);

  private static final Elements<long[]> INTEGER =
      new Elements<>(
          Integers.INSTANCE,
          Optional.empty(),
          StoredTensor::integers,
          (shape, values) -> StoredTensor.of(shape, ElementType.INT64, values),
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
        load.apply(files.input().tensor()),
        load.apply(files.weight().tensor()),
        files.bias().map(file -> load.apply(file.tensor())));
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
