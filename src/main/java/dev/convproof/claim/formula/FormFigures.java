package dev.convproof.claim.formula;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.formula.Formula;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The closed form of what is asked for: one for each convention that makes it another. */
final class FormFigures {
  private FormFigures() {}

  /**
   * A figure for each closed form, saying under which convention it is one.
   *
   * @param readings the conventions under which an answer is judged
   * @param closed the closed form under each, if it has one
   */
  static List<Figure> under(
      List<Conventions> readings, Function<Conventions, Optional<Formula>> closed) {
    Map<String, Set<Conventions>> forms = new LinkedHashMap<>();
    for (Conventions reading : readings) {
      closed
          .apply(reading)
          .ifPresent(
              form ->
                  forms.computeIfAbsent(form.text(), text -> new LinkedHashSet<>()).add(reading));
    }
    return forms.entrySet().stream()
        .flatMap(form -> figures(form.getKey(), turning(form.getValue(), open(readings))))
        .toList();
  }

  private static Stream<Figure> figures(String form, Set<Conventions> under) {
    return under.stream().map(one -> new Figure("closed-form", one.each(), Message.verbatim(form)));
  }

  /** What the readings choose differently, with the options; the rest the question has fixed. */
  private static Map<Choice, Set<String>> open(List<Conventions> readings) {
    Map<Choice, Set<String>> open = new EnumMap<>(Choice.class);
    for (Choice choice : Choice.values()) {
      Set<String> options =
          readings.stream().flatMap(one -> one.of(choice).stream()).collect(toSet());
      if (options.size() > 1) {
        open.put(choice, options);
      }
    }
    return open;
  }

  /** Leaves out each open choice whose every option makes the same form. */
  private static Set<Conventions> turning(Set<Conventions> under, Map<Choice, Set<String>> open) {
    Set<Conventions> turning = under;
    for (Map.Entry<Choice, Set<String>> choice : open.entrySet()) {
      Set<Conventions> rests =
          turning.stream()
              .map(one -> one.without(choice.getKey()))
              .collect(toCollection(LinkedHashSet::new));
      if (rests.size() * choice.getValue().size() == turning.size()) {
        turning = rests;
      }
    }
    return turning;
  }
}
