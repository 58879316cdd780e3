package dev.convproof.properties;

import dev.convproof.algebra.Exactness;
import dev.convproof.law.Outcome;
import dev.convproof.properties.arbitrary.Feature;
import dev.convproof.tensor.Case;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one property tried: how many cases, how many scalars were compared and were not zero, and
 * which features the cases had. A property that compared nothing, or only zeros, or missed a
 * feature, fails.
 */
final class Ledger {
  /** Fewer cases than these say nothing about shares. */
  private static final int ENOUGH_FOR_SHARES = 1_000;

  private static final List<Feature> FEATURES = List.of(Feature.values());
  private static final ThreadLocal<Ledger> CURRENT = ThreadLocal.withInitial(Ledger::new);

  private final long[] featured = new long[FEATURES.size()];
  private long cases;
  private long drawn;
  private long compared;
  private long nonzero;
  private Object finding;

  /** The ledger of the property that runs on this thread. */
  static Ledger current() {
    return CURRENT.get();
  }

  /** Opens an empty ledger for the next property on this thread. */
  static Ledger open() {
    CURRENT.set(new Ledger());
    return CURRENT.get();
  }

  /** Records the features of one random case. */
  void draw(Case c, Exactness exactness) {
    drawn++;
    for (int feature = 0; feature < featured.length; feature++) {
      if (FEATURES.get(feature).isIn(c, exactness)) {
        featured[feature]++;
      }
    }
  }

  /** Records a judged case, on whichever convolution. */
  void record(Outcome outcome) {
    cases++;
    if (outcome instanceof Outcome.Held holds) {
      compared += holds.compared();
      nonzero += holds.nonzero();
    }
  }

  /**
   * What the property finds out beside whether it holds, made when it is first asked for. Its text,
   * when the property has ended, is in the table.
   */
  <T> T finding(Class<T> kind, Supplier<T> fresh) {
    if (finding == null) {
      finding = fresh.get();
    }
    return kind.cast(finding);
  }

  /** What was found out, in words. */
  Optional<String> finding() {
    return Optional.ofNullable(finding).map(Object::toString);
  }

  long cases() {
    return cases;
  }

  long compared() {
    return compared;
  }

  /** Why the property proved less than it says, if it did. */
  Optional<String> weakness() {
    if (compared == 0) {
      return Optional.of("vacuous: " + cases + " cases were judged and nothing was compared");
    }
    if (nonzero == 0) {
      return Optional.of("vacuous: all " + compared + " scalars compared were zero");
    }
    return drawn < ENOUGH_FOR_SHARES ? Optional.empty() : missedFeature();
  }

  private Optional<String> missedFeature() {
    for (int feature = 0; feature < featured.length; feature++) {
      double due = FEATURES.get(feature).share();
      if (featured[feature] < due * drawn) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "coverage: %s in %d of %d cases, at least %.1f %% are due",
                FEATURES.get(feature),
                featured[feature],
                drawn,
                100 * due));
      }
    }
    return Optional.empty();
  }
}
