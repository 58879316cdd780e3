package dev.convproof.model;

import java.util.Locale;
import java.util.Optional;

/**
 * The most work that one strategy may do on one layer.
 *
 * @param stepsOnWhole steps on the whole layer, see {@link Work.CostClass}
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

  /** Returns a budget without a limit on steps, and with memory for one strategy at a time. */
  public static Budget ofMemory(long scratch) {
    return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, scratch);
  }

  /**
   * Why something is not run.
   *
   * @param detail what it would take, such as {@code 118,013,952 products by plain loops cost
   *     3,540,418,560 steps}
   * @param limit what it may take, such as {@code more than 140,000,000 steps}
   */
  public record Refusal(String detail, String limit) {

    /** Returns both, on one line. */
    @Override
    public String toString() {
      return detail + ": " + limit;
    }
  }

  /** Returns why a strategy's work on a part of a layer is too much, if it is. */
  public Optional<Refusal> refusal(Work work, LayerPart part) {
    long most = part == LayerPart.WHOLE ? stepsOnWhole : stepsOnCrop;
    if (work.scratch() > scratch) {
      return Optional.of(
          new Refusal(
              say("needs %,d bytes for %s", work.scratch(), work.costClass()),
              say("more than %,d bytes", scratch)));
    }
    if (work.steps() > most) {
      String detail =
          say("%,d products by %s cost %,d steps", work.products(), work.costClass(), work.steps());
      return Optional.of(new Refusal(detail, say("more than %,d steps", most)));
    }
    return Optional.empty();
  }

  private static String say(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
