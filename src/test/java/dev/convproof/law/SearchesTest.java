package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.law.Minimality.Kind;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Layer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of the search below a counterexample: budgets, values, and what is said. */
class SearchesTest {
  private static final List<Geometry> UNIT = List.of(Geometry.UNIT);

  private static Disagreement on(Case c) {
    return new Disagreement("stride", "a", "b", "1", "2", "floats", c);
  }

  private static Smallest.Found below(Exactness exactness, Case from, Predicate<Case> fails) {
    return Smallest.below(
        Laws.STRIDE,
        exactness,
        c -> fails.test(c) ? new Outcome.Refuted(on(c)) : new Outcome.Held(1, 1),
        on(from));
  }

  @Test
  void a_budget_ends_with_its_tries_or_with_the_search() {
    AtomicBoolean over = new AtomicBoolean();
    TryBudget budget = new TryBudget(2, over::get);
    assertThat(budget.spend()).isTrue();
    assertThat(budget.left()).isTrue();
    assertThat(budget.spend()).isTrue();
    assertThat(budget.exhausted()).as("none was refused yet").isFalse();
    assertThat(budget.timeIsLeft()).isTrue();
    assertThat(budget.left()).isFalse();
    assertThat(budget.spend()).isFalse();
    assertThat(budget.tried()).isEqualTo(2);
    assertThat(budget.exhausted()).isTrue();
    TryBudget ended = new TryBudget(2, over::get);
    assertThat(ended.timeIsLeft()).isTrue();
    over.set(true);
    assertThat(ended.timeIsLeft()).isFalse();
    assertThat(ended.spend()).isFalse();
    assertThat(ended.tried()).isZero();
    assertThat(ended.exhausted()).isTrue();
  }

  @Test
  void a_search_over_values_tries_what_is_smaller_and_nothing_else() {
    Case known = CaseLine.parse("n1", "2,3", "");
    AtomicInteger tried = new AtomicInteger();
    ValueSearch all =
        new ValueSearch(
            known,
            c -> {
              tried.incrementAndGet();
              assertThat(CaseOrder.SMALLEST_FIRST.compare(c, known)).isNegative();
              return false;
            },
            () -> false);
    assertThat(all.improvesOn(List.of(UNIT))).isFalse();
    assertThat(all.smallest()).isSameAs(known);
    assertThat(all.effort().exhausted()).isFalse();
    assertThat(all.effort().tried()).isEqualTo(tried.get()).isGreaterThan(20);
    ValueSearch improving = new ValueSearch(known, c -> c.input()[0] == 2, () -> false);
    assertThat(improving.improvesOn(List.of(UNIT))).isTrue();
    assertThat(improving.smallest()).hasToString("n1 --values 2,0");
    assertThat(improving.improvesOn(List.of(UNIT))).isFalse();
    ValueSearch none = new ValueSearch(known, c -> true, () -> true);
    assertThat(none.improvesOn(List.of(UNIT))).isFalse();
    assertThat(none.effort().exhausted()).isTrue();
    assertThat(none.effort().tried()).isZero();
  }

  /** Only what is smaller is taken over, and of that the smallest. */
  @Test
  void what_is_smaller_among_extremes_is_taken_over() {
    Predicate<Case> fails = c -> c.input()[0] >= 1_000;
    ExtremeValues extremes = new ExtremeValues(Exactness.INTEGERS, fails, () -> false);
    ValueSearch larger = new ValueSearch(CaseLine.parse("n1", "5000,3", ""), fails, () -> false);
    larger.improveWith(List.of(UNIT), extremes);
    assertThat(larger.smallest()).hasToString("n1 --values 1000,0");
    for (String smallest : List.of("1000,0", "999,0")) {
      Case known = CaseLine.parse("n1", smallest, "");
      ValueSearch same = new ValueSearch(known, fails, () -> false);
      same.improveWith(List.of(UNIT), extremes);
      assertThat(same.smallest()).isSameAs(known);
    }
  }

  @Test
  void a_search_over_values_finds_a_bias_alone() {
    Case known = CaseLine.parse("n1", "2,3,1", "");
    ValueSearch search =
        new ValueSearch(
            known, c -> c.layers().get(0).bias().filter(b -> b[0] != 0).isPresent(), () -> false);
    assertThat(search.improvesOn(List.of(UNIT))).isTrue();
    assertThat(search.smallest()).hasToString("n1 --values 0,0,1");
  }

  private static long greatest(long[] values) {
    return LongStream.of(values).map(Math::abs).max().orElse(0);
  }

