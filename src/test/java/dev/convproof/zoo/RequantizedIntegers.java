package dev.convproof.zoo;

import dev.convproof.algebra.NumberFormat.Whole;
import dev.convproof.algebra.Requantization;
import dev.convproof.zoo.FormatKernel.Longs;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;

/**
 * Kernels of quantised convolutions: wrong ones that round somewhere else or clamp too soon, and
 * right ones that come to the declared outputs by other arithmetic.
 */
final class RequantizedIntegers {
  private static final String EVEN = "even,0.0078125,3,u8";
  private static final String EVEN_AFTER = "even-after,0.0078125,3,u8";
  private static final String AWAY = "away,0.0078125,3,u8";
  private static final String FIXED = "fixed,0.0078125,3,u8";
  private static final String FIXED_ONCE = "fixed-once,0.0078125,3,u8";
  private static final String THIRTIETH = "even,0.0333,3,u8";
  private static final String SIGNED = "even,0.0078125,-5,i8";
  private static final String ANY = "any,0.0333,3,u8";
  private static final int ZERO = 3;
  private static final float SCALE = 0x1p-7f;

  private RequantizedIntegers() {}

  static void add(List<FormatKernel> all) {
    wrong(all, EVEN, "ties away from zero", w -> clamped(away(product(sum(w))) + ZERO));
    wrong(
        all,
        EVEN,
        "ties to even after the zero point",
        w -> clamped((long) Math.rint(product(sum(w)) + ZERO)));
    wrong(all, EVEN, "cut", w -> clamped((long) product(sum(w)) + ZERO));
    wrong(
        all,
        EVEN,
        "rounded twice, to halves first",
        w -> clamped((long) Math.rint(Math.rint(product(sum(w)) * 2) / 2) + ZERO));
    wrong(
        all,
        EVEN,
        "a bias that is added after rounding",
        w -> clamped(even(product(sum(w) - w.bias())) + even(product(w.bias())) + ZERO));
    wrong(all, EVEN, "a zero point that is forgotten", w -> clamped(even(product(sum(w)))));
    wrong(
        all,
        EVEN,
        "clamped before the zero point is added",
        w -> clamped(clamped(even(product(sum(w)))) + ZERO));
    wrong(all, EVEN, "wraps at 8 bits", w -> (even(product(sum(w))) + ZERO) & 0xFF);
    wrong(
        all,
        EVEN,
        "sums that are clipped at 16 bits",
        w -> right(EVEN, stepwise(w, v -> Math.max(-0x8000, Math.min(0x7FFF, v)))));
    wrong(all, EVEN_AFTER, "ties to even", w -> clamped(even(product(sum(w))) + ZERO));
    wrong(all, AWAY, "ties upward", w -> right(FIXED_ONCE, sum(w)));
    wrong(all, FIXED, "fixed point, rounded once", w -> right(FIXED_ONCE, sum(w)));
    wrong(all, FIXED_ONCE, "fixed point, rounded twice", w -> right(FIXED, sum(w)));
    wrong(all, FIXED, "in single precision", w -> clamped(even(product(sum(w))) + ZERO));
    wrong(
        all,
        THIRTIETH,
        "fixed point of 15 bits",
        w -> clamped(((sum(w) * Math.round(0.0333 * 0x8000) + 0x4000) >> 15) + ZERO));
    wrong(all, ANY, "cut", w -> clamped((long) (sum(w) * 0.0333) + ZERO));
    wrong(all, SIGNED, "clamped at 0, as an activation", w -> Math.max(-5, right(SIGNED, sum(w))));

    right(
        all,
        EVEN,
        "clamped in single precision first",
        w -> (long) Math.rint(Math.max(-ZERO, Math.min(255 - ZERO, product(wrapped(w))))) + ZERO);
    right(
        all,
        EVEN,
        "rounded by adding 1.5·2^23",
        w -> {
          float near = Math.max(-1000, Math.min(1000, product(wrapped(w))));
          return clamped((long) ((near + 0x1.8p23f) - 0x1.8p23f) + ZERO);
        });
    right(all, EVEN, "sums that saturate", w -> right(EVEN, saturated(w)));
    right(all, EVEN_AFTER, "sums that saturate", w -> right(EVEN_AFTER, saturated(w)));
    right(all, AWAY, "sums that saturate", w -> right(AWAY, saturated(w)));
    right(
        all,
        AWAY,
        "½ added, and cut",
        w -> {
          double product = product(wrapped(w));
          return clamped((long) (product + Math.copySign(0.5, product)) + ZERO);
        });
    right(
        all,
        FIXED,
        "halves and powers of two, sums that saturate",
        w -> {
          long half = (saturated(w) + 1) >> 1;
          return clamped((half < 0 ? -((32 - half) >> 6) : (half + 32) >> 6) + ZERO);
        });
    right(
        all,
        FIXED_ONCE,
        "one shift, sums that saturate",
        w -> clamped(((saturated(w) + 64) >> 7) + ZERO));
    right(
        all, ANY, "in doubles, ties upward", w -> clamped(Math.round(wrapped(w) * 0.0333) + ZERO));
    right(
        all, ANY, "in fixed point, rounded once", w -> right("fixed-once,0.0333,3,u8", wrapped(w)));
    right(all, SIGNED, "sums that saturate", w -> right(SIGNED, saturated(w)));
  }

  private static void wrong(
      List<FormatKernel> all, String rounding, String name, ToLongFunction<Longs> output) {
    add(all, rounding, name, false, output);
  }

  private static void right(
      List<FormatKernel> all, String rounding, String name, ToLongFunction<Longs> output) {
    add(all, rounding, name, true, output);
  }

  private static void add(
      List<FormatKernel> all,
      String rounding,
      String name,
      boolean right,
      ToLongFunction<Longs> output) {
    FormatKernel.OfLongs computation = output::applyAsLong;
    all.add(new FormatKernel("u8i8", name + ", for " + rounding, right, 0, computation, rounding));
  }

  private static long right(String rounding, long sum) {
    return Requantization.parse(rounding).output((int) sum);
  }

  private static long sum(Longs w) {
    return stepwise(w, v -> v);
  }

  private static long wrapped(Longs w) {
    return (int) sum(w);
  }

  private static long saturated(Longs w) {
    return stepwise(w, v -> Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, v)));
  }

  private static long stepwise(Longs w, LongUnaryOperator each) {
    long sum = w.bias();
    for (int at = 0; at < w.x().length; at++) {
      sum = each.applyAsLong(sum + w.x()[at] * w.k()[at]);
    }
    return sum;
  }

  private static float product(long sum) {
    return (float) (int) sum * SCALE;
  }

  private static long even(float product) {
    return (long) Math.rint(product);
  }

  private static long away(float product) {
    return (long) Math.copySign(Math.floor(Math.abs((double) product) + 0.5), product);
  }

  private static long clamped(long value) {
    Whole range = Requantization.parse(EVEN).output().whole().orElseThrow();
    return Math.max(range.least(), Math.min(range.greatest(), value));
  }
}
