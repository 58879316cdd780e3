package dev.convproof.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What one strategy may cost on one layer.
 *
 * @param stepsOnWhole steps on the whole layer, see {@link CostClass}
 * @param stepsOnCrop steps on its crop
 * @param scratch bytes, see {@link Work#scratch()}
 */
public record Budget(long stepsOnWhole, long stepsOnCrop, long scratch) {
  /**
   * What a build can wait for: some 15 ms for a strategy on a whole layer, which is enough for
   * every matrix product on half of the layers of ResNet-50 and MobileNet, and for the definition
   * on the crops of all of them but three.
   */
  public static final Budget QUICK = new Budget(30_000_000, 240_000_000, 1L << 26);

  /** What a build can wait for a second time, in another arithmetic. */
  public static final Budget BRIEF = new Budget(10_000_000, 30_000_000, 1L << 26);

  /** All the time there is, and memory for one strategy at a time. */
  public static Budget ofMemory(long scratch) {
    return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, scratch);
  }

  /** Why a strategy's work is too much, if it is. */
  public Optional<Refusal> refusal(Work work, Extent extent) {
    if (work.scratch() > scratch) {
      return Optional.of(
          new Refusal(
              say("needs %,d bytes for %s", work.scratch(), work.costClass()),
              say("more than %,d bytes", scratch)));
    }
    long most = extent == Extent.WHOLE ? stepsOnWhole : stepsOnCrop;
    if (work.steps() > most) {
      return Optional.of(
          new Refusal(
              say(
                  "%,d products by %s cost %,d steps",
                  work.products(), work.costClass(), work.steps()),
              say("more than %,d steps", most)));
    }
    return Optional.empty();
  }

  private static String say(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
