package dev.convproof.claim.formula;

import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One verdict from those of several parts, all of which are claimed. */
final class Conjunction {
  private Conjunction() {}

  /**
   * Refuted by the first part that is; otherwise undecided as the first part that is; otherwise
   * dependent on what a part depends on; otherwise it holds, with all links.
   *
   * @param parts at least one; those that depend, on the same conventions
   */
  static Verdict of(List<Verdict> parts) {
    return first(parts, Verdict.Refuted.class)
        .or(() -> first(parts, Verdict.Undecided.class))
        .orElseGet(() -> depending(parts));
  }

  private static Optional<Verdict> first(List<Verdict> parts, Class<? extends Verdict> kind) {
    return parts.stream().filter(kind::isInstance).findFirst();
  }

  private static Verdict depending(List<Verdict> parts) {
    List<List<String>> conventions =
        of(parts, Verdict.Depends.class).map(Conjunction::conventions).distinct().toList();
    if (conventions.isEmpty()) {
      return new Verdict.Holds(
          of(parts, Verdict.Holds.class).flatMap(one -> one.links().stream()).distinct().toList());
    }
    if (conventions.size() > 1) {
      return new Verdict.Undecided(Message.of("reason.different-conventions", conventions));
    }
    return new Verdict.Depends(
        conventions.get(0).stream()
            .map(convention -> new Verdict.Reading(convention, of(under(convention, parts))))
            .toList());
  }

  private static List<String> conventions(Verdict.Depends depends) {
    return depends.readings().stream().map(Verdict.Reading::convention).toList();
  }

  private static List<Verdict> under(String convention, List<Verdict> parts) {
    return parts.stream()
        .map(part -> part instanceof Verdict.Depends depends ? under(convention, depends) : part)
        .toList();
  }

  private static Verdict under(String convention, Verdict.Depends depends) {
    return depends.readings().stream()
        .filter(reading -> reading.convention().equals(convention))
        .map(Verdict.Reading::verdict)
        .findFirst()
        .orElseThrow();
  }

  private static <T extends Verdict> Stream<T> of(List<Verdict> parts, Class<T> kind) {
    return parts.stream().filter(kind::isInstance).map(kind::cast);
  }
}
