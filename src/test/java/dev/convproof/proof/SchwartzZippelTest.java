package dev.convproof.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Modular;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The probability that a false identity passes at random points is bounded, and not too high. */
class SchwartzZippelTest {

  @Test
  void one_identity_of_degree_two_at_one_of_a_thousand_points() {
    assertThat(of(2, 1 << 10, 1).bits()).isEqualTo(8);
    assertThat(of(2, (1 << 10) + 1, 1).bits()).isEqualTo(9);
  }

  @Test
  void independent_points_multiply_and_identities_add() {
    assertThat(of(2, 1 << 11, 4).bits()).isEqualTo(39);
    SchwartzZippel thousand = new SchwartzZippel();
    for (int identity = 0; identity < 1_000; identity++) {
      thousand.add(2, 1 << 11, 4);
    }
    assertThat(thousand.bits()).isEqualTo(30);
  }

  @Test
  void a_constant_is_never_mistaken() {
    assertThat(of(0, 2, 1).isEmpty()).isTrue();
    assertThat(of(1, 2, 1).isEmpty()).isFalse();
  }

  /** (x − 1)·(x − 2) is not zero, and vanishes at 2 of 11 points. */
  @Test
  void a_false_identity_passes_as_often_as_the_bound_says_and_no_more() {
    Modular field = new Modular(11);
    SplittableRandom random = new SplittableRandom(1);
    int passed = 0;
    int tries = 20_000;
    for (int point = 0; point < tries; point++) {
      long x = random.nextInt(11);
      long[] product = field.zeros(1);
      field.multiplyAdd(new long[] {(x + 10) % 11}, 0, new long[] {(x + 9) % 11}, 0, product, 0);
      passed += product[0] == 0 ? 1 : 0;
    }
    assertThat(passed / (double) tries).isBetween(0.16, 0.20);
    assertThat(of(2, 11, 1).bits()).isEqualTo(2);
  }

  private static SchwartzZippel of(int degree, long set, int points) {
    SchwartzZippel chance = new SchwartzZippel();
    chance.add(degree, set, points);
    return chance;
  }
}
