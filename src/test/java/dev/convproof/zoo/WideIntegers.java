package dev.convproof.zoo;

import dev.convproof.zoo.FormatKernel.Longs;
import dev.convproof.zoo.FormatKernel.OfLongs;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Kernels of 32- and 64-bit integers: wrong ones that only more bits than others have show, and
 * right ones, which wrap.
 */
final class WideIntegers {
  private WideIntegers() {}

  static void add(List<FormatKernel> all) {
    right(all, "i32");
    wrong(all, "sums in double precision", w -> (long) inDoubles(w));
    wrong(all, "inputs of 32 bits", w -> sum(w, v -> (int) v, v -> v, v -> v));
    wrong(all, "products of 32 bits", w -> sum(w, v -> v, v -> (int) v, v -> v));
    wrong(all, "sums that wrap at 32 bits", w -> sum(w, v -> v, v -> v, v -> (int) v));
    wrong(all, "sums that are clipped at 32 bits", w -> clipped(sum(w, v -> v)));
    wrong(all, "sums in single precision", w -> (long) inFloats(w));
    right(all, "i64");
  }

  private static void wrong(List<FormatKernel> all, String name, OfLongs computation) {
    all.add(new FormatKernel("i64", name, false, 0, computation));
  }

  private static void right(List<FormatKernel> all, String arithmetic) {
    right(all, arithmetic, "sequential", w -> sum(w, v -> v));
    right(all, arithmetic, "reversed", WideIntegers::reversed);
    right(all, arithmetic, "pairwise", w -> w.bias() + pairwise(w, 0, w.x().length));
    right(all, arithmetic, "by halves of 32 bits", WideIntegers::byHalves);
    right(
        all,
        arithmetic,
        "beyond the ends on the way",
        w -> sum(w, v -> v) + Long.MAX_VALUE + 1 + Long.MIN_VALUE);
  }

  private static void right(
      List<FormatKernel> all, String arithmetic, String name, OfLongs computation) {
    all.add(new FormatKernel(arithmetic, name, true, 0, computation));
  }

  private static long sum(Longs w, LongUnaryOperator inputs) {
    return sum(w, inputs, v -> v, v -> v);
  }

  private static long sum(
      Longs w, LongUnaryOperator inputs, LongUnaryOperator products, LongUnaryOperator sums) {
    long sum = w.bias();
    for (int at = 0; at < w.x().length; at++) {
      long product = inputs.applyAsLong(w.x()[at]) * inputs.applyAsLong(w.k()[at]);
      sum = sums.applyAsLong(sum + products.applyAsLong(product));
    }
    return sums.applyAsLong(sum);
  }

  private static double inDoubles(Longs w) {
    double sum = w.bias();
    for (int at = 0; at < w.x().length; at++) {
      sum += (double) w.x()[at] * w.k()[at];
    }
    return sum;
  }

  private static float inFloats(Longs w) {
    float sum = w.bias();
    for (int at = 0; at < w.x().length; at++) {
      sum += (float) w.x()[at] * w.k()[at];
    }
    return sum;
  }

  private static long clipped(long value) {
    return Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
  }

  private static long reversed(Longs w) {
    long sum = 0;
    for (int at = w.x().length - 1; at >= 0; at--) {
      sum += w.x()[at] * w.k()[at];
    }
    return sum + w.bias();
  }

  private static long pairwise(Longs w, int from, int to) {
    int middle = (from + to) / 2;
    return to - from == 1
        ? w.x()[from] * w.k()[from]
        : pairwise(w, from, middle) + pairwise(w, middle, to);
  }

  /** Products of x and the two halves of k, in sums of their own. */
  private static long byHalves(Longs w) {
    long low = w.bias();
    long high = 0;
    for (int at = 0; at < w.x().length; at++) {
      low += w.x()[at] * (w.k()[at] & 0xFFFF_FFFFL);
      high += w.x()[at] * (w.k()[at] >> Integer.SIZE);
    }
    return low + (high << Integer.SIZE);
  }
}
