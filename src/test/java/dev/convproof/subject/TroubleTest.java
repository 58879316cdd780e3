package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much time calls get, and what is remembered of those that took it. */
class TroubleTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Geometry SMALL = Geometry.UNIT;
  private static final Geometry LARGE = Notation.parse("ci16h30w30co64kh3kw3");
  private static final List<Object> CALL = List.of("forward", 1);
  private static final List<Object> OTHER = List.of("forward", 2);

  private static FailedCallException failure() {
    return FailedCallException.ending("exited with code 3", "the call", "nothing");
  }

  private static Trouble usual() {
    return new Trouble(Optional.empty());
  }

  @Test
  void a_call_gets_ten_seconds_unless_its_limit_is_given() {
    assertThat(usual().limit(SMALL)).isEqualTo(10 * SECOND);
    assertThat(new Trouble(Optional.of(Duration.ofSeconds(3))).limit(SMALL)).isEqualTo(3 * SECOND);
    assertThat(new Trouble(Optional.of(Duration.ofSeconds(3))).limit(LARGE)).isEqualTo(3 * SECOND);
  }

  /** A hundred times what the definition takes, which is measured once. */
  @Test
  void a_large_call_gets_at_least_ten_seconds() {
    Trouble trouble = usual();
    long limit = trouble.limit(LARGE);
    assertThat(limit).isGreaterThanOrEqualTo(10 * SECOND);
    assertThat(trouble.limit(LARGE)).isEqualTo(limit);
  }

  @Test
  void after_a_call_that_hung_others_get_twenty_times_the_slowest() {
    Trouble trouble = usual();
    trouble.answered(SECOND / 100);
    assertThat(trouble.soon()).isEqualTo(SECOND);
    trouble.answered(SECOND / 10);
    trouble.answered(SECOND / 1_000);
    assertThat(trouble.slowest()).isEqualTo(SECOND / 10);
    assertThat(trouble.soon()).isEqualTo(2 * SECOND);
    assertThat(trouble.limit(SMALL)).isEqualTo(10 * SECOND);
    trouble.failed(failure(), CALL, SMALL, 10 * SECOND, 10 * SECOND);
    assertThat(trouble.limit(SMALL)).isEqualTo(2 * SECOND);
    trouble.answered(SECOND);
    assertThat(trouble.limit(SMALL)).isEqualTo(10 * SECOND);
  }

  @Test
  void searches_are_longer_in_trouble_and_end_when_it_has_taken_its_time() {
    Duration given = Duration.ofMillis(100);
    Trouble ends = usual();
    assertThat(ends.searching(given)).isEqualTo(given);
    ends.took(1);
    assertThat(ends.searching(given)).isEqualTo(Duration.ofSeconds(2));
    ends.took(20 * SECOND - 1);
    assertThat(ends.searching(given)).isEqualTo(Duration.ofSeconds(2));
    ends.took(1);
    assertThat(ends.searching(given)).isEqualTo(Duration.ZERO);
    Trouble hangs = usual();
    hangs.failed(failure(), CALL, SMALL, 10 * SECOND, 10 * SECOND);
    assertThat(hangs.searching(given)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void trouble_takes_twenty_seconds_in_all_or_five_limits() {
    Trouble brief = new Trouble(Optional.of(Duration.ofSeconds(1)));
    brief.took(5 * SECOND);
    assertThatCode(() -> brief.refuseKnown(CALL)).doesNotThrowAnyException();
    brief.took(1);
    assertThatThrownBy(() -> brief.refuseKnown(CALL))
        .isInstanceOf(DeclinedException.class)
        .hasMessage("not called any more, after 5 s of calls that hung or ended it");
    Trouble longer = new Trouble(Optional.of(Duration.ofSeconds(30)));
    longer.took(20 * SECOND + 1);
    assertThatThrownBy(() -> longer.refuseKnown(CALL))
        .hasMessage("not called any more, after 20 s of calls that hung or ended it");
    Trouble none = new Trouble(Optional.empty(), Duration.ofSeconds(2));
    none.took(2 * SECOND + 1);
    assertThatThrownBy(() -> none.refuseKnown(CALL)).hasMessageContaining("after 2 s");
  }

  @Test
  void a_call_that_failed_twice_is_not_made_again() {
    Trouble trouble = usual();
    assertThat(trouble.isKnown()).isFalse();
    FailedCallException told = trouble.failed(failure(), CALL, SMALL, 10 * SECOND, SECOND);
    assertThat(told).hasMessage("exited with code 3");
    assertThat(trouble.isKnown()).isTrue();
    assertThatCode(() -> trouble.refuseKnown(CALL)).doesNotThrowAnyException();
    trouble.failed(failure(), CALL, SMALL, 10 * SECOND, SECOND);
    assertThatThrownBy(() -> trouble.refuseKnown(CALL))
        .isInstanceOf(FailedCallException.class)
        .hasMessage("exited with code 3");
    assertThatCode(() -> trouble.refuseKnown(OTHER)).doesNotThrowAnyException();
  }

  @Test
  void a_call_that_failed_once_is_not_made_again_when_the_time_is_spent() {
    Trouble trouble = usual();
    trouble.failed(failure(), CALL, SMALL, 10 * SECOND, SECOND);
    trouble.took(20 * SECOND);
    assertThatThrownBy(() -> trouble.refuseKnown(CALL)).isInstanceOf(FailedCallException.class);
    assertThatThrownBy(() -> trouble.refuseKnown(OTHER)).isInstanceOf(DeclinedException.class);
  }

  /** The first call that hangs takes no time of the others. */
  @Test
  void a_call_that_hangs_sooner_than_the_first_says_so() {
    Trouble trouble = usual();
    FailedCallException hung =
        FailedCallException.ending("did not come back within 10 s", "the call", "nothing");
    assertThat(trouble.failed(hung, CALL, SMALL, 10 * SECOND, 10 * SECOND)).isSameAs(hung);
    FailedCallException sooner =
        FailedCallException.ending("did not come back within 1 s", "the call", "nothing");
    assertThat(trouble.failed(sooner, OTHER, SMALL, SECOND, SECOND))
        .hasMessage("did not come back within 1 s, as an earlier call did not within 10 s");
    assertThat(trouble.failed(failure(), OTHER, SMALL, SECOND, SECOND - 1))
        .hasMessage("exited with code 3");
    trouble.took(18 * SECOND + 1);
    assertThatCode(() -> trouble.refuseKnown(List.of("new"))).doesNotThrowAnyException();
    trouble.took(1);
    assertThatThrownBy(() -> trouble.refuseKnown(List.of("new")))
        .isInstanceOf(DeclinedException.class);
  }
}
