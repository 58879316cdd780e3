package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Covered;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Journal;
import dev.convproof.campaign.Space;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One question at every shape of a space: planned, run in parts, and put together. */
@Command(
    name = "campaign",
    description = {
      "Asks one question at every shape of a space, on all cores, for hours if need be.",
      "A file in TOML says what is asked: question = \"all-values\" (our strategies agree for all"
          + " values), \"gradients\" (backward passes are the formal derivatives) or \"contract\""
          + " (a convolution of yours keeps every law; subject = \"--exec './conv'\", as for contract),"
          + " and where: sizes = 7, networks = [\"resnet50\"] or cases = \"shapes.txt\"."
    },
    subcommands = {
      CampaignCommand.Plan.class,
      CampaignCommand.Go.class,
      CampaignCommand.Merge.class
    },
    footer = {"", "Example: convproof campaign run all-values.toml --output all-values.json"})
final class CampaignCommand implements Runnable {
  private static final int PER_CENT = 100;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "what to do is missing: known are " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Which shapes a command is about. */
  private static final class Asked {
    private static final Pattern PART = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    @Parameters(paramLabel = "FILE", description = "What is asked, and where, in TOML.")
    private Path file;

    @Option(
        names = "--part",
        paramLabel = "K/N",
        description = "The K-th of N equal parts alone; campaign merge puts the evidence together.")
    private String part;

    private Range range(Campaign campaign) {
      Range all = campaign.all();
      if (part == null) {
        return all;
      }
      Matcher numbers = PART.matcher(part);
      require(
          numbers.matches() && Long.parseLong(numbers.group(1)) <= Long.parseLong(numbers.group(2)),
          "--part %s: 1/8 would be right, the first of eight",
          part);
      long k = Long.parseLong(numbers.group(1));
      long n = Long.parseLong(numbers.group(2));
      require(n <= all.count(), "--part %s: there are %d shapes", part, all.count());
      return new Range(
          part(all.count(), k - 1, n), part(all.count(), k, n)); // of sizes that differ by one
    }

    private static long part(long count, long k, long n) {
      return k * (count / n) + Math.min(k, count % n);
    }
  }

  /** Counts the shapes, and estimates the time from some of them. */
  @Command(
      name = "plan",
      description = "Counts the shapes, and estimates from a sample of them how long a run takes.")
  static final class Plan implements Callable<Integer> {
    private static final int SAMPLE = 400;
    private static final long SECOND = 1_000_000_000;

    @Spec private CommandSpec spec;
    @Mixin private Asked asked;

    @Override
    public Integer call() {
      Campaign campaign = CampaignFile.read(asked.file);
      Range range = asked.range(campaign);
      Output out = new Output(spec.commandLine().getOut(), 12);
      out.fact("question", campaign.question().name());
      out.fact("space", campaign.space().name());
      for (Space.Part part : campaign.space().parts()) {
        out.fact("", Output.text("%s: %s", part.name(), shapes(part.count())));
      }
      out.fact("shapes", Output.text("%,d", range.count()));
      SplittableRandom random = new SplittableRandom(0);
      int count = 0;
      long began = System.nanoTime();
      long took = 0;
      try (var answering = campaign.question().open()) {
        while (count < SAMPLE && System.nanoTime() - began < 4 * SECOND) {
          if (count == SAMPLE / 4) {
            took = 0; // Java compiles what is called often
          }
          long rank = random.nextLong(range.from(), range.to());
          long from = System.nanoTime();
          answering.at(campaign.space().at(rank), rank);
          took += System.nanoTime() - from;
          count++;
        }
      }
      int timed = count > SAMPLE / 4 ? count - SAMPLE / 4 : count;
      int cores = Runtime.getRuntime().availableProcessors();
      double seconds = took / 1e9 / timed * range.count() / cores;
      out.fact(
          "time",
          Output.text(
              "about %s on %d cores, from %d shapes drawn at random",
              words(seconds), cores, timed));
      return ExitCode.HOLDS;
    }

    private static String shapes(long count) {
      return Output.text(count == 1 ? "%,d shape" : "%,d shapes", count);
    }

    private static String words(double seconds) {
      if (seconds < 100) {
        return Output.text("%.0f s", Math.max(1, seconds));
      }
      return seconds < 6_000
          ? Output.text("%.0f min", seconds / 60)
          : Output.text("%.1f hours", seconds / 3_600);
    }
  }

