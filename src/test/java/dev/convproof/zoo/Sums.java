package dev.convproof.zoo;

import dev.convproof.zoo.FormatKernel.OfDoubles;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Sums of products in single precision: every one is right, and few give the same bits. */
final class Sums {
  private Sums() {}

  /** A sum of products and a bias. */
  @FunctionalInterface
  private interface Sum {
    float of(float[] x, float[] k, float bias);
  }

  /** All of them, as kernels that round once for every operation. */
  static List<FormatKernel> all() {
    return List.of(
        kernel("first to last, from the bias", (x, k, b) -> chain(x, k, b, inOrder(x.length))),
        kernel("first to last, the bias last", (x, k, b) -> chain(x, k, 0, inOrder(x.length)) + b),
        kernel("last to first", (x, k, b) -> chain(x, k, b, reversed(x.length))),
        kernel("every third first", (x, k, b) -> chain(x, k, b, everyThird(x.length))),
        kernel("smallest first", (x, k, b) -> chain(x, k, b, byMagnitude(x, k))),
        kernel("largest first", (x, k, b) -> chain(x, k, b, turned(byMagnitude(x, k)))),
        kernel("positive and negative apart", Sums::apart),
        kernel("without products of zero", Sums::withoutZeros),
        kernel("pairwise", (x, k, b) -> pairwise(products(x, k), 0, x.length) + b),
        kernel("blocks of four", (x, k, b) -> blocks(x, k, b, 4)),
        kernel("blocks of sixteen", (x, k, b) -> blocks(x, k, b, 16)),
        kernel("four lanes", (x, k, b) -> lanes(x, k, b, 4, false)),
        kernel("eight lanes", (x, k, b) -> lanes(x, k, b, 8, false)),
        kernel("eight lanes of FMA", (x, k, b) -> lanes(x, k, b, 8, true)),
        kernel("FMA, from the bias", Sums::fused),
        kernel("Kahan", Sums::kahan),
        kernel("Neumaier", Sums::neumaier),
        kernel("a wider accumulator", Sums::wide),
        kernel("wider sums of eight", Sums::wideBlocks),
        kernel("products and their errors", Sums::compensated),
        kernel("rounded once", Sums::exact));
  }

  private static FormatKernel kernel(String name, Sum sum) {
    OfDoubles rounded = w -> sum.of(floats(w.x), floats(w.k), (float) w.bias);
    return new FormatKernel("f32", name, true, 0, rounded);
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int at = 0; at < narrow.length; at++) {
      narrow[at] = (float) values[at];
    }
    return narrow;
  }

  private static int[] inOrder(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static int[] reversed(int count) {
    return turned(inOrder(count));
  }

  private static int[] turned(int[] order) {
    return IntStream.range(0, order.length).map(at -> order[order.length - 1 - at]).toArray();
  }

  private static int[] everyThird(int count) {
    return IntStream.range(0, 3)
        .flatMap(from -> IntStream.range(0, count).filter(at -> at % 3 == from))
        .toArray();
  }

  private static int[] byMagnitude(float[] x, float[] k) {
    return IntStream.range(0, x.length)
        .boxed()
        .sorted(Comparator.comparingDouble(at -> Math.abs(x[at] * k[at])))
        .mapToInt(at -> at)
        .toArray();
  }

  private static float chain(float[] x, float[] k, float from, int[] order) {
    float sum = from;
    for (int at : order) {
      sum += x[at] * k[at];
    }
    return sum;
  }

  private static float apart(float[] x, float[] k, float bias) {
    float positive = 0;
    float negative = 0;
    for (float product : products(x, k)) {
      positive += Math.max(0, product);
      negative += Math.min(0, product);
    }
    return positive + negative + bias;
  }

  private static float withoutZeros(float[] x, float[] k, float bias) {
    float sum = bias;
    for (int at = 0; at < x.length; at++) {
      if (x[at] != 0 && k[at] != 0) {
        sum += x[at] * k[at];
      }
    }
    return sum;
  }

  private static float[] products(float[] x, float[] k) {
    float[] products = new float[x.length];
    for (int at = 0; at < x.length; at++) {
      products[at] = x[at] * k[at];
    }
    return products;
  }

  private static float pairwise(float[] terms, int from, int to) {
    int middle = (from + to) >>> 1;
    return to - from == 1
        ? terms[from]
        : pairwise(terms, from, middle) + pairwise(terms, middle, to);
  }

  private static float blocks(float[] x, float[] k, float bias, int size) {
    float sum = bias;
    for (int from = 0; from < x.length; from += size) {
      float block = 0;
      for (int at = from; at < Math.min(x.length, from + size); at++) {
        block += x[at] * k[at];
      }
      sum += block;
    }
    return sum;
  }

  private static float lanes(float[] x, float[] k, float bias, int count, boolean fused) {
    float[] lanes = new float[count];
    for (int at = 0; at < x.length; at++) {
      float sum = lanes[at % count];
      lanes[at % count] = fused ? Math.fma(x[at], k[at], sum) : sum + x[at] * k[at];
    }
    return pairwise(lanes, 0, count) + bias;
  }

  private static float fused(float[] x, float[] k, float bias) {
    float sum = bias;
    for (int at = 0; at < x.length; at++) {
      sum = Math.fma(x[at], k[at], sum);
    }
    return sum;
  }

  private static float kahan(float[] x, float[] k, float bias) {
    float sum = bias;
    float lost = 0;
    for (float product : products(x, k)) {
      float term = product - lost;
      float next = sum + term;
      lost = (next - sum) - term;
      sum = next;
    }
    return sum;
  }

  private static float neumaier(float[] x, float[] k, float bias) {
    float sum = bias;
    float lost = 0;
    for (float product : products(x, k)) {
      float next = sum + product;
      boolean larger = Math.abs(sum) >= Math.abs(product);
      lost += larger ? (sum - next) + product : (product - next) + sum;
      sum = next;
    }
    return sum + lost;
  }

  private static float wide(float[] x, float[] k, float bias) {
    double sum = bias;
    for (int at = 0; at < x.length; at++) {
      sum += (double) x[at] * k[at];
    }
    return (float) sum;
  }

  private static float wideBlocks(float[] x, float[] k, float bias) {
    float sum = bias;
    for (int from = 0; from < x.length; from += 8) {
      int to = Math.min(x.length, from + 8);
      sum += wide(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(k, from, to), 0);
    }
    return sum;
  }

  /** The errors of products and sums are summed apart: Ogita, Rump and Oishi, 2005. */
  private static float compensated(float[] x, float[] k, float bias) {
    float sum = bias;
    float errors = 0;
    for (int at = 0; at < x.length; at++) {
      float product = x[at] * k[at];
      float next = sum + product;
      float back = next - sum;
      errors += (sum - (next - back)) + (product - back) + Math.fma(x[at], k[at], -product);
      sum = next;
    }
    return sum + errors;
  }

  private static float exact(float[] x, float[] k, float bias) {
    BigDecimal sum = new BigDecimal(bias);
    for (int at = 0; at < x.length; at++) {
      sum = sum.add(new BigDecimal(x[at]).multiply(new BigDecimal(k[at])));
    }
    return sum.floatValue();
  }
}
