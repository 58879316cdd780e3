package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {
  private static final int SOME = 50;

  /** A stride beyond 16 bits has many values below it, and each makes a case of as many numbers. */
  @Test
  void no_smaller_case_is_made_before_it_is_asked_for() {
    Case large =
        RandomCase.of(
            new Exactness(1 << 24, -100, 100), List.of(Notation.parse("h131074kh2sh65537co2")), 1);
    long size = large.values().length * (long) Long.BYTES;
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Iterator<Case> smaller = Shrinker.smallerThan(large).iterator();
    for (int time = 0; time < SOME; time++) {
      assertThat(CaseOrder.SMALLEST_FIRST.compare(smaller.next(), large)).isNegative();
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(SOME * 20 * size);
  }

  /** All of them are tried where there are few: the list is the same whoever asks. */
  @Test
  void the_list_is_finite() {
    Case small = Case.zeros(List.of(Notation.parse("ci2h3kh2sh2pt1co2")), true);
    long[] values = new long[small.values().length];
    Arrays.setAll(values, at -> at - 3);
    assertThat(Shrinker.smallerThan(small.withValues(values)).count()).isBetween(50L, 5_000L);
  }

  /** Of many millions of lists the first ones cost no more than themselves. */
  @Test
  void no_list_of_few_values_is_made_before_it_is_asked_for() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(FewValues.upTo(9, 4, 1_000).skip(SOME).limit(SOME)).hasSize(SOME);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10L << 20);
  }

  private static Case reads(String line, long... values) {
    return Case.zeros(List.of(Notation.parse(line)), false).withValues(values);
  }

  /** On a number that is no less than 5, of at least two columns. */
  private static boolean fails(Case c) {
    return c.geometry().columns().input() >= 2
        && Arrays.stream(c.input()).anyMatch(x -> x >= 5)
        && Arrays.stream(c.layers().get(0).weights()).anyMatch(weight -> weight != 0);
  }

  @Test
  void what_fails_is_followed_to_where_nothing_smaller_does() {
    Case large =
        reads(
            "n2h3w4kw2",
            9,
            -4,
            7,
            5,
            3,
            8,
            1,
            2,
            6,
            4,
            0,
            0,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            9,
            5,
            3);
    Case smallest = Shrinker.minimise(large, ShrinkerTest::fails);
    assertThat(smallest.geometry()).isEqualTo(Notation.parse("w2"));
    assertThat(smallest.values()).containsExactlyInAnyOrder(0, 5, 1);
    assertThat(Shrinker.minimise(large, ShrinkerTest::fails, () -> true)).isSameAs(large);
    assertThat(Shrinker.minimise(large, c -> false)).isSameAs(large);
  }

  @Test
  void of_few_and_small_values_the_first_that_fails_is_found() {
    Case shapes = reads("w2", 0, 0, 0);
    assertThat(FewValues.smallest(shapes, c -> c.values()[1] * c.values()[2] == -3))
        .hasValueSatisfying(c -> assertThat(c.values()[0]).isZero());
    assertThat(FewValues.smallest(shapes, c -> Arrays.stream(c.values()).sum() == 0))
        .hasValueSatisfying(c -> assertThat(c.values()).containsOnly(0));
    assertThat(FewValues.smallest(shapes, c -> c.values()[0] == 5)).isPresent();
    assertThat(FewValues.smallest(shapes, c -> c.values()[0] == 6)).isEmpty();
  }

  @Test
  void a_reach_may_leave_as_few_and_as_many_products_as_it_says() {
    assertThat(Reach.SMALL.within(Reach.LEAST_PRODUCTS).products()).isEqualTo(1_024);
    assertThat(Reach.SMALL.within(Reach.MOST_PRODUCTS).products()).isEqualTo(1_000_000_000);
  }
}
