package dev.convproof.law;

import dev.convproof.DeclinedException;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What sums of integers become beyond the ends of their format, where no draw leads: they wrap, or
 * they saturate. One product is added to a bias that is the end itself; where there is no bias, one
 * product of wide integers lies beyond.
 */
final class IntegerEnds {
  private static final long HALF = 1L << 16; // of 32 bits; its square, of 64

  private IntegerEnds() {}

  /** Observes both ends; nothing where numbers are of no format. */
  static <V> List<Behaviour> of(Subject<V> subject) {
    Optional<Formats> formats = MixedArithmetic.formatsOf(subject.arithmetic());
    if (subject.arithmetic().zeros(0) instanceof float[]) {
      return List.of(); // in which no sum reaches the ends
    }
    return formats.stream()
        .flatMap(of -> Stream.of(at(subject, of, true), at(subject, of, false)))
        .toList();
  }

  private static <V> Behaviour at(Subject<V> subject, Formats formats, boolean above) {
    NumberFormat.Whole ends = formats.accumulator().whole().orElseThrow();
    long end = above ? ends.greatest() : ends.least();
    long beyond = formats.accumulator() == NumberFormat.INT32 ? HALF : HALF * HALF;
    String found =
        Stream.concat(
                biased(subject.arithmetic(), end, above ? 1 : -1),
                formats.input() == formats.accumulator()
                    ? Stream.of(
                        above ? new Sum(beyond, beyond / 2, 0) : new Sum(-beyond, beyond, 0))
                    : Stream.<Sum>empty())
            .flatMap(sum -> found(subject, sum).stream().map(y -> words(formats, sum, end, y)))
            .findFirst()
            .orElse("not observed: the case is not supported");
    return new Behaviour((above ? "sums above " : "sums below ") + end, found);
  }

  /** One product, and a bias, 0 where there is none. */
  private record Sum(long x, long k, long bias) {

    <V> Problem<V> problem(Arithmetic<V> numbers) {
      return Problem.of(
          Geometry.UNIT,
          numbers.load(new long[] {x}, 0),
          numbers.load(new long[] {k}, 0),
          bias == 0 ? Optional.empty() : Optional.of(numbers.load(new long[] {bias}, 0)));
    }
  }

  /** Returns the ways to add one to a bias, or to take one off, that zero points leave. */
  private static <V> Stream<Sum> biased(Arithmetic<V> numbers, long end, long step) {
    return Stream.of(new Sum(1, step, end), new Sum(-1, -step, end))
        .filter(
            sum -> {
              if (!(numbers instanceof MixedArithmetic<V> mixed)) {
                return true;
              }
              Problem<V> p = sum.problem(numbers);
              return mixed.represents(
                  p.input().data(), p.weights().data(), p.bias().map(Tensor::data));
            });
  }

  private static <V> Optional<Long> found(Subject<V> subject, Sum sum) {
    Problem<V> p = sum.problem(subject.arithmetic());
    if (!subject.support(p).applies()) {
      return Optional.empty();
    }
    try {
      V output =
          subject
              .forward()
              .apply(
                  p.geometry(), p.input().data(), p.weights().data(), p.bias().map(Tensor::data));
      return Optional.of(Array.getLong(output, 0));
    } catch (DeclinedException declined) {
      return Optional.empty();
    }
  }

  private static String words(Formats formats, Sum sum, long end, long found) {
    long modulo = sum.x() * sum.k() + sum.bias();
    long wrapped = formats.accumulator() == NumberFormat.INT32 ? (int) modulo : modulo;
    return found == wrapped ? "wrap" : found == end ? "saturate" : "become " + found;
  }
}
