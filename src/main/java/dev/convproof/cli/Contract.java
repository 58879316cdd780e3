package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Verification;
import dev.convproof.claim.Verdict;
import dev.convproof.generate.Reach;
import dev.convproof.law.Behaviour;
import dev.convproof.law.Derivation;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Outcome;
import dev.convproof.law.SumError;
import dev.convproof.report.OutputFolder;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges a convolution of the user's by every law, on random cases. */
@Command(
    name = "contract",
    description = {
      "Judges a convolution of yours by every law, on random cases.",
      "Each law that is refuted gets its smallest counterexample, with the tensors and a command"
          + " that replays it. A law that it does not support, or that no case can tell, is named"
          + " and takes nothing from the verdict."
    },
    footer = {
      "",
      "Examples: convproof contract --java com.example.Conv --classpath target/classes",
      "          convproof contract --exec './conv --threads 1' --supports g=1",
      "          convproof contract --python conv.py:conv",
      "Exit code 0 if no law is refuted, 1 if one is, 3 if no law judged anything."
    })
final class Contract implements Callable<Integer> {
  /** So that the first counterexample stands there while somebody still looks. */
  static final Duration SEARCHING = Duration.ofMillis(400);

  private static final Duration SEARCHING_FURTHER = Duration.ofMillis(200);

  private static final String TABLE = "%-26s %-12s %9s %9s %12s %9s%s";
  private static final int SEEDS = 1_000_000_000;

  private CommandSpec spec;

  /** Adds the page on the protocol to the help, as it is. */
  @Spec
  void spec(CommandSpec command) {
    spec = command;
    UsageMessageSpec usage = command.usageMessage();
    List<String> sections = new ArrayList<>(usage.sectionKeys());
    sections.add("protocol");
    usage.sectionKeys(sections);
    usage.sectionMap().put("protocol", help -> Output.text("%n%s", PipeSubject.protocol()));
  }

