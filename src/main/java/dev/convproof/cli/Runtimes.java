package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.claim.Verdict;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Behaviour;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the convolutions of well-known software that is installed here, and tabulates them. */
@Command(
    name = "runtimes",
    description = {
      "Judges the convolutions of well-known software, where it is installed, by every law, in each"
          + " of its number formats: what each computes rightly, declines and does with NaN, ∞ and"
          + " −0, with its version.",
      "PyTorch and SciPy are found by python3, TensorFlow.js in ./node_modules or NODE_PATH. What is"
          + " not there is named and skipped."
    },
    footer = {
      "",
      "contract --runtime NAME judges one of them in more detail.",
      "Exit code 0 whatever they compute; a table is no verdict."
    })
final class Runtimes implements Callable<Integer> {
  private static final int SAMPLED = 300;
  private static final int MOST_REASONS = 3;
  private static final String TINY = "ci2h5w5co3kh3kw3 --values 1*104";
  private static final List<String> EXTENSIONS =
      List.of("avx2", "fma", "avx512f", "avx512_vnni", "amx_tile");
  private static final long TIMED_NANOSECONDS = 300_000_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description =
          "Judge these alone: sample-c, sample-node, onnxruntime, pytorch, scipy, tfjs, joined by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many cases to draw for each (default: ${DEFAULT-VALUE}).")
  private long cases;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "45",
      description = "How long to draw cases for each at most (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "The seed of the cases (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--interpreter",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description = "The Python that has PyTorch and SciPy (default: ${DEFAULT-VALUE}).")
  private String interpreter;

  @Mixin private Bench.Folders record = new Bench.Folders();

  @Option(names = "--json", description = "Print the table as JSON.")
  private boolean json;

  /** A command line of contract, as far as it names a convolution. */
  @Command
  private static final class Named {
    @Mixin private SubjectArguments arguments;
  }

  /** Why some cases were declined, and how many. */
  record Declined(String reason, int cases) {}

  /** What was found of one runtime in one number format. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Found(
      String runtime,
      String name,
      String format,
      Verdict.Kind verdict,
      long drawn,
      long judged,
      long callsPerSecond,
      int sampled,
      List<Declined> declined,
      List<Contract.Row> laws,
      List<Contract.Counterexample> counterexamples,
      List<Behaviour> behaviour) {

    private long heldLaws() {
      return laws.stream().filter(row -> row.verdict() == CaseVerdict.HOLDS).count();
    }

    private int declinedCases() {
      return declined.stream().mapToInt(Declined::cases).sum();
    }

    private String reasons() {
      String most =
          declined.stream()
              .limit(MOST_REASONS)
              .map(one -> one.reason() + " (" + one.cases() + ")")
              .collect(Collectors.joining(", "));
      return declined.size() > MOST_REASONS ? most + " …" : most;
    }

    private String told(String of) {
      return behaviour.stream()
          .filter(one -> one.of().equals(of))
          .map(Behaviour::found)
          .findFirst()
          .orElse("–");
    }
  }

  /** What is not installed here. */
  record Skipped(String runtime, String reason) {}

  /** The table for programs. */
  record Table(
      String processor, long seed, long cases, List<Found> runtimes, List<Skipped> skipped) {}

  @Override
  public Integer call() {
    require(cases >= 1, "--cases %d: at least 1 would be right", cases);
    require(seconds >= 1, "--seconds %d: at least 1 would be right", seconds);
    only.forEach(
        name ->
            require(
                KnownRuntime.of(name).isPresent(),
                "--only %s: known are %s",
                name,
                KnownRuntime.known()));
    record.check();
    Output out = new Output(spec.commandLine().getOut(), 14);
    List<Found> found = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (KnownRuntime runtime : KnownRuntime.values()) {
      if (only.isEmpty() || only.contains(runtime.id())) {
        try {
          for (String format : runtime.formats()) {
            found.add(judged(runtime, format));
            if (!json) {
              print(out, found.get(found.size() - 1));
            }
          }
        } catch (BadInput missing) {
          skipped.add(new Skipped(runtime.id(), reason(missing)));
          if (!json) {
            out.fact(runtime.id(), "skipped: " + reason(missing));
            out.gap();
          }
        }
      }
    }
    Table table = new Table(processor(), seed, cases, found, skipped);
    if (json) {
      out.json(table);
    }
    List<Path> written =
        record.write(
            Map.of("runtimes.json", Output.jsonText(table), "runtimes.md", markdown(table)));
    if (!json) {
      written.forEach(path -> out.fact("written", path));
    }
    return ExitCode.HOLDS;
  }

  private static String reason(BadInput missing) {
    return missing.getMessage().replaceFirst("^--runtime[^:]*: ", "");
  }

  private Found judged(KnownRuntime runtime, String format) {
    Named named = new Named();
    List<String> line = new ArrayList<>(List.of("--runtime", runtime.id(), "--arithmetic", format));
    if (!interpreter.equals("python3")) {
      line.addAll(List.of("--interpreter", interpreter));
    }
    new CommandLine(named).parseArgs(line.toArray(String[]::new));
    SubjectArguments arguments = named.arguments;
    try (PipeSubject started = arguments.start()) {
      Subject<?> subject = started.subject();
      Report report =
          arguments
              .verification(started)
              .cases(cases)
              .seconds(seconds)
              .seed(seed)
              .shrinking(() -> started.searching(Contract.SEARCHING))
              .report();
      return new Found(
          runtime.id(),
          started.name(),
          format,
          Contract.verdict(report),
          report.draws(),
          report.judged(),
          callsPerSecond(subject),
          SAMPLED,
          declined(subject),
          report.rows().stream().map(Contract.Row::of).toList(),
          report.refutations().stream()
              .map(refutation -> Contract.Counterexample.of(refutation, arguments))
              .distinct()
              .toList(),
          Behaviour.of(subject, started.fitting(), seed));
    }
  }

  /** Returns how many tiny convolutions it makes a second, behind its pipe; 0 if it makes none. */
  private static <V> long callsPerSecond(Subject<V> subject) {
    Case tiny = CaseLine.parse(TINY);
    Case plain = CaseLine.parse("h5w5kh3kw3 --values 1*34");
    for (Case on : List.of(tiny, plain)) {
      long began = System.nanoTime();
      long calls = 0;
      while (whyNot(subject, on).isEmpty() && System.nanoTime() - began < TIMED_NANOSECONDS) {
        calls++;
      }
      if (calls > 0) {
        return calls * 1_000_000_000L / (System.nanoTime() - began);
      }
    }
    return 0;
  }

  /** Returns why cases that nobody has fitted to the subject are declined, most frequent first. */
  private List<Declined> declined(Subject<?> subject) {
    Draws draws =
        new Draws(
            Reach.FULL.within(10_000),
            subject.arithmetic().exactness(),
            RandomCase.Fitting.NONE,
            1,
            seed);
    Map<String, Integer> reasons = new LinkedHashMap<>();
    for (int at = 0; at < SAMPLED; at++) {
      whyNot(subject, draws.next())
          .ifPresent(reason -> reasons.merge(reason.replaceFirst(": .*", ""), 1, Integer::sum));
    }
    return reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(entry -> new Declined(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static <V> Optional<String> whyNot(Subject<V> subject, Case on) {
    Problem<V> problem = on.problem(subject.arithmetic());
    if (subject.support(problem) instanceof Support.Unsupported declined) {
      return Optional.of(declined.reason());
    }
    try {
      subject
          .forward()
          .apply(
              problem.geometry(),
              problem.input().data(),
              problem.weights().data(),
              problem.bias().map(Tensor::data));
      return Optional.empty();
    } catch (DeclinedException declined) {
      return Optional.of(declined.getMessage());
    } catch (FailedCallException failed) {
      return Optional.empty(); // which is no refusal: a law has refuted it
    }
  }

  private static void print(Output out, Found found) {
    out.line("%s, %s", found.name(), found.format());
    out.fact(
        "laws",
        Output.text(
            "%s: %d of %d laws hold, %,d cases judged of %,d draws",
            found.verdict(),
            found.heldLaws(),
            found.laws().stream().filter(row -> row.judged() > 0).count(),
            found.judged(),
            found.drawn()));
    for (Contract.Counterexample by : found.counterexamples()) {
      out.fact("", by.law() + ": " + by.what() + ", instead of " + by.expected());
      out.fact("", by.replay());
    }
    out.fact(
        "declines",
        Output.text("%d of %d shapes", found.declinedCases(), found.sampled())
            + (found.declined().isEmpty() ? "" : ": " + found.reasons()));
    found.behaviour().forEach(one -> out.fact("behaviour", one.of() + ": " + one.found()));
    out.fact("speed", Output.text("%,d calls a second behind a pipe", found.callsPerSecond()));
    out.gap();
  }

  private String markdown(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(
        Output.text(
            """
            # Convolutions of well-known software, as measured

            Written by `java -jar target/convproof.jar runtimes --cases %d --seed %d --record` on %s. A law
            is judged on random cases that the runtime supports, each compared exactly or within its
            derived bound; *declines* counts shapes that nobody has fitted to it. What is behaviour is no
            fault. `contract --runtime NAME` judges one of them in more detail.

            | runtime | numbers | laws that hold | cases judged | declines | equal calls | alone and in a batch | padded taps | calls a second |
            | --- | --- | ---: | ---: | --- | --- | --- | --- | ---: |
            """,
            table.cases(), table.seed(), table.processor()));
    for (Found found : table.runtimes()) {
      text.append(
          Output.text(
              "| %s | %s | %d of %d | %,d | %d %%%s | %s | %s | %s | %,d |%n",
              found.name(),
              found.format(),
              found.heldLaws(),
              found.laws().stream().filter(row -> row.judged() > 0).count(),
              found.judged(),
              Math.round(100.0 * found.declinedCases() / found.sampled()),
              found.declined().isEmpty() ? "" : ": " + found.reasons(),
              found.told(Behaviour.EQUAL_CALLS),
              found.told(Behaviour.BATCHES),
              found.told(Behaviour.PADDED_TAPS),
              found.callsPerSecond()));
    }
    for (Found found : table.runtimes()) {
      for (Contract.Counterexample by : found.counterexamples()) {
        text.append(
            Output.text(
                "%n%s, %s, does not keep *%s*: %s, instead of %s.%n`%s`%n",
                found.name(), found.format(), by.law(), by.what(), by.expected(), by.replay()));
      }
    }
    for (Skipped skipped : table.skipped()) {
      text.append(Output.text("%nNot measured: %s; %s.%n", skipped.runtime(), skipped.reason()));
    }
    return text.toString();
  }

  /** Returns what this machine computes with, such as x86-64 with AVX2, as its system tells. */
  private static String processor() {
    String machine = System.getProperty("os.arch");
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      String flags =
          " " + lines.filter(line -> line.startsWith("flags")).findFirst().orElse("") + " ";
      String known =
          EXTENSIONS.stream()
              .filter(name -> flags.contains(" " + name + " "))
              .collect(Collectors.joining(", "));
      return known.isEmpty() ? machine : machine + " with " + known;
    } catch (IOException | UncheckedIOException untold) {
      return machine;
    }
  }
}
