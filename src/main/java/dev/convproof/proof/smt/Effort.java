package dev.convproof.proof.smt;

import java.time.Duration;

/**
 * How hard a solver tries before it gives up.
 *
 * @param resources Z3's count of its own steps, some five to twenty million a second: the same on
 *     every machine, so that a verdict is, too
 * @param milliseconds a limit for the case that the count does not stop it
 */
public record Effort(int resources, int milliseconds) {
  /** What a person waits for. */
  public static final Effort USUAL = within(Duration.ofSeconds(20));

  /** For one question of many. */
  public static final Effort SMALL = new Effort(3_000_000, 7_000);

  /** The usual one, where a person waits for another time. */
  public static Effort within(Duration time) {
    return new Effort(20_000_000, Math.toIntExact(time.toMillis()));
  }

  /** For one of many questions that all belong to one of this effort. */
  Effort forOneOfMany() {
    return new Effort(
        Math.min(resources, SMALL.resources), Math.min(milliseconds, SMALL.milliseconds));
  }
}
