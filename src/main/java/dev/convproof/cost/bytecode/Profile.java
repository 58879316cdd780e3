package dev.convproof.cost.bytecode;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The floating-point instructions that one run executed.
 *
 * @param counts how often each site was executed; those that were not are left out
 * @param unseen methods whose work is not in bytecode, among all that were loaded: native ones
 */
public record Profile(SortedMap<Site, Long> counts, List<String> unseen) {

  /** How many of one kind, in both precisions. */
  public long total(Kind kind) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many of each kind, those that were executed. */
  public Map<Kind, Long> byKind() {
    Map<Kind, Long> totals = new EnumMap<>(Kind.class);
    counts.forEach((site, count) -> totals.merge(site.kind(), count, Math::addExact));
    return totals;
  }

  /** Multiplications, the fused ones among them. */
  public long multiplications() {
    return total(Kind.MULTIPLICATION) + total(Kind.FUSED_MULTIPLY_ADD);
  }

  /** Additions and subtractions, the fused ones among them. */
  public long additions() {
    return total(Kind.ADDITION) + total(Kind.SUBTRACTION) + total(Kind.FUSED_MULTIPLY_ADD);
  }

  /** The sites from whose results a branch could depend on values. */
  public SortedMap<Site, Long> revealing() {
    return only(site -> site.kind().reveals());
  }

  /** Some of the sites. */
  public SortedMap<Site, Long> only(Predicate<Site> wanted) {
    SortedMap<Site, Long> some = new TreeMap<>(counts);
    some.keySet().removeIf(wanted.negate());
    return some;
  }

  /** Counts added up over sites that go by one name. */
  public SortedMap<String, Long> by(Function<Site, String> name) {
    SortedMap<String, Long> sums = new TreeMap<>();
    counts.forEach((site, count) -> sums.merge(name.apply(site), count, Math::addExact));
    return sums;
  }
}
