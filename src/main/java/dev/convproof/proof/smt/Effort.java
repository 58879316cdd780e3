package dev.convproof.proof.smt;

/**
 * How hard a solver tries before it gives up.
 *
 * @param resources Z3's count of its own steps, some five to twenty million a second: the same on
 *     every machine, so that a verdict is, too
 * @param milliseconds a limit for the case that the count does not stop it
 */
public record Effort(int resources, int milliseconds) {
  /** What a person waits for. */
  public static final Effort USUAL = new Effort(20_000_000, 60_000);

  /** For one question of many. */
  public static final Effort SMALL = new Effort(3_000_000, 20_000);
}
