package dev.convproof.claim;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.message.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A picture of a counterexample shows two sides, and where they disagree. */
class CounterexampleTest {
  private static final Panel TRUTH = Panel.cell(Role.EXPECTED, "1");
  private static final Panel RINGED = Panel.cell(Role.ACTUAL, "2").marked(0, 0);

  @Test
  void a_picture_without_one_side_or_without_a_ring_is_none() {
    for (List<Panel> grids :
        List.of(
            List.of(TRUTH),
            List.of(RINGED),
            List.of(TRUTH, Panel.cell(Role.ACTUAL, "2")),
            List.<Panel>of())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> drawn(grids))
          .withMessage("ci2: a picture shows two sides and rings the second");
    }
    drawn(List.of(Panel.cell(Role.INPUT, "1"), TRUTH, RINGED));
  }

  private static Counterexample drawn(List<Panel> grids) {
    return new Counterexample(
        "ci2",
        Message.verbatim(1),
        Message.verbatim(2),
        true,
        Message.of("known.first-shape"),
        Optional.of(new Drawing(grids)));
  }
}
