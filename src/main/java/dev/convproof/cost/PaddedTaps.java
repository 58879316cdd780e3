package dev.convproof.cost;

/** Whether a tap that falls into the padding takes part in a count. */
public enum PaddedTaps {
  /** It is multiplied and added like any other: what a padded copy of the input makes of it. */
  COUNTED,
  /** It is passed over: what a loop that tests bounds makes of it. */
  SKIPPED;

  /** Such as {@code padded taps counted}. */
  @Override
  public String toString() {
    return this == COUNTED ? "padded taps counted" : "padded taps skipped";
  }
}
