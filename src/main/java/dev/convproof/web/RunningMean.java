package dev.convproof.web;

import java.time.Duration;

/** A mean of times, of which the last ones weigh the most. */
final class RunningMean {
  private static final int WEIGHT = 8;

  private double seconds;

  /**
   * @param seconds while none is known
   */
  RunningMean(double seconds) {
    this.seconds = seconds;
  }

  void add(Duration time) {
    seconds += (time.toMillis() / 1000.0 - seconds) / WEIGHT;
  }

  double seconds() {
    return seconds;
  }
}
