package dev.convproof.report.view;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing;
import dev.convproof.claim.Drawing.Panel;
import java.util.List;

/** What to draw of a counterexample, its two sides being named for what they are. */
final class Drawings {
  private Drawings() {}

  static Drawing of(Counterexample by) {
    Drawing drawn = by.drawing().orElseGet(() -> outcome(by));
    return new Drawing(drawn.grids().stream().map(panel -> named(panel, by.contrast())).toList());
  }

  /** Of one that comes without grids: both sides. */
  private static Drawing outcome(Counterexample by) {
    return new Drawing(
        List.of(
            new Panel("expected", List.of(List.of(by.expected())), List.of(), List.of()),
            new Panel("actual", List.of(List.of(by.actual())), List.of(0, 0), List.of())));
  }

  private static Panel named(Panel panel, Contrast contrast) {
    String title =
        panel
            .title()
            .replaceFirst("^expected\\b", contrast.expected())
            .replaceFirst("^actual\\b", contrast.actual());
    return new Panel(title, panel.rows(), panel.marked(), panel.padding());
  }
}
