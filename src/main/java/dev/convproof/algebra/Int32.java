package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Scaling;
import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic.Structure;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Java's {@code int}: the integers modulo 2^32. Overflow wraps silently, as in any foreign program
 * that computes with 32-bit integers.
 */
public final class Int32 implements Arithmetic<int[]>, Subtraction<int[]> {
  /** The only instance. */
  public static final Int32 INSTANCE = new Int32();

  private Int32() {}

  @Override
  public String name() {
    return "32-bit integers";
  }

  @Override
  public Structure structure() {
    return Structure.RING;
  }

  @Override
  public Optional<NumberFormat> format() {
    return Optional.empty();
  }

  @Override
  public Exactness exactness() {
    return new Exactness(Integer.MAX_VALUE, 0, 0);
  }

  /** With constants whose denominator is odd: those integers have inverses modulo 2^32. */
  @Override
  public Optional<Scaling<int[]>> scaling() {
    return Optional.of(
        new RingScaling<>(
            this,
            integer -> integer.testBit(0),
            constant -> new int[] {(int) Int64.residue(constant)}));
  }

  @Override
  public Optional<Elimination<int[]>> elimination() {
    return Optional.of(
        Eliminations.overRationals(
            v -> Arrays.stream(v).mapToObj(BigFraction::of).toArray(BigFraction[]::new),
            whole -> Arrays.stream(whole).mapToInt(BigFraction::intValue).toArray()));
  }

  @Override
  public int[] zeros(int length) {
    return new int[length];
  }

  @Override
  public int length(int[] buffer) {
    return buffer.length;
  }

  @Override
  public int[] load(long[] values, int exponent) {
    LongArithmetic.requireUnscaled(this, exponent);
    int[] buffer = new int[values.length];
    Arrays.setAll(buffer, at -> (int) values[at]);
    return buffer;
  }

  @Override
  public void copy(int[] from, int at, int step, int[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] = from[at + i * step];
    }
  }

  @Override
  public void add(int[] from, int at, int step, int[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] += from[at + i * step];
    }
  }

  @Override
  public void subtract(int[] from, int at, int step, int[] to, int toAt, int toStep, int count) {
    for (int i = 0; i < count; i++) {
      to[toAt + i * toStep] -= from[at + i * step];
    }
  }

  @Override
  public void multiplyAdd(int[] x, int xAt, int[] k, int kAt, int[] y, int yAt) {
    y[yAt] += x[xAt] * k[kAt];
  }

  @Override
  public void multiplyAddAll(
      int[] x, int xAt, int xStep, int[] k, int kAt, int[] y, int yAt, int yStep, int count) {
    int factor = k[kAt];
    if (xStep == 1 && yStep == 1) {
      for (int i = 0; i < count; i++) {
        y[yAt + i] += x[xAt + i] * factor;
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      y[yAt + i * yStep] += x[xAt + i * xStep] * factor;
    }
  }

  @Override
  public boolean same(int[] a, int at, int[] b, int otherAt) {
    return a[at] == b[otherAt];
  }

  @Override
  public boolean within(double distance, int[] a, int at, int[] b, int otherAt) {
    return same(a, at, b, otherAt);
  }

  @Override
  public boolean isZero(int[] buffer, int at) {
    return buffer[at] == 0;
  }

  @Override
  public String show(int[] buffer, int at) {
    return Integer.toString(buffer[at]);
  }
}
