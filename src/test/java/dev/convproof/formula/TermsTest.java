package dev.convproof.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Formula.DivisionRule;
import java.math.BigInteger;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What multiplying out shows to be equal, and what it must not; each is evaluated, too. */
class TermsTest {
  private static final Vocabulary NAMES = Vocabulary.of("h", "kh", "ph", "sh", "ci", "g", "co");
  private static final int DRAWS = 200;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(h+2*ph-kh)/sh+1 | (h-kh+2*ph)/sh+1 | FLOOR",
        "(h-kh+ph+sh)/sh | (h-kh+ph)/sh+1 | FLOOR",
        "floor((h-kh+ph)/sh+1) | (ph+h-kh)/sh+1 | FLOOR",
        "ceil((h+ph-kh+1)/sh) | (h-kh+ph)/sh+1 | FLOOR",
        "ceil(h/sh) | (h-1)/sh+1 | FLOOR",
        "ceil((2*h+1)/2) | h+1 | EXACT",
        "floor((2*h+3)/2) | h+1 | EXACT",
        "max(sh,kh) | max(kh,sh) | EXACT",
        "co*ci/g*kh | kh*co*(ci/g) | EXACT",
        "ci*co/(g*co) | ci/g | EXACT",
        "(h+1)^2-h*(h+2) | 1 | EXACT",
        "h/(ci+g)+co/(ci+g) | (co+h)/(g+ci) | EXACT"
      })
  void it_shows_that_two_are_equal(String one, String other, DivisionRule division) {
    Formula left = FormulaParser.parse(one, NAMES);
    Formula right = FormulaParser.parse(other, NAMES);
    assertThat(Terms.areEqual(left, right, division, TermsTest::isPositive)).isTrue();
    assertThat(differences(left, right, division)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(h-kh+ph)/sh+1 | ceil((h-kh+ph)/sh)+1 | FLOOR",
        "(h+ph-kh+1)/sh | (h-kh+ph)/sh+1 | FLOOR",
        "h/sh+kh/sh | (h+kh)/sh | FLOOR",
        "2*(h/2) | h | FLOOR",
        "co*(ci/g) | co*ci/g | FLOOR",
        "max(sh,kh) | min(kh,sh) | EXACT",
        "ci/g | g/ci | EXACT"
      })
  void it_does_not_take_different_ones_for_equal(String one, String other, DivisionRule division) {
    Formula left = FormulaParser.parse(one, NAMES);
    Formula right = FormulaParser.parse(other, NAMES);
    assertThat(differences(left, right, division)).isPositive();
    assertThat(Terms.areEqual(left, right, division, TermsTest::isPositive)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"h/ph*ph, h", "0/(h-kh), 0", "h*(ph/ph), h", "ceil(h/(kh-sh)), ceil(h/(kh-sh))"})
  void what_may_divide_by_zero_is_equal_to_nothing(String one, String other) {
    Formula left = FormulaParser.parse(one, NAMES);
    Formula right = FormulaParser.parse(other, NAMES);
    assertThat(Terms.areEqual(left, right, DivisionRule.EXACT, TermsTest::isPositive)).isFalse();
  }

  private static boolean isPositive(String name) {
    return !name.equals("ph");
  }

  private static long differences(Formula left, Formula right, DivisionRule division) {
    Random random = new Random(5);
    long different = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, BigInteger> values =
          Map.of(
              "h", whole(random, 1),
              "kh", whole(random, 1),
              "ph", whole(random, 0),
              "sh", whole(random, 1),
              "ci", whole(random, 1),
              "g", whole(random, 1),
              "co", whole(random, 1));
      Value one = Evaluation.rational(left, values, division);
      different += one.equals(Evaluation.rational(right, values, division)) ? 0 : 1;
    }
    return different;
  }

  private static BigInteger whole(Random random, int least) {
    return BigInteger.valueOf(least + random.nextInt(9));
  }
}
