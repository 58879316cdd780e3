package dev.convproof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** By a clock of its own. */
class WithheldTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long LIMIT = 10 * SECOND;

  private long now = 1;
  private long delay;
  private final Withheld withheld = new Withheld(() -> now, () -> delay);

  private boolean after(long seconds, long ofThemWithheld, long began) {
    now += seconds * SECOND;
    delay += ofThemWithheld * SECOND;
    return withheld.isOver(began, LIMIT);
  }

  @Test
  void a_call_that_runs_or_sleeps_for_ever_has_had_its_time() {
    assertThat(after(0, 0, now)).isFalse();
    assertThat(after(10, 0, 1)).isFalse();
    assertThat(after(1, 0, 1)).isTrue();
  }

  @Test
  void what_was_withheld_does_not_count() {
    long began = now;
    assertThat(after(0, 0, began)).isFalse();
    assertThat(after(15, 8, began)).isFalse();
    assertThat(after(6, 6, began)).isFalse();
    assertThat(after(4, 0, began)).isTrue();
  }

  @Test
  void what_was_withheld_from_an_earlier_call_does() {
    assertThat(after(3, 3, 1)).isFalse();
    assertThat(after(2, 2, 0)).isFalse();
    assertThat(after(1, 0, 0)).isFalse();
    long began = now;
    assertThat(after(5, 0, began)).isFalse();
    assertThat(after(6, 0, began)).isTrue();
  }

  @Test
  void nothing_lasts_longer_than_ten_times_its_limit() {
    long began = now;
    assertThat(after(0, 0, began)).isFalse();
    assertThat(after(99, 99, began)).isFalse();
    assertThat(after(12, 12, began)).isTrue();
  }
}
