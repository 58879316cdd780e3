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
 * @param type of what is saved
 * @param numbers the arithmetic
 * @param format of binary floating point; empty for integers, which are exact
 * @param load makes a buffer of a file's elements
 * @param save makes a file's tensor of a shape and a buffer
 * @param widen a buffer as doubles, exactly; not for integers
 */
record ComputedElements<V>(
    ElementType type,
    Arithmetic<V> numbers,
    Optional<NumberFormat> format,
    Function<StoredTensor, V> load,
    BiFunction<List<Integer>, V, StoredTensor> save,
    Function<V, double[]> widen) {

  private static final ComputedElements<float[]> SINGLE =
      new ComputedElements<>(
          ElementType.FLOAT32,
          Floats.INSTANCE,
          Optional.of(NumberFormat.FLOAT32),
          StoredTensor::floats,
          StoredTensor::of,
          ComputedElements::widened);

  /** Sums of single precision, each rounded once to the type. */
  private static ComputedElements<float[]> half(ElementType type, NumberFormat format) {
    return new ComputedElements<>(
        type,
        Floats.INSTANCE,
        Optional.of(NumberFormat.FLOAT32),
        StoredTensor::floats,
        (shape, values) -> {
          float[] rounded = new float[values.length];
          for (int at = 0; at < rounded.length; at++) {
            rounded[at] = (float) format.round(values[at]);
          }
          return StoredTensor.of(shape, type, rounded);
        },
        ComputedElements::widened);
  }

  private static final ComputedElements<double[]> DOUBLE =
      new ComputedElements<>(
          ElementType.FLOAT64,
          Doubles.INSTANCE,
          Optional.of(NumberFormat.FLOAT64),
          StoredTensor::widened,
          StoredTensor::of,
          values -> values);

  private static final ComputedElements<long[]> INTEGER =
      new ComputedElements<>(
          ElementType.INT64,
          Integers.INSTANCE,
          Optional.empty(),
          StoredTensor::integers,
          (shape, values) -> StoredTensor.of(shape, ElementType.INT64, values),
          values -> {
            throw new IllegalStateException("integers are not compared as doubles");
          });

  static ComputedElements<?> of(ConvolutionFiles files) {
    ElementType type = files.type();
    if (type.isInteger()) {
      return INTEGER;
    }
    return switch (files.isDouble() ? ElementType.FLOAT64 : type) {
      case FLOAT16 -> half(type, NumberFormat.FLOAT16);
      case BFLOAT16 -> half(type, NumberFormat.BFLOAT16);
      case FLOAT64 -> DOUBLE;
      default -> SINGLE;
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
