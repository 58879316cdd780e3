package dev.convproof.cli;

import dev.convproof.law.Disagreement;
import dev.convproof.law.GradientLaw;
import dev.convproof.law.Grid;
import dev.convproof.law.LawStatement;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A replayed case for people: tensors as grids, then a line for each strategy and each law. */
final class ReplayText {
  private static final int MOST_VALUES = 10_000;

  private final PrintWriter out;

  ReplayText(PrintWriter out) {
    this.out = out;
  }

  void print(Replayed replayed) {
    Case on = replayed.on();
    line("case", geometries(on));
    NamedTensor.of(on).forEach(tensor -> line(tensor.name(), tensor.grid()));
    Reference reference = replayed.reference();
    line("output", Grid.of(reference.shape(), reference.values()::get));
    line("", "by definition, over " + reference.over());
    out.println();
    strategies(replayed);
    out.println();
    laws(replayed);
    out.println();
    line("verdict", replayed.holds() ? "holds on this case" : "REFUTED by this case");
    line("replay", "java -jar target/convproof.jar replay " + repeated(on));
  }

  private void line(String name, String text) {
    out.printf("%-26s%s%n", name, text);
  }

  private static String geometries(Case on) {
    return on.layers().stream()
        .map(layer -> layer.geometry().toString())
        .collect(Collectors.joining(","));
  }

  private static String repeated(Case on) {
    int values = on.values().length;
    return values <= MOST_VALUES
        ? on.toString()
        : geometries(on) + String.format(Locale.ROOT, " (with the same %,d values)", values);
  }

  private void strategies(Replayed replayed) {
    replayed.strategies().forEach(judged -> line(judged.subject(), verdict(judged, replayed)));
    line("", "compared exactly over " + String.join(", ", replayed.over()));
  }

  private static String verdict(LawVerdict judged, Replayed replayed) {
    if (judged.subject().equals(Strategies.DEFINITION.name())) {
      return replayed
          .reference()
          .contradiction()
          .map(numbers -> "over " + numbers + " it differs from the output above")
          .orElse("the reference");
    }
    if (judged.whyNothing().isPresent()) {
      return "outside its scope: " + judged.whyNothing().get();
    }
    return judged.holds()
        ? "agrees" + extent(judged, replayed)
        : "differs" + where(judged.refuted().get(0));
  }

  private static String extent(LawVerdict judged, Replayed replayed) {
    boolean bounded =
        judged.rounds() && !Collections.disjoint(judged.over(), List.of("doubles", "floats"));
    String within = bounded ? ", within its own bound where numbers are rounded" : "";
    boolean everywhere = judged.over().equals(replayed.over());
    return (everywhere ? "" : " over " + String.join(", ", judged.over())) + within;
  }

  private static String where(Disagreement d) {
    return " at %s over %s: expected %s, but was %s"
        .formatted(d.where(), d.numbers(), d.expected(), d.actual());
  }

  private void laws(Replayed replayed) {
    if (replayed.laws().isEmpty()) {
      line(
          "laws",
          String.format(
              Locale.ROOT,
              "not judged: the case takes %,d multiplications, at most %,d are right for them",
              Replayed.products(replayed.on()),
              Replayed.MOST_PRODUCTS));
    }
    replayed.byLaw().forEach(judged -> law(judged));
  }

  /** One line for a law, and one more for each subject that breaks it. */
  private void law(List<LawVerdict> judged) {
    List<String> holding =
        judged.stream()
            .filter(j -> j.holds() && !j.over().isEmpty())
            .map(LawVerdict::subject)
            .toList();
    List<LawVerdict> breaking = judged.stream().filter(j -> !j.holds()).toList();
    String name = judged.get(0).law().name();
    if (!breaking.isEmpty()) {
      line(name, "REFUTED");
      breaking.forEach(j -> line("", j.refuted().get(0).what() + where(j.refuted().get(0))));
    } else if (holding.isEmpty()) {
      line(name, "vacuous: " + judged.get(0).vacuous().orElseThrow());
    } else {
      line(name, "holds for " + counted(judged.get(0).law(), holding.size()));
    }
  }

  private static String counted(LawStatement law, int subjects) {
    String of =
        law instanceof GradientLaw
            ? subjects == 1 ? "backward pass" : "backward passes"
            : subjects == 1 ? "strategy" : "strategies";
    return subjects + " " + of;
  }
}
