package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Arithmetic.Structure;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Modular;
import dev.convproof.algebra.Rationals;
import org.junit.jupiter.api.Test;

/** One number of any algebra, the identities that a structure promises, and who explains a law. */
class ScalarTest {

  private static Scalar rational(long n, long d) {
    return Scalar.of(Rationals.INSTANCE, n, d);
  }

  @Test
  void scalars_have_the_operations_of_their_algebra() {
    Scalar half = rational(1, 2);
    Scalar three = rational(3, 1);
    assertThat(half).hasToString("1/2");
    assertThat(half.plus(three)).hasToString("7/2");
    assertThat(half.minus(three)).hasToString("-5/2");
    assertThat(half.times(three)).hasToString("3/2");
    assertThat(three.inverse()).hasToString("1/3");
    assertThat(three).as("operations leave their arguments").hasToString("3");
    assertThat(half.zero().isZero()).isTrue();
    assertThat(half.one().isZero()).isFalse();
    assertThat(half.one()).hasToString("1");
    assertThat(half.same(rational(2, 4))).isTrue();
    assertThat(half.same(three)).isFalse();
    assertThat(Scalar.at(Doubles.INSTANCE, new double[] {1, 2.5}, 1)).hasToString("2.5");
    assertThatThrownBy(() -> half.plus(Scalar.of(Doubles.INSTANCE, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rationals do not mix with doubles");
  }

  @Test
  void a_structure_promises_its_own_laws_and_those_of_weaker_ones() {
    assertThat(AlgebraLaw.promisedBy(Structure.NONE)).isEmpty();
    assertThat(AlgebraLaw.promisedBy(Structure.SEMIRING))
        .hasSize(8)
        .contains(AlgebraLaw.MULTIPLICATION_DISTRIBUTES)
        .doesNotContain(AlgebraLaw.SUBTRACTION_UNDOES_ADDITION);
    assertThat(AlgebraLaw.promisedBy(Structure.RING)).hasSize(10);
    assertThat(AlgebraLaw.promisedBy(Structure.FIELD)).containsExactly(AlgebraLaw.values());
  }

  @Test
  void every_law_holds_in_a_field() {
    for (AlgebraLaw law : AlgebraLaw.values()) {
      assertThat(
              law.refutation(Rationals.INSTANCE, rational(2, 3), rational(-5, 7), rational(11, 1)))
          .as("%s", law)
          .isEmpty();
      assertThat(law.refutation(Rationals.INSTANCE, rational(0, 1), rational(5, 1), rational(1, 1)))
          .isEmpty();
    }
  }

  @Test
  void what_does_not_hold_is_told_with_both_values() {
    Arithmetic<double[]> doubles = Doubles.INSTANCE;
    Scalar large = Scalar.at(doubles, new double[] {1e16}, 0);
    Scalar one = Scalar.of(doubles, 1, 1);
    assertThat(AlgebraLaw.ADDITION_IS_ASSOCIATIVE.refutation(doubles, large, one, one))
        .hasValue(
            """
            ADDITION IS ASSOCIATIVE refuted: doubles
              (a + b) + c  1.0E16
              a + (b + c)  1.0000000000000002E16
              at a = 1.0E16, b = 1, c = 1\
            """);
    Modular six = new Modular(6);
    assertThat(Scalar.of(six, 7, 1)).hasToString("1");
    assertThat(
            Scalar.of(Integers.INSTANCE, -7, 1).zero().minus(Scalar.of(Integers.INSTANCE, -7, 1)))
        .hasToString("7");
  }

  /** Classes run from a folder: the jar is the one that the build makes. */
  @Test
  void a_law_is_explained_by_the_jar_that_the_build_makes() {
    assertThat(RunningJar.path()).isEqualTo("target/convproof.jar");
    assertThat(RunningJar.explaining(Laws.BATCH))
        .isEqualTo("java -jar target/convproof.jar explain batch-independence");
  }
}
