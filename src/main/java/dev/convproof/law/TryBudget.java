package dev.convproof.law;

/** How much a search has tried, and whether it may try more: so many tries, and so much time. */
final class TryBudget {
  private static final long MOST_NANOSECONDS = 20_000_000_000L;

  private final long most;
  private final long until;
  private final long began = System.nanoTime();
  private long tried;
  private boolean exhausted;

  /**
   * Creates an effort of its own 20 s at most.
   *
   * @param until the search as a whole ends, by {@link System#nanoTime}
   */
  TryBudget(long most, long until) {
    this.most = most;
    this.until = until;
  }

  /** Takes one more try, if there is one. */
  boolean spend() {
    long now = System.nanoTime();
    exhausted |= tried == most || now - began > MOST_NANOSECONDS || now - until > 0;
    if (!exhausted) {
      tried++;
    }
    return !exhausted;
  }

  /** The tries taken. */
  long tried() {
    return tried;
  }

  /** Whether one was refused. */
  boolean exhausted() {
    return exhausted;
  }
}
