package dev.convproof.subject;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long calls may take, and what became of those that hung or ended their program: after the
 * first call that hangs the others get less time, a call that has failed twice is not made again,
 * and once all that has taken its time new calls are declined.
 */
final class Trouble {
  private static final Duration SEARCH_IN_TROUBLE = Duration.ofSeconds(2);
  private static final int ENOUGH_TIMES = 2;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int DEFINITIONS = 100;

  /** The definition makes them in well under a tenth of a second. */
  private static final double FEW_PRODUCTS = 4e6;

  private static final long SHORT = Duration.ofSeconds(1).toNanos();
  private static final long SLOWEST_TIMES = 20;
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final long MOST_LIMITS = 5;

  private final Optional<Duration> given;
  private final long most;
  private final Map<List<Object>, Failure> failures = new HashMap<>();
  private final AtomicLong spent = new AtomicLong();
  private long slowest;
  private Geometry measured;
  private long measuredLimit;
  private volatile long hung; // the limit of the first call that did; 0 where none has

  /** What became of a call that hung or ended the program, and how often. */
  private record Failure(FailedCallException last, int times) {}

  /**
   * Expects trouble that takes some time in all.
   *
   * @param given the limit of a call; by default 10 s, or 100 times what the definition takes there
   *     where that is longer
   */
  Trouble(Optional<Duration> given, Duration inAll) {
    this.given = given;
    this.most = inAll.toNanos();
  }

  /** Expects trouble that takes 20 s in all, or five times the limit where that is less. */
  Trouble(Optional<Duration> given) {
    this(given, inAll(given.orElse(LIMIT)));
  }

  private static Duration inAll(Duration limit) {
    Duration some = limit.multipliedBy(MOST_LIMITS);
    return some.compareTo(MOST) < 0 ? some : MOST;
  }

  /**
   * Returns how long one more law may be searched for a smaller counterexample: as given, but
   * longer where calls hang or end the program, and not at all where that has taken its time.
   */
  Duration searching(Duration otherwise) {
    if (isSpent()) {
      return Duration.ZERO;
    }
    return hung > 0 || spent.get() > 0 ? SEARCH_IN_TROUBLE : otherwise;
  }

  private boolean isSpent() {
    return spent.get() > most;
  }

  /** Counts what something took that is no answer. */
  void took(long nanoseconds) {
    spent.addAndGet(nanoseconds);
  }

  /** Learns from a call that was answered. */
  void answered(long nanoseconds) {
    slowest = Math.max(slowest, nanoseconds);
  }

  /** Returns how long a call may take, in nanoseconds. */
  long limit(Geometry g) {
    long full = fullLimit(g);
    return hung > 0 ? Math.min(full, soon()) : full;
  }

  /** Returns a time that no call has taken by far. */
  long soon() {
    return Math.max(SHORT, SLOWEST_TIMES * slowest);
  }

  /** Returns the longest that a call took which was answered; 0 where none was. */
  long slowest() {
    return slowest;
  }

  private long fullLimit(Geometry g) {
    if (given.isPresent() || (double) g.outputSize() * g.products() < FEW_PRODUCTS) {
      return given.orElse(LIMIT).toNanos();
    }
    if (!g.equals(measured)) {
      measured = g;
      measuredLimit = Math.max(LIMIT.toNanos(), DEFINITIONS * Strategies.definitionTime(g));
    }
    return measuredLimit;
  }

  /** Returns whether any call has failed so. */
  boolean isKnown() {
    return !failures.isEmpty();
  }

  /** Says again what became of a call before, where it is certain, or no more calls are made. */
  void refuseKnown(List<Object> call) {
    Failure before = failures.get(call);
    if (before != null && (isSpent() || before.times() >= ENOUGH_TIMES)) {
      throw before.last().told(before.last().getMessage());
    }
    if (isSpent()) {
      throw new DeclinedException(
          "not called any more, after "
              + Exchange.seconds(most)
              + " s of calls that hung or ended it");
    }
  }

  /** Remembers a call that hung or ended the program, and returns what is said of it. */
  FailedCallException failed(
      FailedCallException failure, List<Object> call, Geometry g, long limit, long took) {
    FailedCallException told = took < limit ? failure : hanging(failure, g, limit);
    spent.addAndGet(took >= limit && hung == 0 ? 0 : took);
    hung = hung == 0 && took >= limit ? limit : hung;
    failures.merge(
        call, new Failure(told, 1), (before, now) -> new Failure(told, before.times() + 1));
    return told;
  }

  private FailedCallException hanging(FailedCallException failure, Geometry g, long limit) {
    return limit == fullLimit(g)
        ? failure
        : failure.told(
            failure.getMessage()
                + ", as an earlier call did not within "
                + Exchange.seconds(hung)
                + " s");
  }
}
