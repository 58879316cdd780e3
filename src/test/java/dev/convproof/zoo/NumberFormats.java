package dev.convproof.zoo;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.zoo.FormatKernel.OfDoubles;
import dev.convproof.zoo.FormatKernel.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Kernels that compute in number formats of their own, by emulation: wrong ones that only their
 * format shows, and right ones that a stricter gate would reject.
 */
final class NumberFormats {
  private static final int SHORT = 1 << (Short.SIZE - 1);

  private NumberFormats() {}

  private static OfDoubles inputs(DoubleUnaryOperator to, Formats f) {
    return w -> {
      double sum = w.bias;
      for (int at = 0; at < w.x.length; at++) {
        sum = f.accumulator().round(sum + to.applyAsDouble(w.x[at]) * to.applyAsDouble(w.k[at]));
      }
      return f.output().round(sum);
    };
  }

  /** Splits each number in two halves, and leaves the product of the low ones out. */
  private static OfDoubles threeProducts(NumberFormat half, Formats f) {
    return w -> {
      double sum = w.bias;
      for (int at = 0; at < w.x.length; at++) {
        double x = half.round(w.x[at]);
        double k = half.round(w.k[at]);
        double cross = x * half.round(w.k[at] - k) + half.round(w.x[at] - x) * k;
        sum = f.accumulator().round(sum + (x * k + cross));
      }
      return f.output().round(sum);
    };
  }

  private static OfDoubles sums(DoubleUnaryOperator to, Formats f) {
    return w -> {
      double sum = 0;
      for (double product : w.products()) {
        sum = to.applyAsDouble(sum + product);
      }
      return f.output().round(to.applyAsDouble(sum + w.bias));
    };
  }

  private static OfDoubles output(DoubleUnaryOperator to, Formats f) {
    return w -> to.applyAsDouble(sequential(w, f.accumulator()::round));
  }

  /** The bias is added after the sum has been rounded to the output's format. */
  private static OfDoubles narrowBias(NumberFormat narrow, Formats f) {
    return w -> f.output().round(Arrays.stream(w.products()).sum() + narrow.round(w.bias));
  }

  private static OfDoubles biasAfterRounding(Formats f) {
    return w -> {
      double sum = 0;
      for (double product : w.products()) {
        sum = f.accumulator().round(sum + product);
      }
      return f.output().round(f.output().round(sum) + w.bias);
    };
  }

  private static OfDoubles blocksIn(NumberFormat narrow, Formats f) {
    return w -> {
      double sum = w.bias;
      double[] products = w.products();
      for (int at = 0; at < products.length; at += 4) {
        double block = 0;
        for (int in = at; in < Math.min(products.length, at + 4); in++) {
          block = narrow.round(block + products[in]);
        }
        sum = f.accumulator().round(sum + block);
      }
      return f.output().round(sum);
    };
  }

  private static OfDoubles pairs(DoubleUnaryOperator clip) {
    return w -> {
      double sum = w.bias;
      double[] products = w.products();
      for (int at = 0; at < products.length; at += 2) {
        sum += clip.applyAsDouble(products[at] + (at + 1 < products.length ? products[at + 1] : 0));
      }
      return sum;
    };
  }

  private static double clipped(double value) {
    return Math.max(-SHORT, Math.min(SHORT - 1, value));
  }

  private static double sequential(Window w, DoubleUnaryOperator rounding) {
    double sum = w.bias;
    for (double product : w.products()) {
      sum = rounding.applyAsDouble(sum + product);
    }
    return sum;
  }

  private static double reversed(Window w, DoubleUnaryOperator rounding) {
    double sum = 0;
    double[] products = w.products();
    for (int at = products.length - 1; at >= 0; at--) {
      sum = rounding.applyAsDouble(sum + products[at]);
    }
    return rounding.applyAsDouble(sum + w.bias);
  }

