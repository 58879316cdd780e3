package dev.convproof.law;

/** How much a search has tried, and whether it may try more: so many tries, and so much time. */
final class Effort {
  private static final long MOST_NANOSECONDS = 20_000_000_000L;

  private final long most;
  private final long began = System.nanoTime();
  private long tried;
  private boolean exhausted;

  Effort(long most) {
    this.most = most;
  }

  /** Takes one more try, if there is one. */
  boolean spend() {
    exhausted |= tried == most || System.nanoTime() - began > MOST_NANOSECONDS;
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