  /** Positive, of both signs, without a bias, as large as the other's, and filling the sums. */
  @Test
  void a_shape_is_tried_at_five_lists_of_random_values() {
    Case like = CaseLine.parse("w2", "700,-1,3,2", "5,-2");
    List<Geometry> shape = List.of(Notation.parse("h6w7kh2ci2co2"));
    List<Case> cases = new GenericValues(like, Exactness.INTEGERS).on(shape).toList();
    assertThat(cases).hasSize(GenericValues.DRAWS);
    assertThat(LongStream.of(cases.get(0).values()))
        .allMatch(v -> 1 <= v && v <= 9)
        .contains(1L, 9L);
    assertThat(LongStream.of(cases.get(1).values()))
        .allMatch(v -> -9 <= v && v <= 9)
        .contains(-9L, 9L);
    assertThat(cases.get(2).layers().get(0).bias()).isEmpty();
    assertThat(LongStream.of(cases.get(2).values())).anyMatch(v -> v < 0);
    assertThat(greatest(cases.get(3).input())).isBetween(350L, 700L);
    assertThat(greatest(cases.get(3).layers().get(0).weights())).isLessThanOrEqualTo(3);
    assertThat(greatest(cases.get(3).layers().get(0).bias().orElseThrow())).isLessThanOrEqualTo(2);
    assertThat(cases.subList(0, 4)).allMatch(c -> c.exponent() == 5);
    assertThat(cases.subList(0, 4)).allMatch(c -> c.layers().get(0).exponent() == -2);
    Case filling = cases.get(4);
    assertThat(filling.exponent()).isZero();
    assertThat(filling.layers().get(0).exponent()).isZero();
    assertThat(greatest(filling.input())).isEqualTo(9);
    long room = (1L << 53) / (9 * 9 * 4 + 9);
    assertThat(greatest(filling.layers().get(0).weights())).isBetween(9 * room / 4, 9 * room);
    assertThat(DeepestSum.isWithin(Exactness.INTEGERS, filling)).isTrue();
    assertThat(new GenericValues(like, Exactness.INTEGERS).on(shape).map(Case::toString))
        .isEqualTo(cases.stream().map(Case::toString).toList());
  }

  @Test
  void values_as_large_as_the_others_are_only_drawn_where_sums_stay_exact() {
    List<Geometry> shape = List.of(Notation.parse("ci2w30"));
    Case like = CaseLine.parse("n1", "10,50,0", "");
    Exactness most = new Exactness(10 * 50 * 2, 0, 0);
    Exactness less = new Exactness(10 * 50 * 2 - 1, 0, 0);
    assertThat(greatest(new GenericValues(like, most).on(shape).toList().get(3).input()))
        .isEqualTo(10);
    Case small = new GenericValues(like, less).on(shape).toList().get(3);
    assertThat(greatest(small.input())).isEqualTo(9);
    Case filling = new GenericValues(like, new Exactness(1, 0, 0)).on(shape).toList().get(4);
    assertThat(greatest(filling.layers().get(0).weights())).isLessThanOrEqualTo(9);
    Case nine = CaseLine.parse("n1", "9,1,0", "");
    Case alike = new GenericValues(nine, Exactness.INTEGERS).on(shape).toList().get(3);
    assertThat(greatest(alike.layers().get(0).weights()))
        .as("what is no larger is drawn as small ones are")
        .isGreaterThan(1);
    List<Geometry> stack = List.of(Notation.parse("w9"), Notation.parse("w9"));
    Case two = CaseLine.parse("n1,n1", "2,3,4,5,6", "");
    GenericValues.Magnitudes magnitudes = GenericValues.Magnitudes.of(two);
    assertThat(magnitudes).isEqualTo(new GenericValues.Magnitudes(2, 5, 6));
    assertThat(magnitudes.greatest()).isEqualTo(6);
    assertThat(magnitudes.worstSum(stack)).isEqualTo((2 * 5 + 6) * 5 + 6);
    Case last = new GenericValues(two, Exactness.INTEGERS).on(stack).toList().get(4);
    assertThat(greatest(last.layers().get(0).weights())).isLessThanOrEqualTo(9);
    assertThat(greatest(last.layers().get(1).weights())).isGreaterThan(1_000);
  }

  @Test
  void what_fails_at_a_large_value_is_found_at_the_least() {
    Smallest.Found found =
        below(
            Exactness.INTEGERS,
            CaseLine.parse("w3kw2", "5,70000,3,1,2", ""),
            c -> Arrays.stream(c.input()).anyMatch(v -> v > 4_097));
    assertThat(found.by().on()).hasToString("n1 --values 4098,0");
    assertThat(found.smallest().kind()).isIn(Kind.SEARCHED, Kind.UNKNOWN);
  }

