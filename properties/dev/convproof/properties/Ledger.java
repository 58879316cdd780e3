package dev.convproof.properties;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.Feature;
import dev.convproof.generate.Reach;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Counts the cases of one property, the scalars compared, and the features that the cases had. A
 * property that compared nothing, or only zeros, or missed a feature, fails.
 */
final class Ledger {
  /** Fewer cases than these say nothing about shares. */
  private static final int ENOUGH_FOR_SHARES = 1_000;

  /** A share that comes to fewer cases than these is left to chance. */
  private static final int ENOUGH_DUE = 8;

  private static final List<Feature> FEATURES = List.of(Feature.values());
  private static final ThreadLocal<Ledger> CURRENT = ThreadLocal.withInitial(Ledger::new);

  private final long[] featured = new long[FEATURES.size()];
  private boolean open;
  private Reach reach = Reach.FULL;
  private Kind best;
  private long featuredDraws;
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long compared;
  private long nonzero;
  private Object finding;

  /** The outcome of a draw, in ascending order; with several subjects, the greatest counts. */
  private enum Kind {
    UNSUPPORTED,
    VACUOUS,
    JUDGED
  }

  /** The ledger of the property that runs on this thread. */
  static Ledger current() {
    return CURRENT.get();
  }

  /** Opens an empty ledger for the next property on this thread. */
  static Ledger open() {
    CURRENT.set(new Ledger());
    return CURRENT.get();
  }

  /** Leaves this thread without what the last property has counted. */
  static void forget() {
    CURRENT.remove();
  }

  /** Says how far the shapes of all draws reach. */
  void reaching(Reach far) {
    reach = far;
  }

  /** Records the features of one random case. */
  void draw(Case c, Exactness exactness) {
    close();
    open = true;
    featuredDraws++;
    for (int feature = 0; feature < featured.length; feature++) {
      if (FEATURES.get(feature).isIn(c, exactness)) {
        featured[feature]++;
      }
    }
  }

  /** Records an outcome on the case that was drawn last; without one, it is a draw of its own. */
  void record(Outcome outcome) {
    Kind kind =
        outcome.fold(
            held -> Kind.JUDGED,
            refuted -> Kind.JUDGED,
            unsupported -> Kind.UNSUPPORTED,
            vacuous -> Kind.VACUOUS);
    if (!open) {
      counts.merge(kind, 1L, Long::sum);
    } else if (best == null || kind.compareTo(best) > 0) {
      best = kind;
    }
    if (outcome instanceof Outcome.Held held) {
      compared += held.compared();
      nonzero += held.nonzero();
    }
  }

  /** Counts the case that was drawn last, once, however many subjects it was given to. */
  private void close() {
    if (open) {
      counts.merge(best == null ? Kind.VACUOUS : best, 1L, Long::sum);
    }
    open = false;
    best = null;
  }

  private long count(Kind kind) {
    close();
    return counts.getOrDefault(kind, 0L);
  }

  /**
   * Returns the property's measurement, created on the first call. When the property has ended, its
   * text is put into the table.
   */
  <T> T finding(Class<T> kind, Supplier<T> fresh) {
    if (finding == null) {
      finding = fresh.get();
    }
    return kind.cast(finding);
  }

  /** Returns the text of the measurement, if there is one. */
  Optional<String> finding() {
    return Optional.ofNullable(finding).map(Object::toString);
  }

  /** Returns the number of cases on which at least one subject was judged. */
  long judged() {
    return count(Kind.JUDGED);
  }

  /** Returns the number of cases that every subject declined. */
  long unsupported() {
    return count(Kind.UNSUPPORTED);
  }

  /** Returns the number of vacuous cases. */
  long vacuous() {
    return count(Kind.VACUOUS);
  }

  /** Returns the number of cases, each counted once. */
  long drawn() {
    return judged() + unsupported() + vacuous();
  }

  long compared() {
    return compared;
  }

  /** Why the property proved less than it says, if it did. */
  Optional<String> weakness() {
    if (compared == 0) {
      return Optional.of("vacuous: of " + drawn() + " cases, none was judged");
    }
    if (nonzero == 0) {
      return Optional.of("vacuous: all " + compared + " scalars compared were zero");
    }
    return featuredDraws < ENOUGH_FOR_SHARES ? Optional.empty() : missedFeature();
  }

  private Optional<String> missedFeature() {
    for (int feature = 0; feature < featured.length; feature++) {
      double due = FEATURES.get(feature).share(reach);
      double fewest = due * featuredDraws;
      if (fewest >= ENOUGH_DUE && featured[feature] < fewest) {
        return Optional.of(
            String.format(
                Locale.ROOT,
                "coverage: %s in %d of %d cases, at least %.1f %% are due",
                FEATURES.get(feature),
                featured[feature],
                featuredDraws,
                100 * due));
      }
    }
    return Optional.empty();
  }
}
