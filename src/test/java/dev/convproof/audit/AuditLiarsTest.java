package dev.convproof.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Residues;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong audits, each of which lets an output through that names what it does not look at. */
class AuditLiarsTest {
  private static final Geometry LAYER = Notation.parse("n3ci2h6w7co4kh2kw2");
  private static final Problem<long[]> PROBLEM = problem();
  private static final long[] RIGHT =
      Strategies.DEFINITION.convolve(Integers.INSTANCE, PROBLEM).data();
  private static final List<String> AXES = List.of("images", "channels", "rows", "columns");
  private static final BigInteger PRIME = BigInteger.valueOf(Residues.MODULUS);

  /** Says of an output whether it is right. */
  @FunctionalInterface
  private interface Auditor {
    boolean accepts(long[] output);
  }

  /** Of large numbers, so that sums need the second prime. */
  private static Problem<long[]> problem() {
    SplittableRandom random = new SplittableRandom(1);
    return Problem.of(
        LAYER,
        random.longs(LAYER.inputSize(), 1L << 57, 1L << 58).toArray(),
        random.longs(LAYER.weightSize(), -1, 2).toArray(),
        Optional.of(random.longs(LAYER.outputChannels(), -9, 10).toArray()));
  }

  private static final Map<String, long[]> WRONG = wrong();

  private static Map<String, long[]> wrong() {
    Map<String, long[]> wrong = new LinkedHashMap<>();
    for (int axis = 0; axis < AXES.size(); axis++) {
      wrong.put(AXES.get(axis) + " swapped", swapped(axis));
    }
    wrong.put("the last is one more", plus(RIGHT.length - 1, 1));
    wrong.put("the first is one more", plus(0, 1));
    wrong.put("one more, and one less", plus(plus(0, 1), RIGHT.length - 1, -1));
    wrong.put("a multiple of 2^32", plus(7, 1L << 32));
    wrong.put("a multiple of 2^61-1", plus(9, RIGHT[9] < 0 ? Residues.MODULUS : -Residues.MODULUS));
    wrong.put("a last bit of many", plus(11, 1));
    return wrong;
  }

  private static long[] plus(int at, long more) {
    return plus(RIGHT, at, more);
  }

  private static long[] plus(long[] output, int at, long more) {
    long[] wrong = output.clone();
    wrong[at] += more;
    return wrong;
  }

  /** Returns the output whose first two places on an axis change places. */
  private static long[] swapped(int axis) {
    Shape shape = Shape.output(LAYER);
    long[] swapped = RIGHT.clone();
    for (int y = 0; y < swapped.length; y++) {
      int[] at = shape.coordinates(y);
      at[axis] = at[axis] < 2 ? 1 - at[axis] : at[axis];
      swapped[y] = RIGHT[shape.at(at[0], at[1], at[2], at[3])];
    }
    return swapped;
  }

  private static final Map<String, Auditor> LIARS = liars();

  private static Map<String, Auditor> liars() {
    Map<String, Auditor> liars = new LinkedHashMap<>();
    for (int axis = 0; axis < AXES.size(); axis++) {
      int alike = axis;
      liars.put("all " + AXES.get(axis) + " alike", output -> projects(output, alike, PRIME));
    }
    liars.put("a sum of all", output -> Arrays.stream(output).sum() == Arrays.stream(RIGHT).sum());
    liars.put("in 32 bits", output -> same(output, 0, RIGHT.length, 0xffff_ffffL));
    liars.put("modulo one prime", output -> projects(output, -1, PRIME));
    liars.put("all but the last", output -> same(output, 0, RIGHT.length - 1, -1));
    liars.put("all but the first", output -> same(output, 1, RIGHT.length, -1));
    liars.put(
        "by a relative epsilon",
        output ->
            IntStream.range(0, output.length)
                .allMatch(y -> Math.abs(output[y] - RIGHT[y]) <= 1e-5 * Math.abs(RIGHT[y])));
    return liars;
  }

  private static boolean same(long[] output, int from, int to, long mask) {
    return IntStream.range(from, to).allMatch(y -> (output[y] & mask) == (RIGHT[y] & mask));
  }

  /** Compares sums of outputs with random factors of each axis, but for one whose all are 1. */
  private static boolean projects(long[] output, int alike, BigInteger modulus) {
    SplittableRandom random = new SplittableRandom(2);
    long[][] factors = new long[AXES.size()][];
    Arrays.setAll(factors, axis -> random.longs(12, 0, Residues.MODULUS).toArray());
    if (alike >= 0) {
      Arrays.fill(factors[alike], 1);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int y = 0; y < output.length; y++) {
      BigInteger term = BigInteger.valueOf(output[y]).subtract(BigInteger.valueOf(RIGHT[y]));
      int[] at = Shape.output(LAYER).coordinates(y);
      for (int axis = 0; axis < at.length; axis++) {
        term = term.multiply(BigInteger.valueOf(factors[axis][at[axis]]));
      }
      sum = sum.add(term);
    }
    return sum.mod(modulus).signum() == 0;
  }

  @ParameterizedTest
  @CsvSource({
    "all images alike, images swapped",
    "all channels alike, channels swapped",
    "all rows alike, rows swapped",
    "all columns alike, columns swapped",
    "a sum of all, 'one more, and one less'",
    "in 32 bits, a multiple of 2^32",
    "modulo one prime, a multiple of 2^61-1",
    "all but the last, the last is one more",
    "all but the first, the first is one more",
    "by a relative epsilon, a last bit of many"
  })
  void a_wrong_audit_lets_the_output_through_that_names_its_fault(String liar, String output) {
    assertThat(LIARS.get(liar).accepts(RIGHT)).isTrue();
    assertThat(LIARS.get(liar).accepts(WRONG.get(output))).isTrue();
  }

  @Test
  void an_audit_lets_none_of_them_through() {
    assertThat(LIARS).hasSameSizeAs(WRONG);
    assertThat(WRONG.values()).noneMatch(output -> Arrays.equals(output, RIGHT));
    Optional<long[]> bias = PROBLEM.bias().map(Tensor::data);
    for (long seed = 0; seed < 2; seed++) {
      Audit<long[]> audit = Audit.prepare(LAYER, PROBLEM.weights().data(), bias, seed);
      Auditor auditor = output -> audit.agrees(PROBLEM.input().data(), output);
      assertThat(auditor.accepts(RIGHT)).isTrue();
      assertThat(WRONG.values()).noneMatch(auditor::accepts);
    }
  }
}