  @Test
  void what_fails_on_one_shape_is_found_there_and_said() {
    Smallest.Found found =
        below(
            Exactness.INTEGERS,
            CaseLine.parse("n2h3w4kw2", "1*26", ""),
            c ->
                c.geometry().columns().input() >= 2
                    && Arrays.stream(c.input()).anyMatch(v -> v != 0));
    assertThat(found.by().on()).hasToString("w2 --values 0,1,0");
    assertThat(found.smallest().kind()).isEqualTo(Kind.SEARCHED);
    assertThat(found.smallest().toString())
        .isEqualTo(
            "yes: the one smaller shape holds at 5 random values; all 3 lists of smaller values"
                + " hold at the one shape of this size that fails");
  }

  /** Halving leads nowhere, and all smaller values are too many; beside 2^18 there is another. */
  @Test
  void what_fails_at_single_large_values_is_found_beside_a_power_of_two() {
    Smallest.Found found =
        below(
            Exactness.INTEGERS,
            CaseLine.parse("n1", "10000019,0", ""),
            c -> c.input()[0] == 10_000_019 || c.input()[0] == 262_145);
    assertThat(found.by().on()).hasToString("n1 --values 262145,0");
  }

  @Test
  void every_shape_of_the_size_that_fails_is_searched() {
    Smallest.Found found =
        below(
            Exactness.INTEGERS,
            CaseLine.parse("w2", "0,5,0", ""),
            c ->
                (c.geometry().equals(Notation.parse("w2")) && c.input()[1] >= 3)
                    || (c.geometry().equals(Notation.parse("h2")) && c.input()[1] >= 2));
    assertThat(found.by().on()).hasToString("h2 --values 0,2,0");
    assertThat(found.smallest().known()).endsWith("hold at the 2 shapes of this size that fail");
  }

  @Test
  void what_does_not_fail_again_is_said_to_be_no_counterexample() {
    Smallest.Found found = below(Exactness.INTEGERS, CaseLine.parse("n1", "1,1", ""), c -> false);
    assertThat(found.smallest()).isEqualTo(Minimality.NOT_DETERMINISTIC);
    assertThat(found.by()).isEqualTo(on(found.by().on()));
    AtomicInteger calls = new AtomicInteger();
    Smallest.Found later =
        below(
            Exactness.INTEGERS, CaseLine.parse("n1", "0,0", ""), c -> calls.incrementAndGet() < 2);
    assertThat(later.smallest()).isEqualTo(Minimality.NOT_DETERMINISTIC);
  }

  @Test
  void without_time_nothing_is_looked_for() {
    Subject<float[]> zero =
        Subject.of("it", Arithmetic.FLOAT32, (g, x, k, b) -> new float[g.outputSize()]);
    Disagreement failing = on(CaseLine.parse("n1", "1,1", ""));
    Smallest.Found found = Smallest.below(Laws.AGREEMENT, zero, failing, () -> Duration.ZERO);
    assertThat(found.smallest()).isEqualTo(Minimality.NOT_LOOKED_FOR);
    assertThat(found.by()).isSameAs(failing);
    assertThat(Smallest.below(Laws.AGREEMENT, zero, failing).by().on())
        .hasToString("n1 --values 0,0,1");
    assertThat(Minimality.unknown("too large")).hasToString("not known: too large");
  }

  private static TryBudget spent(long most, int tries) {
    TryBudget budget = new TryBudget(most, () -> false);
    for (int at = 0; at < tries; at++) {
      budget.spend();
    }
    return budget;
  }

