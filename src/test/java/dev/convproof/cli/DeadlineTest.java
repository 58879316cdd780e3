package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void what_ends_in_time_has_a_result() {
    assertThat(Deadline.within(LONG, () -> 7)).contains(7);
  }

  @Test
  void what_does_not_end_has_none() {
    CountDownLatch never = new CountDownLatch(1);
    assertThat(
            Deadline.within(
                Duration.ofMillis(50),
                () -> {
                  never.await();
                  return 7;
                }))
        .isEmpty();
    never.countDown();
  }

  @Test
  void what_fails_fails_the_same_way() {
    assertThatThrownBy(() -> Deadline.within(LONG, () -> Integer.parseInt("x")))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(
            () ->
                Deadline.within(
                    LONG,
                    () -> {
                      throw new OutOfMemoryError("tried");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }
}
