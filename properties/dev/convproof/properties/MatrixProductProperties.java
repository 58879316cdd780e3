package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.proof.SchwartzZippel;
import dev.convproof.properties.arbitrary.Cases;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * The products of EJML, which no indeterminate passes through, settled apart: at random integer
 * points whose coordinates are drawn from −m to m, so small that every partial sum is exact, k·m² ≤
 * 2^53 for doubles and 2^24 for floats. The entries of a product are of degree 2. That speaks of
 * all values if the library adds and multiplies, and does not look at what it adds and multiplies.
 */
@AddLifecycleHook(SuiteHook.class)
class MatrixProductProperties {
  private static final int DEGREE = 2;

  /** Around the sizes at which EJML changes from one algorithm to another, and a vector's width. */
  private static final List<Integer> SIZES = List.of(1, 2, 3, 4, 7, 8, 14, 15, 16, 17, 33, 101);

  /** The sizes of a product [m, k] · [k, n]. */
  record Product(int m, int k, int n) {
    long seed(int point) {
      return Cases.seed() ^ (((m * 1_000L + k) * 1_000 + n) * 10 + point);
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void the_product_of_doubles_is_the_definition(@ForAll("products") Product product) {
    require(product, Doubles.INSTANCE, 2);
  }

  /** Fewer integers are exact in floats, so that more points are needed. */
  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void the_product_of_floats_is_the_definition(@ForAll("products") Product product) {
    require(product, Floats.INSTANCE, 7);
  }

  @Provide
  Arbitrary<Product> products() {
    Arbitrary<Integer> sizes = Arbitraries.of(SIZES);
    return Combinators.combine(sizes, sizes, sizes).as(Product::new);
  }

  /** Any pattern of entries, as small as those of a convolution's Toeplitz matrix. */
  @Property(tries = 500, seed = "43")
  void the_sparse_product_of_doubles_is_the_definition(@ForAll long seed) {
    Doubles numbers = Doubles.INSTANCE;
    long most = most(numbers, SparseIntegers.MOST_COLUMNS);
    RandomIntegers random = new RandomIntegers(seed, -most, most);
    SparseIntegers pattern = SparseIntegers.drawn(random);
    for (int point = 0; point < 2; point++) {
      SparseIntegers m = pattern.withOtherValues(random);
      double[] vector = numbers.load(m.vector(), 0);
      double[] product = numbers.multiply(m.pattern(), numbers.load(m.entries(), 0), vector);
      ArithmeticSuite.requireSame(numbers, "sparse product of " + m, m.product(), product);
    }
    chance().add(DEGREE, 2 * most + 1, 2);
  }

  static <V> void require(Product product, Arithmetic<V> numbers, int points) {
    long most = most(numbers, product.k());
    for (int point = 0; point < points; point++) {
      RandomIntegers random = new RandomIntegers(product.seed(point), -most, most);
      IntegerMatrices m = IntegerMatrices.drawn(random, product.m(), product.k(), product.n());
      V left = numbers.load(m.left(), 0);
      V actual =
          numbers.gemm(product.m(), product.k(), product.n(), left, numbers.load(m.right(), 0));
      ArithmeticSuite.requireSame(numbers, "product of " + m, m.product(), actual);
    }
    chance().add(DEGREE, 2 * most + 1, points);
  }

  /** The greatest magnitude for which sums of so many products are exact. */
  private static long most(Arithmetic<?> numbers, int terms) {
    return (long) Math.sqrt(numbers.exactness().magnitude() / (double) terms);
  }

  private static SchwartzZippel chance() {
    return Ledger.current().finding(SchwartzZippel.class, SchwartzZippel::new);
  }
}