  /** Runs what is not yet judged. */
  @Command(
      name = "run",
      description = {
        "Judges every shape, on all cores.",
        "--output writes the evidence when all is judged. Until then a journal stands beside it, from"
            + " which --resume goes on, whatever ended the run."
      })
  static final class Go implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private Asked asked;

    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "Where the evidence goes, as JSON.")
    private Path output;

    @Option(
        names = "--resume",
        description = "Go on where an earlier run with this --output ended.")
    private boolean resume;

    @Option(
        names = "--threads",
        paramLabel = "N",
        description = "How many threads to use (default: one for each core).")
    private Integer threads;

    @Option(names = "--json", description = "Print the evidence as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
      require(workers >= 1 && workers <= 1_000, "--threads %d: from 1 would be right", workers);
      require(output != null || !resume, "--resume: --output names the evidence to go on with");
      Campaign campaign = CampaignFile.read(asked.file);
      Range range = asked.range(campaign);
      Covered evidence =
          output == null ? judged(campaign, range, workers) : kept(campaign, range, workers);
      CampaignEvidence written = CampaignEvidence.of(campaign, evidence);
      if (output != null) {
        CampaignEvidence.write(output, Output.jsonText(written));
        CampaignEvidence.remove(journal());
      }
      Output out = new Output(spec.commandLine().getOut(), 12);
      if (json) {
        out.json(written);
      } else {
        written.print(out);
      }
      return written.exitCode();
    }

    private Covered judged(Campaign campaign, Range range, int workers) {
      List<Covered> sum = new ArrayList<>(List.of(Covered.NONE));
      run(campaign, List.of(range), workers, task -> sum.set(0, sum.get(0).plus(task)));
      return sum.get(0);
    }

    private Path journal() {
      return output.resolveSibling(output.getFileName() + ".journal");
    }

    private Covered kept(Campaign campaign, Range range, int workers) {
      Path path = journal();
      require(
          resume || !Files.exists(path),
          "%s is left of a run that did not end: --resume goes on with it; without it, remove it",
          path);
      boolean unused = false;
      try (Journal journal =
          Journal.open(
              path, campaign.identity() + "\n" + range + "\n" + CampaignEvidence.running())) {
        try {
          run(campaign, journal.evidence().missing(range), workers, journal::add);
        } finally {
          unused = journal.evidence().ranges().isEmpty();
        }
        return journal.evidence();
      } catch (Journal.OtherCampaignException | Journal.InUseException other) {
        throw new BadInput("%s", other.getMessage());
      } catch (UncheckedIOException e) {
        throw new BadInput("--output: %s cannot be written", path);
      } finally {
        if (unused) {
          CampaignEvidence.remove(path);
        }
      }
    }

    private void run(Campaign campaign, List<Range> missing, int workers, Consumer<Covered> done) {
      long all = missing.stream().mapToLong(Range::count).sum();
      try (Progress progress =
          Progress.after(TimeoutOption.QUIET, spec.commandLine().getErr(), "campaign", PER_CENT)) {
        Told told = new Told(progress, all);
        campaign.run(
            missing,
            workers,
            task -> {
              done.accept(task);
              told.more(task);
            });
      }
    }
  }

  /** Tells of each hundredth that is judged, and how long the rest will take at that rate. */
  private static final class Told {
    private final Progress progress;
    private final long all;
    private final long began = System.nanoTime();
    private long judged;
    private long refuted;
    private long told;

    Told(Progress progress, long all) {
      this.progress = progress;
      this.all = all;
    }

    void more(Covered task) {
      judged += task.shapes();
      refuted += task.refuted();
      double left = (System.nanoTime() - began) / 1e9 * (all - judged) / judged;
      for (; told < PER_CENT * judged / all; told++) {
        progress.ended(
            Plan.words(left) + " left",
            Output.text(
                "%,d of %,d shapes, %s; about %s left",
                judged,
                all,
                refuted == 0 ? "hold so far" : Output.text("refuted at %,d", refuted),
                Plan.words(left)));
      }
    }
  }

  /** Puts evidence of parts together. */
  @Command(
      name = "merge",
      description = {
        "Puts the evidence of parts together: what one run of all of them gives, byte for byte.",
        "Refused are parts of other campaigns or versions, and ranges that are judged twice."
      })
  static final class Merge implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "EVIDENCE", arity = "1..*", description = "What campaign run wrote.")
    private List<Path> files;

    @Option(
        names = "--output",
        paramLabel = "FILE",
        description = "Where the evidence goes, as JSON.")
    private Path output;

    @Override
    public Integer call() {
      CampaignEvidence sum = CampaignEvidence.read(files.get(0));
      for (Path next : files.subList(1, files.size())) {
        sum = sum.plus(CampaignEvidence.read(next), next);
      }
      List<Range> missing = sum.evidence().missing(new Range(0, sum.shapes()));
      if (!missing.isEmpty()) {
        throw new BadInput(
            "%s: ranks %d to %d are missing of %d: the evidence of all parts would be right",
            files.get(files.size() - 1),
            missing.get(0).from(),
            missing.get(0).to() - 1,
            sum.shapes());
      }
      if (output != null) {
        CampaignEvidence.write(output, Output.jsonText(sum));
      }
      sum.print(new Output(spec.commandLine().getOut(), 12));
      return sum.exitCode();
    }
  }
}
