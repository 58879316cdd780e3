package dev.convproof.report.view;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import java.util.List;

/** What to draw of a counterexample that comes without grids: the true outcome and the other. */
final class Drawings {
  private Drawings() {}

  static Drawing outcome(Counterexample by) {
    return new Drawing(List.of(panel("expected", by.expected()), panel("actual", by.actual())));
  }

  private static Drawing.Panel panel(String title, String value) {
    return new Drawing.Panel(title, List.of(List.of(value)), List.of(0, 0), List.of());
  }
}
