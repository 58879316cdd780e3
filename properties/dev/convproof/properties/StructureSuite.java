package dev.convproof.properties;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.law.AlgebraLaw;
import dev.convproof.law.Outcome;
import dev.convproof.law.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The axioms of a semiring, ring or field, asked of each algebra that claims to be one. */
abstract class StructureSuite<V> extends ArithmeticSuite<V> {

  /** Buffers are filled with integers from least to most: their sums of products are exact. */
  StructureSuite(Arithmetic<V> numbers, long least, long most) {
    super(numbers, least, most);
  }

  /** Numbers of every kind; no product of three is beyond what the algebra represents. */
  abstract Arbitrary<Scalar> scalars();

  /** Integers up to a magnitude. */
  final Arbitrary<Scalar> integers(long magnitude) {
    return Arbitraries.longs().between(-magnitude, magnitude).map(n -> Scalar.of(numbers(), n, 1));
  }

  /** Quotients of integers up to a magnitude and small ones. */
  final Arbitrary<Scalar> quotients(long magnitude) {
    return Combinators.combine(integers(magnitude), Arbitraries.longs().between(1, 1_000))
        .as((n, d) -> n.times(Scalar.of(numbers(), 1, d)));
  }

  /** Not shrunk by jqwik, which would go from the law that failed first to any other. */
  @Property(tries = 2_000, seed = "21", shrinking = ShrinkingMode.OFF)
  void it_obeys_the_laws_that_it_claims(@ForAll("threeScalars") List<Scalar> abc) {
    List<AlgebraLaw> laws = AlgebraLaw.promisedBy(numbers().structure());
    for (AlgebraLaw law : laws) {
      Optional<String> refutation = law.refutation(numbers(), abc.get(0), abc.get(1), abc.get(2));
      if (refutation.isPresent()) {
        throw new AssertionError(atSmallIntegers(laws).orElse(refutation.get()));
      }
    }
    int nonzero = abc.stream().allMatch(Scalar::isZero) ? 0 : laws.size();
    Ledger.current().record(new Outcome.Held(laws.size(), nonzero));
  }

  /** The first law that fails at small integers, at the smallest. */
  private Optional<String> atSmallIntegers(List<AlgebraLaw> laws) {
    return laws.stream().map(this::atSmallIntegers).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> atSmallIntegers(AlgebraLaw law) {
    List<Scalar> small =
        Stream.of(0, 1, -1, 2, -2, 3, -3).map(n -> Scalar.of(numbers(), n, 1)).toList();
    return small.stream()
        .flatMap(a -> small.stream().map(b -> List.of(a, b)))
        .flatMap(ab -> small.stream().map(c -> law.refutation(numbers(), ab.get(0), ab.get(1), c)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  @Provide
  Arbitrary<List<Scalar>> threeScalars() {
    return scalars().list().ofSize(3);
  }
}