  @Mixin private SubjectArguments arguments;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "" + Verification.DEFAULT_CASES,
      description = "How many cases to draw (default: ${DEFAULT-VALUE}).")
  private long cases;

  @Option(
      names = "--max-products",
      paramLabel = "N",
      description =
          "The most products of one case; most take some hundreds, whole layers about as many as"
              + " this (default: 100000, and 10000 with --python, whose loops are slow).")
  private Long products;

  @Option(
      names = "--cases-from",
      paramLabel = "FILE",
      description =
          "Judge the cases of a file, one a line, instead of random ones: case lines, with --values"
              + " or with values drawn by the seed, or benchdnn's mb1ic64ih56oc64oh56kh3ph1.")
  private Path casesFrom;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write the result as JUnit's XML too, a test for each law.")
  private Path junit;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description =
          "Leave the refuted cases in a new folder, or in one of an earlier run: input, weights, bias"
              + " and expected output as .npy, and the facts.")
  private Path keep;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "45",
      description = "How long to draw cases at most (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draw the cases of an earlier run again (default: a fresh one).")
  private Long seed;

  @Option(
      names = "--strict",
      description =
          "Exit code 1 where errors on fractional numbers are suspect, too: within their worst-case"
              + " bounds, but beyond the probable ones, which independent errors of mean zero keep.")
  private boolean strict;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  private String told = "";

  static Reach reach(long products) {
    require(
        products >= Reach.LEAST_PRODUCTS && products <= Reach.MOST_PRODUCTS,
        "--max-products %d: from %d to %d would be right",
        products,
        Reach.LEAST_PRODUCTS,
        Reach.MOST_PRODUCTS);
    return Reach.FULL.within(products);
  }

  @Override
  public Integer call() {
    require(cases >= 1, "--cases %d: at least 1 would be right", cases);
    Reach reach = products == null ? arguments.reach() : reach(products);
    if (junit != null) {
      JUnitXml.check(junit);
    }
    OutputFolder kept = keep == null ? null : OutputFolder.at(keep);
    require(seconds >= 1, "--seconds %d: at least 1 would be right", seconds);
    long from = seed == null ? new SplittableRandom().nextInt(SEEDS) : seed;
    Output out = new Output(spec.commandLine().getOut(), 12);
    try (PipeSubject started = arguments.start()) {
      Subject<?> subject = started.subject();
      List<LongFunction<Case>> given =
          casesFrom == null
              ? List.of()
              : CasesFrom.read(casesFrom, subject.arithmetic().exactness());
      if (!json) {
        String itself = started.name().equals(subject.name()) ? "" : started.name() + ", by ";
        out.fact("subject", itself + subject.name() + ", " + subject.arithmetic().name());
        out.fact("seed", from + (seed == null ? ": --seed " + from + " draws this again" : ""));
        out.gap();
      }
      Report report =
          arguments
              .verification(started)
              .over(given)
              .reaching(reach)
              .cases(cases)
              .seconds(seconds)
              .seed(from)
              .shrinking(() -> started.searching(told.isEmpty() ? SEARCHING : SEARCHING_FURTHER))
              .telling(refutation -> tell(out, refutation))
              .report();
      if (junit != null) {
        JUnitXml.write(junit, report);
      }
      if (kept != null) {
        KeptCases.write(kept, subject, report);
      }
      List<Behaviour> behaviour = Behaviour.of(subject, started.fitting(), from);
      if (json) {
        out.json(ContractResult.of(report, behaviour, subject, arguments));
      } else {
        print(out, report, behaviour, subject);
        if (report.draws() < given.size() && !report.refuted()) {
          out.fact(
              "",
              "the time of --seconds ended before "
                  + (given.size() - report.draws())
                  + " of "
                  + given.size()
                  + " cases");
        }
      }
      printed(started, spec);
      return exitCode(strict, report);
    }
  }

  static int exitCode(boolean strict, Report report) {
    return strict && report.suspicion().isPresent()
        ? ExitCode.REFUTED
        : ExitCode.of(verdict(report));
  }

  /** Prints the first refutation as soon as it is there. */
  private void tell(Output out, Report.Refutation refutation) {
    if (told.isEmpty()) {
      told = refutation.facts();
      if (!json) {
        out.line("%s", told);
        out.gap();
      }
    }
  }

  private void print(Output out, Report report, List<Behaviour> behaviour, Subject<?> subject) {
    rows(out, report.rows());
    report.refutations().stream()
        .map(Report.Refutation::facts)
        .distinct()
        .filter(facts -> !facts.equals(told))
        .forEach(facts -> out.line("%n%s", facts));
    for (int at = 0; at < behaviour.size(); at++) {
      if (at == 0) {
        out.gap();
      }
      String of = behaviour.get(at).of() + ": " + behaviour.get(at).found();
      out.fact(at == 0 ? "behaviour" : "", of);
    }
    out.gap();
    Derivation bound = Derivation.of(subject);
    out.fact("bound", bound.formula() + ": " + bound.source());
    Derivation.probable(subject)
        .ifPresent(likely -> out.fact("probable", likely.formula() + ": " + likely.source()));
    report.suspicion().ifPresent(suspicion -> tell(out, suspicion));
    out.gap();
    out.fact("verdict", verdict(report) + ": " + reason(report) + suspect(report));
  }

  static String suspect(Report report) {
    return report.suspicion().isPresent() && !report.refuted()
        ? "; suspect, which --strict refuses"
        : "";
  }

  static void tell(Output out, Outcome.Suspicion suspicion) {
    Disagreement first = suspicion.first();
    out.gap();
    out.fact(
        "suspect",
        Output.text(
            "%,d results on fractional numbers are within their bounds, but beyond what errors that"
                + " are independent and of mean zero give, but for a probability of %s in all",
            suspicion.scalars(), Bound.number(SumError.FAILURE)));
    out.fact("", first.what() + ", such as truncated or narrower sums");
    out.fact(
        "",
        Output.text(
            "the first, at %s of %s: %s is probable, but was %s",
            first.where(), first.on().geometry(), first.expected(), first.actual()));
  }

  /** Prints a line for each law that was given something. */
  static void rows(Output out, List<Report.Row> rows) {
    Output.Table table =
        out.table(TABLE, "law", "verdict", "drawn", "judged", "unsupported", "vacuous", "");
    for (Report.Row row : rows) {
      table.row(
          row.law().name(),
          word(row),
          row.drawn(),
          row.judged(),
          row.unsupported(),
          row.vacuous(),
          row.reason().map(reason -> "  " + reason).orElse(""));
    }
  }

  /** Returns what became of a law: in small letters where it takes nothing from the verdict. */
  private static String word(Report.Row row) {
    CaseVerdict verdict = verdict(row);
    return switch (verdict) {
      case HOLDS, REFUTED -> verdict.name();
      default -> verdict.name().toLowerCase(Locale.ROOT);
    };
  }

  static CaseVerdict verdict(Report.Row row) {
    return switch (row.ending()) {
      case HELD -> CaseVerdict.HOLDS;
      case REFUTED -> CaseVerdict.REFUTED;
      case UNSUPPORTED -> CaseVerdict.UNSUPPORTED;
      case VACUOUS -> CaseVerdict.VACUOUS;
    };
  }

  static Verdict.Kind verdict(Report report) {
    if (report.refuted()) {
      return Verdict.Kind.REFUTED;
    }
    return report.judged() > 0 ? Verdict.Kind.HOLDS : Verdict.Kind.UNDECIDED;
  }

  private static String reason(Report report) {
    long refuted = report.refutations().size();
    long silent = report.rows().stream().filter(row -> row.judged() == 0).count();
    String laws =
        refuted > 0
            ? Output.text("%d of %d laws", refuted, report.rows().size() - silent)
            : silent == report.rows().size()
                ? "no law judged anything"
                : Output.text("%d laws", report.rows().size() - silent);
    return Output.text(
        "%s, %,d cases judged of %,d draws in %.1f s",
        laws, report.judged(), report.draws(), report.seconds());
  }

  /** Tells on standard error how what the program has printed there ends. */
  static void printed(PipeSubject started, CommandSpec spec) {
    String text = started.printed();
    if (!text.isBlank()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(spec.qualifiedName() + ": on standard error the convolution printed, at last:");
      text.strip().lines().forEach(line -> err.println("  " + line));
      err.flush();
    }
  }
}