  /** Of a case of a size, after shapes and lists that were tried, and shapes that fail. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n1 | 0 | false | PROVED | yes: no shape is smaller; no values are smaller",
        "w3 | 1 | false | SEARCHED"
            + " | yes: the one smaller shape holds at 5 random values; no values are smaller",
        "w3 | 2345 | false | SEARCHED | yes: all 2,345 smaller shapes hold at 5 random values each;"
            + " no values are smaller",
        "w3 | 7 | true | UNKNOWN"
            + " | not known: the first 7 smaller shapes hold at 5 random values each",
        "w3 | 0 | true | UNKNOWN | not known: no time was left to try smaller ones"
      })
  void what_is_known_of_smaller_shapes_is_said(
      String line, int tried, boolean exhausted, Kind kind, String words) {
    Case smallest = Case.zeros(CaseLine.parseGeometries(line), false);
    TryBudget shapes = spent(exhausted ? tried : tried + 1, exhausted ? tried + 1 : tried);
    ValueSearch values = new ValueSearch(smallest, c -> false, () -> false);
    Minimality known = Minimality.of(smallest, shapes, values, 1);
    assertThat(known.kind()).isEqualTo(kind);
    assertThat(known).hasToString(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'0,0,1', 1, all 6 lists of smaller values hold at the one shape of this size that fails",
    "'0,0,1', 3, all 6 lists of smaller values hold at the 3 shapes of this size that fail",
    "'0,0,0', 1, the one list of smaller values holds at the one shape of this size that fails",
    "'0,0,0', 1234, 'the one list of smaller values holds at the 1,234 shapes of this size that"
        + " fail'"
  })
  void what_is_known_of_smaller_values_is_said(String smallest, int failing, String words) {
    Case on = CaseLine.parse("n1", smallest, "");
    ValueSearch values = new ValueSearch(on, c -> false, () -> false);
    values.improvesOn(List.of(UNIT));
    Minimality known = Minimality.of(on, spent(1, 0), values, failing);
    assertThat(known.kind()).isEqualTo(Kind.SEARCHED);
    assertThat(known.known()).isEqualTo("no shape is smaller; " + words);
  }

  /** Other powers of two, with other values, are smaller too, and not all of them are tried. */
  @ParameterizedTest
  @CsvSource({
    "'0,0', 'no values, scaled alike, are smaller'",
    "'0,-1', 'all 5 lists of smaller values, scaled alike, hold at the one shape of this size that"
        + " fails'",
  })
  void what_is_scaled_is_compared_with_what_is_scaled_alike(String smallest, String words) {
    Case on = CaseLine.parse("n1", smallest, "0,9");
    ValueSearch values = new ValueSearch(on, c -> false, () -> false);
    values.improvesOn(List.of(UNIT));
    Minimality known = Minimality.of(on, spent(1, 0), values, 1);
    assertThat(known.kind()).isEqualTo(Kind.SEARCHED);
    assertThat(known.known()).isEqualTo("no shape is smaller; " + words);
  }

  @Test
  void a_search_over_values_that_ends_early_leaves_values_unknown() {
    Case on = CaseLine.parse("n1", "1,1", "");
    ValueSearch none = new ValueSearch(on, c -> false, () -> true);
    none.improvesOn(List.of(UNIT));
    assertThat(Minimality.of(on, spent(1, 0), none, 1))
        .hasToString(
            "in shape: no shape is smaller; not known in values: no time was left to try smaller"
                + " ones");
    AtomicInteger calls = new AtomicInteger();
    ValueSearch some =
        new ValueSearch(
            on,
            c -> {
              calls.incrementAndGet();
              return false;
            },
            () -> calls.get() >= 2);
    some.improvesOn(List.of(UNIT));
    assertThat(Minimality.of(on, spent(1, 0), some, 1).toString())
        .endsWith("not known in values: the first 2 lists of smaller ones hold");
  }

  /** Of a 1×1 and a 3×3 kernel, as many products as the reach leaves, two outputs each. */
  @Test
  void long_sums_are_drawn_as_long_as_the_reach_leaves() {
    List<Case> full = LongSums.draw(Reach.SMALL, RandomCase.Fitting.NONE, 1);
    assertThat(full).extracting(c -> c.geometry().products()).containsExactly(16_384, 16_380);
    assertThat(full).allMatch(c -> c.geometry().outputSize() == 2);
    assertThat(full).allMatch(c -> Arrays.stream(c.values()).allMatch(v -> v == 1 || v == 2));
    assertThat(full).allMatch(c -> c.layers().stream().map(Layer::bias).allMatch(b -> b.isEmpty()));
    assertThat(full.get(0).values()).contains(1, 2);
    assertThat(LongSums.draw(Reach.SMALL.within(2_048), RandomCase.Fitting.NONE, 1))
        .extracting(c -> c.geometry().products())
        .containsExactly(1_024);
    assertThat(LongSums.draw(Reach.SMALL.within(2_047), RandomCase.Fitting.NONE, 1)).isEmpty();
    RandomCase.Fitting wider = new RandomCase.Fitting(g -> g.withBatch(4), true);
    assertThat(LongSums.draw(Reach.SMALL.within(4_096), wider, 1)).isEmpty();
    assertThat(LongSums.areThoseOf(Notation.parse("ci1024"))).isTrue();
    assertThat(LongSums.areThoseOf(Notation.parse("ci1023"))).isFalse();
  }
}
