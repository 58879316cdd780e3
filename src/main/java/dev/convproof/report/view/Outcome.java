package dev.convproof.report.view;

import dev.convproof.report.words.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * A verdict, in words.
 *
 * @param kind {@code holds}, {@code refuted}, {@code depends} or {@code undecided}; the name of its
 *     shape, too
 * @param word the verdict in a word
 * @param strength how strong a verdict of holds is, in words; empty otherwise
 * @param reason why nothing was decided; empty otherwise
 * @param links what the verdict rests on
 * @param counterexamples one where it is refuted, none otherwise
 * @param readings the verdict under each convention, where it depends on one
 */
public record Outcome(
    String kind,
    Text word,
    List<Text> strength,
    List<Text> reason,
    List<Basis> links,
    List<Exhibit> counterexamples,
    List<UnderConvention> readings) {

  /**
   * What a verdict rests on.
   *
   * @param what is established
   * @param strength how strongly
   * @param proof the SMT-LIB file, relative to the reports; or empty
   */
  public record Basis(Text what, Text strength, String proof) {}

  /** The verdict under a convention. */
  public record UnderConvention(Text convention, Outcome outcome) {}

  /** All counterexamples, those under a convention too. */
  public List<Exhibit> exhibits() {
    return Stream.concat(
            counterexamples.stream(),
            readings.stream().flatMap(reading -> reading.outcome().exhibits().stream()))
        .toList();
  }
}
