package dev.convproof.algebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Arithmetic modulo 29·2^57+1, beside plain big integers; and its roots of unity. */
class FourierResiduesTest {
  private static final FourierResidues FIELD = FourierResidues.INSTANCE;
  private static final long P = FourierResidues.MODULUS;
  private static final BigInteger BIG_P = BigInteger.valueOf(P);

  @Test
  void the_modulus_is_a_prime_below_2_to_the_62() {
    assertThat(BIG_P.isProbablePrime(100)).isTrue();
    assertThat(BIG_P).isLessThan(BigInteger.ONE.shiftLeft(62));
    assertThat(P).isEqualTo(4179340454199820289L);
  }

  private static long[] residues() {
    SplittableRandom random = new SplittableRandom(1);
    LongStream edges =
        LongStream.of(0, 1, 2, 3, P - 1, P - 2, P / 2, P / 2 + 1, 1L << 57, 1L << 61);
    return LongStream.concat(edges, random.longs(200, 0, P)).toArray();
  }

  @Test
  void products_and_sums_are_those_of_big_integers() {
    for (long a : residues()) {
      for (long b : residues()) {
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(BIG_P);
        BigInteger sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b)).mod(BIG_P);
        assertThat(FIELD.product(a, b)).isEqualTo(product.longValueExact());
        assertThat(FIELD.sum(a, b)).isEqualTo(sum.longValueExact());
      }
    }
  }

  @Test
  void differences_undo_sums_and_inverses_undo_products() {
    for (long a : residues()) {
      long[] scalar = {a};
      FIELD.subtract(new long[] {a}, 0, 1, scalar, 0, 1, 1);
      assertThat(scalar[0]).isZero();
      if (a != 0) {
        long[] inverse = {a};
        FIELD.invert(inverse, 0);
        assertThat(FIELD.product(a, inverse[0])).isEqualTo(1);
      }
    }
    assertThatThrownBy(() -> FIELD.invert(new long[1], 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("zero has no inverse among fourier-residues");
  }

  @Test
  void a_root_of_unity_is_minus_one_half_way_round() {
    for (int order = 2; order <= 1 << 20; order *= 2) {
      long[] powers = FIELD.powers(order);
      assertThat(powers).hasSize(order / 2).startsWith(1);
      long root = order == 2 ? P - 1 : powers[1];
      assertThat(FIELD.power(root, order / 2)).isEqualTo(P - 1);
    }
  }

  @Test
  void only_powers_of_two_have_roots() {
    assertThat(FIELD.has(1)).isTrue();
    assertThat(FIELD.has(1 << 30)).isTrue();
    assertThat(FIELD.has(6)).isFalse();
    assertThat(FIELD.has(0)).isFalse();
  }
}
