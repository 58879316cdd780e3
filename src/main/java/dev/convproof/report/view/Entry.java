package dev.convproof.report.view;

import dev.convproof.report.words.Text;
import java.util.List;

/**
 * A claim as the reports show it.
 *
 * @param source where it comes from
 * @param quotes at most one: what the post says
 * @param answers at most one: what answers the exercise
 * @param explanations at most one: why the verdict is what it is
 * @param tables results side by side that belong to this claim
 * @param answersTo the claims on the same topic, if this is an exercise
 */
public record Entry(
    String id,
    Text source,
    Text statement,
    List<Text> quotes,
    List<Text> answers,
    List<Text> explanations,
    Outcome outcome,
    List<Named> figures,
    List<SideBySide> tables,
    List<Entry> answersTo) {

  /** A computed result with its name. */
  public record Named(Text name, Text value) {}
}
