package dev.convproof.properties;

import dev.convproof.law.Disagreement;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.CaseLine;
import java.util.Locale;

/** A wrong count as a list of facts that ends in a command. Values are left out: none matters. */
final class OperationFacts {
  private OperationFacts() {}

  /** Words the failures of one strategy. */
  static LawRefuted.Wording about(Strategy subject) {
    return (d, smallest) ->
        String.join(
            "\n",
            d.law().toUpperCase(Locale.ROOT) + " refuted: " + d.what(),
            "  expected   " + d.expected(),
            "  but was    " + d.actual(),
            "  where      " + d.where(),
            "  case       " + CaseLine.geometries(d.on()),
            "  smallest   " + smallest,
            "  replay     " + replay(d, subject));
  }

  private static String replay(Disagreement d, Strategy subject) {
    return "java -jar target/convproof.jar count %s --strategy %s"
        .formatted(CaseLine.geometries(d.on()), subject.name());
  }
}
