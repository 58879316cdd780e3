package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Cases of one large value, and of ones scaled to where number formats end. */
class ExtremeValuesTest {
  private static final List<Geometry> UNIT = List.of(Geometry.UNIT);

  private static Set<String> extremes(
      Exactness exactness, List<Geometry> shape, int nonzeros, Predicate<Case> fails) {
    return new ExtremeValues(exactness, fails, () -> false)
        .on(shape, nonzeros)
        .map(Case::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The least value of which it fails is found by halving, of either sign and in each place. */
  @Test
  void a_value_beside_a_power_of_two_is_made_as_small_as_it_fails() {
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.input()[0] >= 1_000))
        .containsExactly("n1 --values 1000,0", "n1 --values 1000,0,0");
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.layers().get(0).weights()[0] < -4_099))
        .containsExactly("n1 --values 0,-4100", "n1 --values 0,-4100,0");
    assertThat(
            extremes(
                Exactness.INTEGERS,
                UNIT,
                2,
                c -> c.input()[0] >= 300 && c.layers().get(0).weights()[0] == 1))
        .containsExactly("n1 --values 300,1", "n1 --values 300,1,0");
    assertThat(
            extremes(
                Exactness.INTEGERS,
                UNIT,
                1,
                c -> c.input()[0] >= 300 && c.layers().get(0).weights()[0] == 1))
        .as("two values are nonzero")
        .isEmpty();
    assertThat(extremes(Exactness.INTEGERS, UNIT, 2, c -> Arrays.stream(c.values()).sum() == 1))
        .as("ones alone are no extremes")
        .isEmpty();
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.input()[0] == 129))
        .as("one beyond a power of two")
        .containsExactly("n1 --values 129,0", "n1 --values 129,0,0");
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.input()[0] == 127)).hasSize(2);
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.input()[0] == 130)).isEmpty();
  }

  @Test
  void extremes_stay_within_exact_sums() {
    Exactness bytes = new Exactness(200, 0, 0);
    Set<Long> tried = new TreeSet<>();
    assertThat(
            extremes(
                bytes,
                UNIT,
                1,
                c -> {
                  Arrays.stream(c.values()).filter(v -> v > 1).forEach(tried::add);
                  return false;
                }))
        .isEmpty();
    assertThat(tried).containsExactly(127L, 128L, 129L);
  }

  /** Each tensor by itself, to where formats end and not beyond what sums allow. */
  @Test
  void a_tensor_is_scaled_to_where_formats_end() {
    Exactness floats = Arithmetic.FLOAT32.exactness();
    Set<String> ofInput = extremes(floats, UNIT, 1, c -> c.exponent() <= -126 && c.input()[0] == 1);
    assertThat(ofInput)
        .contains("n1 --values 1,0 --exponents -126,0", "n1 --values 1,0,0 --exponents -126,0")
        .allMatch(line -> line.endsWith("-126,0"));
    Set<String> ofWeights =
        extremes(
            floats,
            UNIT,
            1,
            c -> c.layers().get(0).exponent() > 14 && c.layers().get(0).weights()[0] == -1);
    assertThat(ofWeights)
        .contains(
            "n1 --values 0,-1 --exponents 0,15",
            "n1 --values 0,-1 --exponents 0,17",
            "n1 --values 0,-1 --exponents 0,31")
        .doesNotContain("n1 --values 0,-1 --exponents 0,18");
    assertThat(extremes(Exactness.INTEGERS, UNIT, 1, c -> c.exponent() != 0)).isEmpty();
    Exactness up = new Exactness(1L << 20, 0, 40);
    Set<Integer> exponents = new TreeSet<>();
    extremes(up, UNIT, 1, c -> c.exponent() != 0 && exponents.add(c.exponent()));
    assertThat(exponents).containsExactly(13, 14, 15, 16, 17, 29, 30, 31, 32, 33, 40);
    Exactness down = new Exactness(1L << 20, -20, 0);
    Set<Integer> negative = new TreeSet<>();
    extremes(down, UNIT, 1, c -> c.exponent() != 0 && negative.add(c.exponent()));
    assertThat(negative).containsExactly(-20, -16, -15, -14, -13, -12);
  }

  @Test
  void extremes_end_with_the_search() {
    AtomicInteger calls = new AtomicInteger();
    ExtremeValues few =
        new ExtremeValues(
            Exactness.INTEGERS, c -> calls.incrementAndGet() > 0, new TryBudget(5, () -> false));
    assertThat(few.on(UNIT, 1).count()).isPositive();
    assertThat(calls).hasValue(5);
    ExtremeValues over = new ExtremeValues(Exactness.INTEGERS, c -> true, () -> true);
    assertThat(over.on(UNIT, 1)).isEmpty();
  }
}