  private static double pairwise(double[] terms, int from, int to, DoubleUnaryOperator rounding) {
    if (to - from == 1) {
      return rounding.applyAsDouble(terms[from]);
    }
    int middle = (from + to) / 2;
    return rounding.applyAsDouble(
        pairwise(terms, from, middle, rounding) + pairwise(terms, middle, to, rounding));
  }

  private static double blocked(Window w, DoubleUnaryOperator rounding) {
    double sum = 0;
    double[] products = w.products();
    for (int at = 0; at < products.length; at += 4) {
      double block = 0;
      for (int in = at; in < Math.min(products.length, at + 4); in++) {
        block = rounding.applyAsDouble(block + products[in]);
      }
      sum = rounding.applyAsDouble(sum + block);
    }
    return rounding.applyAsDouble(sum + w.bias);
  }

  /** A matrix unit: blocks and the sum so far, aligned to the largest of them and truncated. */
  private static double matrixUnit(Window w, NumberFormat sums) {
    double sum = w.bias;
    double[] products = w.products();
    for (int at = 0; at < products.length; at += 4) {
      double[] block = Arrays.copyOfRange(products, at, Math.min(products.length, at + 4) + 1);
      block[block.length - 1] = sum;
      double largest = Arrays.stream(block).map(Math::abs).max().orElseThrow();
      if (largest > 0) {
        int exponent = Math.getExponent(largest) - sums.precision() + 1;
        double exact =
            Arrays.stream(block)
                .map(v -> Math.scalb((double) (long) Math.scalb(v, -exponent), exponent))
                .sum();
        sum = sums.truncate(exact);
      }
    }
    return sum;
  }

