package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Integers;
import dev.convproof.geometry.Notation;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownOutputTest {
  private static final Case DOUBLING = pixels("w2", 3, 4);

  @Test
  void a_strategy_that_computes_what_is_printed_obeys() {
    Law law = new KnownOutput("the page", DOUBLING, 6, 8);
    assertThat(judge(law, DOUBLING)).isEqualTo(new Outcome.Held(2, 2));
    assertThat(law.statement()).isEqualTo("A strategy computes what the page prints.");
  }

  @Test
  void a_misprint_is_refuted_at_its_place() {
    Outcome outcome = judge(new KnownOutput("the page", DOUBLING, 6, 9), DOUBLING);
    assertThat(outcome).isInstanceOf(Outcome.Refuted.class);
    Disagreement by = ((Outcome.Refuted) outcome).by();
    assertThat(Facts.headline(by))
        .isEqualTo("KNOWN OUTPUT refuted: definition differs from the page at [n=0 o=0 i=0 j=1]");
    assertThat(by.expected()).isEqualTo("9");
    assertThat(by.actual()).isEqualTo("8");
  }

  @Test
  void nothing_is_known_of_another_case() {
    assertThat(judge(new KnownOutput("the page", DOUBLING, 6, 8), pixels("w2", 3, 5)))
        .isEqualTo(
            new Outcome.Vacuous(
                Message.told("known-on", "the output is known on %s alone", "w2 --values 3,4,2")));
  }

  private static Outcome judge(Law law, Case c) {
    return law.judge(Strategies.DEFINITION.over(Integers.INSTANCE), c);
  }

  private static Case pixels(String geometry, long... input) {
    return Case.of(Notation.parse(geometry), input, new long[] {2}, Optional.empty());
  }
}
