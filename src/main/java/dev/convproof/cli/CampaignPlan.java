package dev.convproof.cli;

import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Question;
import dev.convproof.campaign.Space;
import java.util.List;
import java.util.SplittableRandom;
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
  private static final int SAMPLE = 400;
  private static final int SKIPPED = SAMPLE / 4; // Java compiles what is called often
  private static final long ENOUGH = 4_000_000_000L;

  @Spec private CommandSpec spec;
  @Mixin private CampaignCommand.Asked asked;

  /** Shapes that were judged: how many, their predicted cost, and the time in nanoseconds. */
  private record Sample(int count, double cost, long took) {}

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
    double cost =
        campaign.tasks(List.of(range), cores).stream().mapToDouble(Campaign.Task::cost).sum();
    Sample sample = sample(campaign, range);
    out.fact(
        "time",
        Output.text(
            sample.count() == 1
                ? "about %s on %d cores, from %d shape drawn at random"
                : "about %s on %d cores, from %d shapes drawn at random",
            words(sample.took() / 1e9 / sample.cost() * cost / cores),
            cores,
            sample.count()));
    return ExitCode.HOLDS;
  }

  private static Sample sample(Campaign campaign, Range range) {
    SplittableRandom random = new SplittableRandom(0);
    try (Question.Answering answering = campaign.question().open()) {
      long began = System.nanoTime();
      Sample sample = new Sample(0, 0, 0);
      for (int drawn = 0;
          drawn == 0 || (drawn < SAMPLE && System.nanoTime() - began < ENOUGH);
          drawn++) {
        if (drawn == SKIPPED) {
          sample = new Sample(0, 0, 0);
        }
        long rank = random.nextLong(range.from(), range.to());
        Space.Shape shape = campaign.space().at(rank);
        long from = System.nanoTime();
        answering.at(shape, rank);
        sample =
            new Sample(
                sample.count() + 1,
                sample.cost() + campaign.question().cost(shape),
                sample.took() + System.nanoTime() - from);
      }
      return sample;
    }
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
