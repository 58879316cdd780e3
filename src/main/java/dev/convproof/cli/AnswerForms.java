package dev.convproof.cli;

import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The questions that the page offers.
 *
 * @param quantities all, with what they mean
 * @param selected the one that is asked about, or empty
 * @param choices the conventions that can be fixed
 */
record AnswerForms(List<Offered> quantities, String selected, List<Offer> choices) {
  private static final Wording WORDING = new Wording();

  /** A name with what it means. */
  record Offered(String name, Text meaning) {}

  /** A convention with what it may be. */
  record Offer(String name, Text meaning, List<Offered> options) {}

  /** A part of an exercise: a formula, or yes or no. */
  record Part(Text asks, boolean isYesOrNo, String quantity, Map<String, String> fixed) {}

  /** An exercise with what is asked. */
  record Exercised(String id, Text question, List<Part> parts) {}

  static AnswerForms of(Optional<Asked> asked) {
    return new AnswerForms(
        Quantities.all().stream()
            .map(one -> new Offered(one.name(), text("meaning." + one.name())))
            .toList(),
        asked.map(Asked::quantity).map(Quantity::name).orElse(""),
        Stream.of(Choice.values())
            .filter(one -> !one.isOfWriting())
            .map(
                one ->
                    new Offer(
                        one.flag(),
                        text("served.choice." + one.flag()),
                        one.all().stream()
                            .map(option -> new Offered(option, option(one, option)))
                            .toList()))
            .toList());
  }

  private static Text option(Choice choice, String option) {
    return choice == Choice.SCALAR ? Text.same(option) : text("option." + option);
  }

  private static Text text(String key) {
    return WORDING.text(key);
  }

  /** Returns the exercises in the catalogue's order, each with its parts. */
  static List<Exercised> exercises() {
    return Catalogue.all().stream()
        .map(claim -> claim.id())
        .filter(id -> id.matches("E[1-9][a-d]?"))
        .map(id -> exercise(Exercise.named(id).orElseThrow()))
        .filter(one -> !one.parts().isEmpty())
        .toList();
  }

  private static Exercised exercise(Exercise exercise) {
    List<Part> parts = new ArrayList<>();
    exercise
        .claims()
        .forEach(
            claim ->
                parts.add(new Part(text("asks." + claim.id()), true, exercise.id(), Map.of())));
    for (Asked asked : exercise.quantities()) {
      Map<String, String> fixed = new LinkedHashMap<>();
      asked
          .implied()
          .chosen()
          .forEach(
              (choice, option) -> {
                if (!choice.isOfWriting()) {
                  fixed.put(choice.flag(), option);
                }
              });
      if (!asked.where().isEmpty()) {
        fixed.put("where", asked.where().flag());
      }
      String name = asked.quantity().name();
      parts.add(new Part(text("meaning." + name), false, name, fixed));
    }
    String key = "question." + exercise.id();
    Text question = text(WORDING.has(key) ? key : key.substring(0, "question.E1".length()));
    return new Exercised(exercise.id(), question, parts);
  }
}
