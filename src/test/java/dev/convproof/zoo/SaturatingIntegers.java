package dev.convproof.zoo;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat.Whole;
import dev.convproof.zoo.FormatKernel.Longs;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Kernels of integers whose sums stay at the ends of their format: right, since no draw leads
 * there, and other than sums that wrap wherever one goes beyond.
 */
final class SaturatingIntegers {
  private SaturatingIntegers() {}

  /** A way to add a bias and products. */
  @FunctionalInterface
  private interface Adding {
    BigInteger sum(BigInteger bias, List<BigInteger> products, UnaryOperator<BigInteger> within);
  }

  static void add(List<FormatKernel> all) {
    for (String name : List.of("i8", "u8i8", "i32", "i64")) {
      Whole ends =
          MixedArithmetic.formatsOf(Arithmetic.named(name))
              .flatMap(formats -> formats.accumulator().whole())
              .orElseThrow();
      add(all, name, ends, "sums that saturate", SaturatingIntegers::sequential);
      add(
          all,
          name,
          ends,
          "sums that saturate, the bias last",
          (bias, products, within) ->
              within.apply(bias.add(sequential(BigInteger.ZERO, products, within))));
      add(
          all,
          name,
          ends,
          "pairwise sums that saturate",
          (bias, products, within) -> within.apply(bias.add(pairwise(products, within))));
      add(
          all,
          name,
          ends,
          "sums of more bits, saturated once",
          (bias, products, within) ->
              within.apply(sequential(bias, products, UnaryOperator.identity())));
    }
  }

  private static void add(
      List<FormatKernel> all, String arithmetic, Whole ends, String name, Adding adding) {
    BigInteger least = BigInteger.valueOf(ends.least());
    BigInteger greatest = BigInteger.valueOf(ends.greatest());
    FormatKernel.OfLongs kernel =
        w ->
            adding
                .sum(BigInteger.valueOf(w.bias()), products(w), v -> v.max(least).min(greatest))
                .longValueExact();
    all.add(new FormatKernel(arithmetic, name, true, 0, kernel));
  }

  private static List<BigInteger> products(Longs w) {
    return IntStream.range(0, w.x().length)
        .mapToObj(at -> BigInteger.valueOf(w.x()[at]).multiply(BigInteger.valueOf(w.k()[at])))
        .toList();
  }

  private static BigInteger sequential(
      BigInteger bias, List<BigInteger> products, UnaryOperator<BigInteger> within) {
    BigInteger sum = bias;
    for (BigInteger product : products) {
      sum = within.apply(sum.add(product));
    }
    return sum;
  }

  private static BigInteger pairwise(List<BigInteger> products, UnaryOperator<BigInteger> within) {
    int count = products.size();
    return count == 1
        ? within.apply(products.get(0))
        : within.apply(
            pairwise(products.subList(0, count / 2), within)
                .add(pairwise(products.subList(count / 2, count), within)));
  }
}
