package dev.convproof.claim;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.convproof.claim.Drawing.Panel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A picture of a counterexample shows two sides, and where they disagree. */
class CounterexampleTest {
  private static final Panel TRUTH = panel("expected");
  private static final Panel RINGED =
      new Panel("actual", List.of(List.of("2")), List.of(0, 0), List.of());

  @Test
  void a_picture_without_one_side_or_without_a_ring_is_none() {
    for (List<Panel> grids :
        List.of(
            List.of(TRUTH), List.of(RINGED), List.of(TRUTH, panel("actual")), List.<Panel>of())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> drawn(grids))
          .withMessage("ci2: a picture shows two sides and rings the second");
    }
    drawn(List.of(panel("input"), TRUTH, RINGED));
  }

  private static Panel panel(String title) {
    return new Panel(title, List.of(List.of("1")), List.of(), List.of());
  }

  private static Counterexample drawn(List<Panel> grids) {
    return new Counterexample("ci2", "1", "2", true, "yes", Optional.of(new Drawing(grids)));
  }
}
