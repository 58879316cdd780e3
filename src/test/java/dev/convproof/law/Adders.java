package dev.convproof.law;

import dev.convproof.algebra.NumberFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Ways to add up the terms of a result, each of which rounds every sum: all are right. */
final class Adders {
  private static final int BLOCK = 4;

  private Adders() {}

  /** One way. */
  @FunctionalInterface
  interface Adder {
    double sum(double[] terms, DoubleUnaryOperator rounding);
  }

  /** Returns the ways that are right whatever is rounded to, by name. */
  static Map<String, Adder> inAnyRounding() {
    Map<String, Adder> adders = new LinkedHashMap<>();
    adders.put("sequential", Adders::sequential);
    adders.put("reversed", (terms, r) -> sequential(reversed(terms), r));
    adders.put("pairwise", (terms, r) -> pairwise(terms, 0, terms.length, r));
    adders.put("blocked", Adders::blocked);
    return adders;
  }

  /** Returns the ways that are right where every sum is rounded to nearest. */
  static Map<String, Adder> toNearest() {
    Map<String, Adder> adders = inAnyRounding();
    adders.put("Kahan", Adders::kahan);
    return adders;
  }

  static double sequential(double[] terms, DoubleUnaryOperator rounding) {
    double sum = 0;
    for (double term : terms) {
      sum = rounding.applyAsDouble(sum + term);
    }
    return sum;
  }

  private static double[] reversed(double[] terms) {
    return IntStream.range(0, terms.length)
        .mapToDouble(at -> terms[terms.length - 1 - at])
        .toArray();
  }

  private static double pairwise(double[] terms, int from, int to, DoubleUnaryOperator rounding) {
    if (to - from == 1) {
      return rounding.applyAsDouble(terms[from]);
    }
    int middle = (from + to) / 2;
    return rounding.applyAsDouble(
        pairwise(terms, from, middle, rounding) + pairwise(terms, middle, to, rounding));
  }

  private static double blocked(double[] terms, DoubleUnaryOperator rounding) {
    double sum = 0;
    for (int at = 0; at < terms.length; at += BLOCK) {
      double[] block = Arrays.copyOfRange(terms, at, Math.min(terms.length, at + BLOCK));
      sum = rounding.applyAsDouble(sum + sequential(block, rounding));
    }
    return sum;
  }

  private static double kahan(double[] terms, DoubleUnaryOperator rounding) {
    double sum = 0;
    double lost = 0;
    for (double term : terms) {
      double y = rounding.applyAsDouble(rounding.applyAsDouble(term) - lost);
      double next = rounding.applyAsDouble(sum + y);
      lost = rounding.applyAsDouble(rounding.applyAsDouble(next - sum) - y);
      sum = next;
    }
    return sum;
  }

  /** A matrix unit: blocks of products and the sum so far, aligned to the largest and truncated. */
  static double matrixUnit(double[] terms, NumberFormat sums) {
    double sum = 0;
    for (int at = 0; at < terms.length; at += BLOCK) {
      double[] block = Arrays.copyOfRange(terms, at, Math.min(terms.length, at + BLOCK) + 1);
      block[block.length - 1] = sum;
      double largest = Arrays.stream(block).map(Math::abs).max().orElseThrow();
      double unit =
          largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest) - sums.precision() + 1);
      double exact = Arrays.stream(block).map(v -> ((long) (v / unit)) * unit).sum();
      sum = sums.truncate(exact);
    }
    return sum;
  }
}
