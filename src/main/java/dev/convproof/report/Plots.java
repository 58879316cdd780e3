package dev.convproof.report;

import dev.convproof.report.picture.Plot;
import dev.convproof.report.words.Wording;
import java.util.Map;

/** Plots of what was measured, as SVG. */
public final class Plots {
  private Plots() {}

  /** A plot as a file of its own. */
  public static String svg(Plot plot) {
    return new Templates(new Wording()).markup("plot.svg", Map.of("plot", plot));
  }
}