  /** Returns all of them, format after format. */
  static List<FormatKernel> all() {
    List<FormatKernel> all = new ArrayList<>();
    for (String name :
        List.of("f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "f32:f64")) {
      floats(all, name);
    }
    for (String name : List.of("i8", "u8i8")) {
      integers(all, name);
    }
    wide(all, "i32");
    WideIntegers.add(all);
    SaturatingIntegers.add(all);
    RequantizedIntegers.add(all);
    return all;
  }

  private static void floats(List<FormatKernel> all, String name) {
    Formats f = MixedArithmetic.formatsOf(Arithmetic.named(name)).orElseThrow();
    switch (name) {
      case "f64" -> {
        wrong(all, name, "f32 inputs", inputs(NumberFormat.FLOAT32::round, f));
        wrong(all, name, "f32 sums", sums(NumberFormat.FLOAT32::round, f));
        wrong(all, name, "inputs of two f32, in 48 bits", inputs(v -> bits(v, 48), f));
        wrong(all, name, "f32 outputs", output(NumberFormat.FLOAT32::round, f));
      }
      case "f32" -> {
        wrong(all, name, "tf32 inputs", inputs(NumberFormat.TF32::round, f));
        wrong(all, name, "inputs of two bf16", inputs(NumberFormats::twoBfloat16, f));
        wrong(
            all, name, "inputs of 23 bits, as three products of tf32", inputs(v -> bits(v, 23), f));
        wrong(all, name, "two of tf32 in three products", threeProducts(NumberFormat.TF32, f));
        wrong(all, name, "two of bf16 in three products", threeProducts(NumberFormat.BFLOAT16, f));
        wrong(all, name, "f16 sums", sums(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "sums of 14 bits", sums(NumberFormat.F14::truncate, f));
        wrong(all, name, "bf16 outputs", output(NumberFormat.BFLOAT16::round, f));
      }
      case "f32:f64" -> {
        wrong(all, name, "f32 sums", sums(NumberFormat.FLOAT32::round, f));
        wrong(all, name, "an f32 bias", narrowBias(NumberFormat.FLOAT32, f));
        wrong(all, name, "f32 sums of four, in f64 sums", blocksIn(NumberFormat.FLOAT32, f));
        wrong(all, name, "tf32 inputs", inputs(NumberFormat.TF32::round, f));
        wrong(all, name, "truncated outputs", output(NumberFormat.FLOAT32::truncate, f));
      }
      case "tf32" -> {
        wrong(all, name, "f16 inputs", inputs(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "bf16 inputs", inputs(NumberFormat.BFLOAT16::round, f));
        wrong(all, name, "f16 sums", sums(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "sums of 14 bits", sums(NumberFormat.F14::truncate, f));
        wrong(all, name, "tf32 outputs", output(NumberFormat.TF32::round, f));
      }
      case "bf16" -> {
        wrong(all, name, "f16 inputs", inputs(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "bf16 sums", sums(NumberFormat.BFLOAT16::round, f));
        wrong(all, name, "truncated outputs", output(NumberFormat.BFLOAT16::truncate, f));
        wrong(
            all,
            name,
            "outputs rounded to f16 first",
            output(v -> f.output().round(NumberFormat.FLOAT16.round(v)), f));
        wrong(
            all,
            name,
            "outputs rounded to tf32 first",
            output(v -> f.output().round(NumberFormat.TF32.round(v)), f));
        wrong(all, name, "a bias after rounding", biasAfterRounding(f));
      }
      case "f16" -> {
        wrong(all, name, "bf16 inputs", inputs(NumberFormat.BFLOAT16::round, f));
        wrong(all, name, "f16 sums", sums(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "f16 sums of four, in f32 sums", blocksIn(NumberFormat.FLOAT16, f));
        wrong(all, name, "truncated outputs", output(NumberFormat.FLOAT16::truncate, f));
        wrong(
            all,
            name,
            "outputs rounded to 14 bits first",
            output(v -> f.output().round(NumberFormat.F14.round(v)), f));
        wrong(all, name, "a bias after rounding", biasAfterRounding(f));
      }
      case "f16:f16" -> {
        wrong(all, name, "bf16 inputs", inputs(NumberFormat.BFLOAT16::round, f));
        wrong(all, name, "bf16 sums", sums(NumberFormat.BFLOAT16::round, f));
        wrong(all, name, "sums of 10 bits", sums(v -> bits(v, 10), f));
        wrong(all, name, "e4m3 inputs", inputs(NumberFormat.E4M3::round, f));
      }
      case "e4m3" -> {
        wrong(all, name, "inputs of 3 bits", inputs(v -> bits(v, 3), f));
        wrong(all, name, "sums of 14 bits", sums(NumberFormat.F14::truncate, f));
        wrong(all, name, "f16 sums", sums(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "f16 outputs", output(NumberFormat.FLOAT16::round, f));
      }
      default -> {
        wrong(all, name, "inputs of 3 bits", inputs(v -> bits(v, 3), f));
        wrong(all, name, "sums of 13 bits", sums(v -> bits(v, 13), f));
        wrong(all, name, "f16 sums", sums(NumberFormat.FLOAT16::round, f));
        wrong(all, name, "bf16 outputs", output(NumberFormat.BFLOAT16::round, f));
      }
    }
    DoubleUnaryOperator to = f.accumulator()::round;
    DoubleUnaryOperator out = f.output()::round;
    right(all, name, "reversed", w -> out.applyAsDouble(reversed(w, to)));
    right(
        all,
        name,
        "pairwise",
        w ->
            out.applyAsDouble(
                to.applyAsDouble(pairwise(w.products(), 0, w.x.length, to) + w.bias)));
    right(all, name, "blocked", w -> out.applyAsDouble(blocked(w, to)));
    if (f.mayTruncate()) {
      right(all, name, "matrix unit", w -> out.applyAsDouble(matrixUnit(w, f.accumulator())));
      right(
          all,
          name,
          "truncated sums",
          w -> out.applyAsDouble(sequential(w, f.accumulator()::truncate)));
    } else {
      right(all, name, "sequential from the bias", w -> out.applyAsDouble(sequential(w, to)));
    }
    right(all, name, "subnormals flushed", w -> flushed(f, out.applyAsDouble(sequential(w, to))));
  }

  private static double flushed(Formats f, double value) {
    return Math.abs(value) < Math.scalb(1.0, f.output().leastNormalExponent()) ? 0 : value;
  }

  private static void integers(List<FormatKernel> all, String name) {
    wrong(all, name, "pairs that are clipped at 16 bits", pairs(NumberFormats::clipped));
    wrong(all, name, "pairs that wrap at 16 bits", pairs(v -> (short) (long) v));
    wrong(all, name, "sums that wrap at 16 bits", w -> (short) (long) sequential(w, v -> v));
    wrong(
        all, name, "sums that are clipped at 16 bits", w -> sequential(w, NumberFormats::clipped));
    wrong(
        all,
        name,
        "weights halved and doubled",
        w -> {
          double sum = w.bias;
          for (int at = 0; at < w.x.length; at++) {
            sum += w.x[at] * 2 * Math.rint(w.k[at] / 2);
          }
          return sum;
        });
    wrong(
        all,
        name,
        "sums in single precision",
        w -> NumberFormat.FLOAT32.round(sequential(w, NumberFormat.FLOAT32::round)));
    int zero = name.equals("u8i8") ? 128 : 7;
    all.add(
        new FormatKernel(
            name,
            "the zero point forgotten",
            false,
            zero,
            (OfDoubles)
                w -> {
                  double sum = w.bias;
                  for (int at = 0; at < w.x.length; at++) {
                    sum += w.padded[at] ? 0 : w.x[at] * w.k[at];
                  }
                  return sum;
                }));
    all.add(
        new FormatKernel(
            name,
            "padded with 0 for the zero point",
            false,
            zero,
            (OfDoubles)
                w -> {
                  double sum = w.bias;
                  for (int at = 0; at < w.x.length; at++) {
                    sum += ((w.padded[at] ? 0 : w.x[at]) - zero) * w.k[at];
                  }
                  return sum;
                }));
    right(all, name, "reversed", w -> reversed(w, v -> v));
    right(all, name, "blocked", w -> blocked(w, v -> v));
    all.add(
        new FormatKernel(
            name, "zero point taken off", true, zero, (OfDoubles) w -> sequential(w, v -> v)));
    all.add(
        new FormatKernel(
            name,
            "zero point by the sum of weights",
            true,
            zero,
            (OfDoubles)
                w -> {
                  double sum = w.bias;
                  double weights = 0;
                  for (int at = 0; at < w.x.length; at++) {
                    sum += w.x[at] * w.k[at];
                    weights += w.k[at];
                  }
                  return sum - zero * weights;
                }));
  }

  private static void wide(List<FormatKernel> all, String name) {
    wrong(all, name, "sums in single precision", w -> sequential(w, NumberFormat.FLOAT32::round));
    wrong(all, name, "inputs of 8 bits", w -> sums(w, v -> (double) (byte) (long) v));
    wrong(all, name, "inputs of 16 bits", w -> sums(w, v -> (double) (short) (long) v));
    wrong(all, name, "sums that are clipped at 16 bits", w -> clipped(sequential(w, v -> v)));
  }

  private static double sums(Window w, DoubleUnaryOperator inputs) {
    double sum = w.bias;
    for (int at = 0; at < w.x.length; at++) {
      sum += inputs.applyAsDouble(w.x[at]) * inputs.applyAsDouble(w.k[at]);
    }
    return sum;
  }

  private static double twoBfloat16(double value) {
    double high = NumberFormat.BFLOAT16.round(value);
    return high + NumberFormat.BFLOAT16.round(value - high);
  }

  private static double bits(double value, int bits) {
    int exponent = value == 0 ? 0 : Math.getExponent(value) - (bits - 1);
    return Math.scalb(Math.rint(Math.scalb(value, -exponent)), exponent);
  }

  private static void wrong(List<FormatKernel> all, String arithmetic, String name, OfDoubles c) {
    all.add(new FormatKernel(arithmetic, name, false, 0, c));
  }

  private static void right(List<FormatKernel> all, String arithmetic, String name, OfDoubles c) {
    all.add(new FormatKernel(arithmetic, name, true, 0, c));
  }
}
