package dev.convproof.properties;

import dev.convproof.algebra.Algebra.Subtraction;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.Outcome;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** Checks the buffer operations of an algebra against plain loops, on integers. */
@AddLifecycleHook(SuiteHook.class)
abstract class ArithmeticSuite<V> {
  private final Arithmetic<V> numbers;
  private final long least;
  private final long most;

  /** Buffers are filled with integers from least to most: their sums of products are exact. */
  ArithmeticSuite(Arithmetic<V> numbers, long least, long most) {
    this.numbers = numbers;
    this.least = least;
    this.most = most;
  }

  final Arithmetic<V> numbers() {
    return numbers;
  }

  @Property(tries = 1_000, seed = "22")
  void its_matrix_product_is_the_plain_triple_loop(@ForAll long seed) {
    IntegerMatrices m = IntegerMatrices.drawn(random(seed));
    V product = numbers.gemm(m.rows(), m.terms(), m.columns(), load(m.left()), load(m.right()));
    requireSame(numbers, "gemm of " + m, m.product(), product);
  }

  @Property(tries = 1_000, seed = "23")
  void its_sparse_product_is_the_plain_loop_over_the_entries(@ForAll long seed) {
    SparseIntegers m = SparseIntegers.drawn(random(seed));
    V product = numbers.multiply(m.pattern(), load(m.entries()), load(m.vector()));
    requireSame(numbers, "sparse product of " + m, m.product(), product);
  }

  @Property(tries = 1_000, seed = "24")
  void it_moves_and_adds_strided_ranges_as_documented(@ForAll long seed) {
    StridedIntegers r = StridedIntegers.drawn(random(seed));
    V copied = load(r.to());
    numbers.copy(load(r.from()), r.at(), r.step(), copied, r.toAt(), r.toStep(), r.count());
    requireSame(numbers, "copy of " + r, r.moved((old, x) -> x), copied);
    V added = load(r.to());
    numbers.add(load(r.from()), r.at(), r.step(), added, r.toAt(), r.toStep(), r.count());
    requireSame(numbers, "add of " + r, r.moved(Long::sum), added);
    if (numbers instanceof Subtraction<V> ring) {
      V subtracted = load(r.to());
      ring.subtract(load(r.from()), r.at(), r.step(), subtracted, r.toAt(), r.toStep(), r.count());
      requireSame(numbers, "subtract of " + r, r.moved((old, x) -> old - x), subtracted);
    }
    requireSame(
        numbers, "gather of " + r, r.gathered(), numbers.gather(load(r.from()), r.positions()));
    requireSame(
        numbers, "slice of " + r, r.sliced(), numbers.slice(load(r.from()), r.at(), r.rest()));
  }

  private RandomIntegers random(long seed) {
    return new RandomIntegers(seed, least, most);
  }

  private V load(long[] integers) {
    return numbers.load(integers, 0);
  }

  /** Fails unless a buffer holds these integers. */
  static <V> void requireSame(Arithmetic<V> numbers, String what, long[] expected, V actual) {
    if (numbers.length(actual) != expected.length) {
      throw new AssertionError(
          "%s: %s: expected %s scalars but there are %s"
              .formatted(numbers.name(), what, expected.length, numbers.length(actual)));
    }
    V due = numbers.load(expected, 0);
    long nonzero = 0;
    for (int at = 0; at < expected.length; at++) {
      if (!numbers.same(due, at, actual, at)) {
        throw new AssertionError(
            "%s: %s at %s: expected %s but was %s"
                .formatted(numbers.name(), what, at, expected[at], numbers.show(actual, at)));
      }
      nonzero += expected[at] == 0 ? 0 : 1;
    }
    Ledger.current().record(new Outcome.Held(expected.length, nonzero));
  }
}
