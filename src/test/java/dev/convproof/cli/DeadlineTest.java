package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger notices = new AtomicInteger();

  @Test
  void what_ends_in_time_has_a_result() {
    assertThat(deadline(LONG, LONG).of(() -> 7)).contains(7);
    assertThat(notices).hasValue(0);
  }

  @Test
  void what_does_not_end_has_none() {
    assertThat(deadline(SHORT, LONG).of(this::waitForever)).isEmpty();
    assertThat(notices).hasValue(0);
  }

  @Test
  void what_takes_long_is_said_once_to_go_on() {
    assertThat(deadline(SHORT, SHORT.dividedBy(2)).of(this::waitForever)).isEmpty();
    assertThat(notices).hasValue(1);
    AtomicReference<StackTraceElement[]> stack = new AtomicReference<>();
    assertThat(deadline(SHORT, LONG).of(this::waitForever, stack::set)).isEmpty();
    assertThat(stack.get()).anyMatch(frame -> frame.getMethodName().equals("waitForever"));
    assertThat(deadline(LONG, SHORT).of(this::waitForTheNotice)).contains(2);
  }

  @Test
  void what_fails_fails_the_same_way() {
    assertThatThrownBy(() -> deadline(LONG, LONG).of(() -> Integer.parseInt("x")))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(
            () ->
                deadline(LONG, LONG)
                    .of(
                        () -> {
                          throw new OutOfMemoryError("tried");
                        }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private TimeoutOption.Deadline deadline(Duration time, Duration quiet) {
    return new TimeoutOption.Deadline(time, quiet, notices::incrementAndGet);
  }

  private int waitForever() throws InterruptedException {
    never.await();
    return 7;
  }

  private int waitForTheNotice() throws InterruptedException {
    while (notices.get() < 2) {
      Thread.sleep(1);
    }
    return notices.get();
  }
}
