package dev.convproof.claim.formula;

import dev.convproof.claim.quantity.Choice;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.formula.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways to read an answer: one for each combination of the conventions that it leaves open. */
final class Readings {
  /** Where these are not named, the padding cannot be told from the size of the output. */
  private static final Set<String> OF_PADDING = Set.of("h", "w", "ph", "pw", "ho2", "wo2");

  private Readings() {}

  /** All readings; one, with nothing chosen, where no convention matters. */
  static List<Conventions> of(Asked asked) {
    List<Conventions> readings = List.of(asked.fixed());
    for (Choice choice : asked.measure().choices()) {
      if (asked.fixed().of(choice).isEmpty() && isOpen(choice, asked)) {
        readings = each(readings, choice);
      }
    }
    return readings;
  }

  /** Other options of the choices that are fixed; what is open stays open. */
  static List<Conventions> others(Asked asked) {
    List<Conventions> all = List.of(Conventions.NONE);
    for (Choice choice : asked.fixed().chosen().keySet()) {
      all = each(all, choice);
    }
    return all.stream().filter(conventions -> !conventions.equals(asked.fixed())).toList();
  }

  private static List<Conventions> each(List<Conventions> readings, Choice choice) {
    List<Conventions> more = new ArrayList<>();
    for (Conventions reading : readings) {
      choice.options().forEach(option -> more.add(reading.with(choice, option)));
    }
    return more;
  }

  private static boolean isOpen(Choice choice, Asked asked) {
    return switch (choice) {
      case PADDED_TAPS -> false; // counted, unless the other is asked for
      case PADDING -> namesPadding(asked);
      default -> true;
    };
  }

  private static boolean namesPadding(Asked asked) {
    Set<String> named = asked.answer().variables();
    Optional<Formula> closed = asked.measure().closedForm(asked.fixed(), named);
    return closed.isEmpty()
        || OF_PADDING.stream().anyMatch(named::contains)
        || OF_PADDING.stream().anyMatch(closed.orElseThrow().variables()::contains);
  }
}
