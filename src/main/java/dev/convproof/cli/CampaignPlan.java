package dev.convproof.cli;

import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Forecast;
import dev.convproof.campaign.Space;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Counts the shapes of a campaign, and estimates the time from some of them. */
@Command(
    name = "plan",
    description = "Counts the shapes, and estimates from a sample of them how long a run takes.")
final class CampaignPlan implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CampaignCommand.Asked asked;

  @Override
  public Integer call() {
    Campaign campaign = asked.recipe().campaign();
    Range range = asked.range(campaign);
    Output out = new Output(spec.commandLine().getOut(), 12);
    out.fact("question", campaign.question().name());
    out.fact("space", campaign.space().name());
    for (Space.Part part : campaign.space().parts()) {
      out.fact("", Output.text("%s: %s", part.name(), shapes(part.count())));
    }
    out.fact("shapes", Output.text("%,d", range.count()));
    int cores = Runtime.getRuntime().availableProcessors();
    Forecast forecast = Forecast.of(campaign, range, System::nanoTime);
    out.fact(
        "time",
        Output.text(
            "about %s on %d %s, from %d %s drawn at random",
            words(forecast.seconds() / cores),
            cores,
            cores == 1 ? "core" : "cores",
            forecast.shapes(),
            forecast.shapes() == 1 ? "shape" : "shapes"));
    return ExitCode.HOLDS;
  }

  /** Returns how many shapes, in words. */
  static String shapes(long count) {
    return Output.text(count == 1 ? "%,d shape" : "%,d shapes", count);
  }

  /** Returns a time as people say it. */
  static String words(double seconds) {
    if (seconds < 100) {
      return Output.text("%.0f s", Math.max(1, seconds));
    }
    return seconds < 6_000
        ? Output.text("%.0f min", seconds / 60)
        : Output.text("%.1f hours", seconds / 3_600);
  }
}
