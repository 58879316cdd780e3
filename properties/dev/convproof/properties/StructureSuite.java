package dev.convproof.properties;

import dev.convproof.algebra.Numbers;
import dev.convproof.algebra.Structure;
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

/** What an algebra promises that claims to be a semiring, a ring or a field. */
abstract class StructureSuite<V> extends ArithmeticSuite<V> {
  private final long most;

  /** Over quotients of integers up to a magnitude, at which no sum or product overflows. */
  StructureSuite(Numbers<V> numbers, long most) {
    super(numbers);
    this.most = most;
  }

  @Property(tries = 2_000, seed = "21")
  void it_obeys_the_laws_that_it_claims(@ForAll("threeScalars") List<Scalar> abc) {
    List<AlgebraLaw> laws = AlgebraLaw.promisedBy(numbers().structure());
    for (AlgebraLaw law : laws) {
      Optional<String> refutation = law.refutation(numbers(), abc.get(0), abc.get(1), abc.get(2));
      if (refutation.isPresent()) {
        throw new AssertionError(atSmallIntegers(laws).orElse(refutation.get()));
      }
    }
    int nonzero = abc.stream().allMatch(Scalar::isZero) ? 0 : laws.size();
    Ledger.current().record(new Outcome.Holds(laws.size(), nonzero));
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

  private Arbitrary<Scalar> scalars() {
    boolean divides = numbers().structure() == Structure.FIELD;
    return Combinators.combine(
            Arbitraries.longs().between(-most, most),
            Arbitraries.longs().between(1, divides ? 1_000 : 1))
        .as((n, d) -> Scalar.of(numbers(), n, d));
  }
}
