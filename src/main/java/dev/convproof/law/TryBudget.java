package dev.convproof.law;

import java.util.function.BooleanSupplier;

/** A budget of a search: a number of tries, and a time. */
final class TryBudget {
  private static final long MOST_NANOSECONDS = 20_000_000_000L;

  private final long most;
  private final BooleanSupplier over;
  private final long began = System.nanoTime();
  private long tried;
  private boolean exhausted;

  /**
   * Creates a budget of its own 20 s at most.
   *
   * @param over whether the search as a whole has to end
   */
  TryBudget(long most, BooleanSupplier over) {
    this.most = most;
    this.over = over;
  }

  /** Takes one more try, if there is one. */
  boolean spend() {
    boolean one = left();
    if (one) {
      tried++;
    }
    return one;
  }

  /** Returns whether there is one more try. */
  boolean left() {
    exhausted |= tried == most;
    return timeIsLeft();
  }

  /** Returns whether the time is not over: to be asked where much is passed over without a try. */
  boolean timeIsLeft() {
    exhausted |= System.nanoTime() - began > MOST_NANOSECONDS || over.getAsBoolean();
    return !exhausted;
  }

  /** The tries taken. */
  long tried() {
    return tried;
  }

  /** Returns whether one was refused. */
  boolean exhausted() {
    return exhausted;
  }
}
