package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.MonomialSums.Sums;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Sums of terms beside the polynomials that they are. */
class MonomialSumsTest {
  private static final MonomialSums SUMS = MonomialSums.INSTANCE;
  private static final Polynomials POLYNOMIALS = Polynomials.INSTANCE;
  private static final int LENGTH = 6;

  /** Whatever is done to both, they hold the same, and find the same scalars equal. */
  @RepeatedTest(300)
  void the_same_steps_give_the_same_polynomials(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    long[] constants = random.longs(LENGTH, -1, 3).toArray();
    boolean plain = random.nextBoolean();
    Sums x = plain ? SUMS.indeterminates(1, LENGTH) : SUMS.load(constants, 0);
    Polynomial[] ofX =
        plain ? POLYNOMIALS.indeterminates(1, LENGTH) : POLYNOMIALS.load(constants, 0);
    Sums k = SUMS.indeterminates(3, LENGTH); // some of them those of x
    Polynomial[] ofK = POLYNOMIALS.indeterminates(3, LENGTH);
    Sums y = SUMS.zeros(LENGTH);
    Polynomial[] ofY = POLYNOMIALS.zeros(LENGTH);
    for (int step = 0; step < 12; step++) {
      int a = random.nextInt(LENGTH - 3);
      int b = random.nextInt(LENGTH);
      switch (random.nextInt(10)) {
        case 0 -> {
          SUMS.multiplyAdd(x, a, k, b, y, a);
          POLYNOMIALS.multiplyAdd(ofX, a, ofK, b, ofY, a);
        }
        case 1 -> {
          SUMS.multiplyAddAll(x, a, 1, k, b, y, 0, 2, 3);
          POLYNOMIALS.multiplyAddAll(ofX, a, 1, ofK, b, ofY, 0, 2, 3);
        }
        case 2 -> {
          SUMS.add(k, a, 1, y, 1, 2, 2);
          POLYNOMIALS.add(ofK, a, 1, ofY, 1, 2, 2);
        }
        case 3 -> {
          SUMS.subtract(y, a, 1, y, 3, 1, 3);
          POLYNOMIALS.subtract(ofY, a, 1, ofY, 3, 1, 3);
        }
        case 4 -> {
          SUMS.copy(y, b, 0, y, a, 1, 2);
          POLYNOMIALS.copy(ofY, b, 0, ofY, a, 1, 2);
        }
        case 5 -> {
          SUMS.multiplyAddAll(x, a, 1, k, b, y, b, 0, 3);
          POLYNOMIALS.multiplyAddAll(ofX, a, 1, ofK, b, ofY, b, 0, 3);
        }
        case 6 -> {
          SUMS.add(k, a, 1, y, b, 0, 3);
          POLYNOMIALS.add(ofK, a, 1, ofY, b, 0, 3);
        }
        case 7 -> {
          SUMS.add(y, a, 1, y, 3, 1, 2);
          POLYNOMIALS.add(ofY, a, 1, ofY, 3, 1, 2);
        }
        case 8 -> {
          SUMS.copy(x, LENGTH + 1, 1, y, b, 1, 0); // of nothing, wherever that is
          SUMS.copy(x, a, 1, y, 0, 1, 2);
          POLYNOMIALS.copy(ofX, a, 1, ofY, 0, 1, 2);
        }
        default -> {
          Sums product = SUMS.gemm(2, 3, 2, x, k);
          Polynomial[] ofProduct = POLYNOMIALS.gemm(2, 3, 2, ofX, ofK);
          SUMS.add(product, 0, 1, y, 0, 1, 4);
          POLYNOMIALS.add(ofProduct, 0, 1, ofY, 0, 1, 4);
        }
      }
    }
    for (int at = 0; at < LENGTH; at++) {
      assertThat(SUMS.polynomial(y, at)).isEqualTo(ofY[at]);
      assertThat(SUMS.show(y, at)).isEqualTo(ofY[at].toString());
      assertThat(SUMS.isZero(y, at)).isEqualTo(ofY[at].isZero());
      for (int other = 0; other < LENGTH; other++) {
        assertThat(SUMS.same(y, at, y, other)).isEqualTo(ofY[at].equals(ofY[other]));
      }
      Sums derivatives = SUMS.derivatives(y, at, LENGTH + 2);
      for (int number = 1; number <= LENGTH + 2; number++) {
        assertThat(SUMS.polynomial(derivatives, number - 1)).isEqualTo(ofY[at].derivative(number));
      }
    }
  }

  @Test
  void sums_of_other_terms_or_of_as_many_that_repeat_differ() {
    Sums x = SUMS.indeterminates(1, 2);
    Sums k = SUMS.indeterminates(3, 2);
    Sums y = SUMS.zeros(4);
    for (int[] product : new int[][] {{0, 0, 0}, {0, 1, 1}, {1, 1, 1}, {1, 0, 0}, {2, 0, 0}}) {
      SUMS.multiplyAdd(x, product[1], k, product[2], y, product[0]);
    }
    SUMS.multiplyAdd(x, 0, k, 0, y, 2);
    SUMS.multiplyAdd(x, 1, k, 1, y, 3);
    assertThat(SUMS.same(y, 0, y, 1)).as("in another order").isTrue();
    assertThat(SUMS.same(y, 0, y, 2)).as("one term twice, for two").isFalse();
    assertThat(SUMS.same(y, 2, y, 0)).isFalse();
    assertThat(SUMS.same(y, 0, y, 3)).as("a term less").isFalse();
    assertThat(SUMS.show(y, 2)).isEqualTo("2·v3·v1");
  }
}
