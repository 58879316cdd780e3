package dev.convproof;

import dev.convproof.law.Disagreement;
import dev.convproof.law.Law;
import dev.convproof.law.Minimality;
import dev.convproof.law.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The outcome of every law that a subject was judged by.
 *
 * @param subject the subject's name
 * @param arithmetic the arithmetic that every row ran in
 * @param seed that the cases were drawn from
 * @param draws cases drawn, each given to every law that its layers suit
 * @param seconds from start to end, shrinking included
 * @param rows one for each law, in catalogue order
 */
public record Report(
    String subject, String arithmetic, long seed, long draws, double seconds, List<Row> rows) {

  /** Copies the rows. */
  public Report {
    rows = List.copyOf(rows);
  }

  /** The ending of a law. */
  public enum Ending {
    /** Every judged case held. */
    HELD,
    /** A case refuted it. */
    REFUTED,
    /** The subject declined every case. */
    UNSUPPORTED,
    /** No case could tell. */
    VACUOUS
  }

  /**
   * One law.
   *
   * @param drawn cases given to the law
   * @param judged those on which something was compared that could tell
   * @param unsupported those that the subject declined
   * @param vacuous those that could not tell
   * @param reason why nothing was judged; empty where something was
   * @param suspicion what lies within its bounds, but beyond what chance gives
   * @param refutation the shrunk counterexample; empty where the law held
   */
  public record Row(
      Law law,
      Ending ending,
      long drawn,
      long judged,
      long unsupported,
      long vacuous,
      Optional<String> reason,
      Optional<Outcome.Suspicion> suspicion,
      Optional<Refutation> refutation) {}

  /**
   * A counterexample.
   *
   * @param by what differed, and on which case
   * @param smallest what is known of smaller ones
   * @param agreesWith a way to compute in a narrower format that gives the same outputs
   * @param facts all of it in lines, ending in what replays it
   */
  public record Refutation(
      Disagreement by, Minimality smallest, Optional<String> agreesWith, String facts) {}

  /** Returns whether no law is refuted and at least one judged something. */
  public boolean holds() {
    return !refuted() && judged() > 0;
  }

  /** Returns whether a law is refuted. */
  public boolean refuted() {
    return rows.stream().anyMatch(row -> row.ending() == Ending.REFUTED);
  }

  /** Returns how often a law judged a case. */
  public long judged() {
    return rows.stream().mapToLong(Row::judged).sum();
  }

  /** Returns judged cases a second. */
  public double casesPerSecond() {
    return judged() / seconds;
  }

  /** Returns draws a second. */
  public double drawsPerSecond() {
    return draws / seconds;
  }

  /** Returns the refutations, in the order of the laws. */
  public List<Refutation> refutations() {
    return rows.stream().flatMap(row -> row.refutation().stream()).toList();
  }

  /**
   * Returns what lies within its bounds, and beyond what independent errors of mean zero give but
   * for a small probability: no fault that is proved, and hardly chance.
   */
  public Optional<Outcome.Suspicion> suspicion() {
    return rows.stream().flatMap(row -> row.suspicion().stream()).findFirst();
  }

  /** Returns a table, and the facts of each refutation. */
  @Override
  public String toString() {
    String head =
        String.format(
            Locale.ROOT,
            "%s, %s, seed %d, %,d draws in %.1f s%n%n",
            subject,
            arithmetic,
            seed,
            draws,
            seconds);
    String table =
        rows.stream()
            .map(
                row ->
                    String.format(
                        Locale.ROOT,
                        "%-26s %-12s %,9d drawn %,9d judged %,9d unsupported %,9d vacuous%s",
                        row.law().name(),
                        row.ending(),
                        row.drawn(),
                        row.judged(),
                        row.unsupported(),
                        row.vacuous(),
                        row.reason().map(why -> "  " + why).orElse("")))
            .collect(Collectors.joining("\n"));
    String facts =
        refutations().stream().map(r -> "\n\n" + r.facts()).collect(Collectors.joining());
    String suspect =
        suspicion()
            .map(
                some ->
                    String.format(
                        Locale.ROOT,
                        "%n%nsuspect: %,d results are within their bounds, but beyond what chance"
                            + " gives; the first at %s of %s: %s is probable, but was %s",
                        some.scalars(),
                        some.first().where(),
                        some.first().on().geometry(),
                        some.first().expected(),
                        some.first().actual()))
            .orElse("");
    return head + table + facts + suspect;
  }
}
