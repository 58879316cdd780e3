package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Cluster;
import dev.convproof.campaign.Covered;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Journal;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
          + " values), \"gradients\" (backward passes are the formal derivatives), \"composition\" (two"
          + " stacked layers are the composed one), \"contract\" (a convolution keeps every law: subject"
          + " = \"--exec './conv'\", as for contract, or of our own strategies = [\"im2col\"]; in each of"
          + " formats = [\"f32\", \"bf16\"]) or \"audit\" (of recorded outputs; recordings ="
          + " \"recordings.txt\", a line of audit's options each); and where: sizes = 7, networks ="
          + " [\"resnet50\"] or [\"all\"], cases = \"shapes.txt\" or product = { h = [7, 8], kh = [1, 3] }."
    },
    subcommands = {CampaignPlan.class, CampaignCommand.Go.class, CampaignCommand.Merge.class},
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
  static final class Asked {
    private static final Pattern PART = Pattern.compile("([1-9]\\d{0,5})/([1-9]\\d{0,5})");

    @Parameters(paramLabel = "FILE", description = "What is asked, and where, in TOML.")
    private Path file;

    @Option(
        names = "--part",
        paramLabel = "K/N",
        description = "The K-th of N equal parts alone; campaign merge puts the evidence together.")
    private String part;

    CampaignFile recipe() {
      return CampaignFile.read(file);
    }

    /** Returns the ranks of the part. */
    Range range(Campaign campaign) {
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

    @Option(
        names = "--spark",
        paramLabel = "MASTER",
        description =
            "Run on Apache Spark: local[4], spark://HOST:7077, or what else it takes. SPARK_HOME names"
                + " the installed one; or spark-submit runs this jar.")
    private String spark;

    @Option(names = "--strict", description = CampaignEvidence.STRICT)
    private boolean strict;

    @Option(names = "--json", description = "Print the evidence as JSON.")
    private boolean json;

    @Override
    public Integer call() {
      int workers = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
      require(workers >= 1 && workers <= 1_000, "--threads %d: from 1 would be right", workers);
      require(output != null || !resume, "--resume: --output names the evidence to go on with");
      require(spark == null || threads == null, "--threads: --spark says how many there are");
      CampaignFile recipe = asked.recipe();
      Campaign campaign = recipe.campaign();
      Range range = asked.range(campaign);
      OptionalInt elsewhere = spark == null ? OptionalInt.empty() : SparkJvm.run(spec);
      if (elsewhere.isPresent()) {
        return elsewhere.getAsInt();
      }
      Judges judges = judges(recipe, campaign, workers);
      Covered evidence = output == null ? judged(range, judges) : kept(campaign, range, judges);
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
      return written.exitCode(strict);
    }

    /** Judges what is missing, somewhere: tells which tasks those are, and what became of each. */
    @FunctionalInterface
    private interface Judges {
      void judge(List<Range> missing, Told told, Consumer<Covered> done);
    }

    private Judges judges(CampaignFile recipe, Campaign campaign, int workers) {
      if (spark == null) {
        return (missing, told, done) ->
            campaign.run(told.of(campaign.tasks(missing, workers)), workers, done);
      }
      return (missing, told, done) -> {
        campaign.question().open().close(); // what does not start here starts nowhere
        try {
          SparkJvm.cluster()
              .run(recipe, spark, many -> told.of(campaign.tasks(missing, many)), done);
        } catch (Cluster.ClusterException failed) {
          throw new BadInput("--spark %s: %s", spark, failed.getMessage());
        }
      };
    }

    private Covered judged(Range range, Judges judges) {
      List<Covered> sum = new ArrayList<>(List.of(Covered.NONE));
      run(List.of(range), judges, task -> sum.set(0, sum.get(0).plus(task)));
      return sum.get(0);
    }

    private Path journal() {
      return output.resolveSibling(output.getFileName() + ".journal");
    }

    private Covered kept(Campaign campaign, Range range, Judges judges) {
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
          run(journal.evidence().missing(range), judges, journal::add);
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

    private void run(List<Range> missing, Judges judges, Consumer<Covered> done) {
      if (missing.isEmpty()) {
        return;
      }
      try (Progress progress =
          Progress.after(TimeoutOption.QUIET, spec.commandLine().getErr(), "campaign", PER_CENT)) {
        Told told = new Told(progress);
        judges.judge(
            missing,
            told,
            task -> {
              done.accept(task);
              told.more(task);
            });
      }
    }
  }

  /**
   * Tells of each hundredth of the predicted cost that is judged, and how long the rest will take
   * at that rate.
   */
  private static final class Told {
    private final Progress progress;
    private final long began = System.nanoTime();
    private final Map<Long, Double> costs = new HashMap<>();
    private double cost;
    private double paid;
    private long all;
    private long judged;
    private long refuted;
    private long told;

    Told(Progress progress) {
      this.progress = progress;
    }

    /** Takes what will be judged, and returns it. */
    List<Campaign.Task> of(List<Campaign.Task> tasks) {
      for (Campaign.Task task : tasks) {
        costs.put(task.range().from(), task.cost());
        cost += task.cost();
        all += task.range().count();
      }
      return tasks;
    }

    void more(Covered task) {
      judged += task.shapes();
      refuted += task.refuted();
      paid += costs.get(task.ranges().get(0).from());
      double left = (System.nanoTime() - began) / 1e9 * (cost - paid) / paid;
      for (; told < Math.floor(PER_CENT * paid / cost); told++) {
        progress.ended(
            CampaignPlan.words(left) + " left",
            Output.text(
                "%,d of %,d shapes, %s; about %s left",
                judged,
                all,
                refuted == 0 ? "hold so far" : Output.text("refuted at %,d", refuted),
                CampaignPlan.words(left)));
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

    @Option(names = "--strict", description = CampaignEvidence.STRICT)
    private boolean strict;

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
      return sum.exitCode(strict);
    }
  }
}
