package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.cli.RuntimesTable.Answers;
import dev.convproof.cli.RuntimesTable.Found;
import dev.convproof.cli.RuntimesTable.Skipped;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.law.Behaviour;
import dev.convproof.law.Disagreement;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
          + " −0, with its version; and asks what no law does: words for padding against their"
          + " specifications, types, empty tensors, requantised outputs.",
      "PyTorch and SciPy are found by python3, ONNX Runtime for Node and TensorFlow.js in"
          + " ./node_modules or NODE_PATH, oneDNN by g++. What is not there is named and skipped."
    },
    footer = {
      "",
      "contract --runtime NAME judges one of them in more detail.",
      "Exit code 0 whatever they compute; a table is no verdict."
    })
final class Runtimes implements Callable<Integer> {
  private static final int SAMPLED = 300;
  private static final Duration SEARCHING = Duration.ofSeconds(3);
  private static final Duration QUIET = Duration.ofSeconds(2);
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
          "Judge these alone, joined by commas: sample-c, sample-node, onnxruntime, onnxruntime-node,"
              + " onnxruntime-node-quantised, onnxruntime-web,"
              + " onnxruntime-web-quantised, pytorch-quantised, pytorch, scipy, scipy-convolve2d, scipy-ndimage, octave, tfjs,"
              + " tfjs-wasm, onednn2, onednn2-avx2; with --classpath onednn, djl, opencv,"
              + " opencv-dnn.")
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

  @Option(
      names = "--questions-only",
      description =
          "Judge no laws: ask only what words for padding do, what becomes of types, empty tensors and"
              + " requantised outputs.")
  private boolean questionsOnly;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      defaultValue = "",
      description = "The jars of those that need it, as contract has it.")
  private String classPath;

  @Mixin private Bench.Folders record = new Bench.Folders();

  @Option(names = "--json", description = "Print the table as JSON.")
  private boolean json;

  /** A command line of contract, as far as it names a convolution. */
  @Command
  private static final class Named {
    @Mixin private SubjectArguments arguments;
  }

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
    List<Answers> answers = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    List<KnownRuntime> wanted =
        Arrays.stream(KnownRuntime.values())
            .filter(runtime -> only.isEmpty() || only.contains(runtime.id()))
            .toList();
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.after(QUIET, err, "runtimes", wanted.size())) {
      for (KnownRuntime runtime : wanted) {
        try {
          for (String format : questionsOnly ? List.<String>of() : runtime.formats()) {
            found.add(judged(runtime, format));
            if (!json) {
              print(out, found.get(found.size() - 1));
            }
          }
          if (runtime.answers()) {
            answers.add(asked(runtime));
            if (!json) {
              print(out, answers.get(answers.size() - 1));
            }
          }
        } catch (BadInput missing) {
          skipped.add(new Skipped(runtime.id(), reason(missing.getMessage())));
        } catch (NoSubjectException missing) {
          skipped.add(new Skipped(runtime.id(), reason(missing.getMessage())));
        }
        progress.ended(runtime.id(), runtime.id());
      }
    }
    RuntimesTable table =
        new RuntimesTable(processor(), seed, cases, seconds, found, answers, skipped);
    if (json) {
      out.json(table);
    } else {
      skipped.forEach(one -> out.fact(one.runtime(), "skipped: " + one.reason()));
    }
    List<Path> written =
        record.write(
            Map.of("runtimes.json", Output.jsonText(table), "runtimes.md", table.markdown()));
    if (!json) {
      written.forEach(path -> out.fact("written", path));
    }
    return ExitCode.HOLDS;
  }

  private static String reason(String missing) {
    return missing.replaceFirst("^--runtime[^:]*: ", "");
  }

  /** Returns what names a runtime on the command line of contract. */
  private SubjectArguments arguments(KnownRuntime runtime, String format) {
    Named named = new Named();
    List<String> line = new ArrayList<>(List.of("--runtime", runtime.id(), "--arithmetic", format));
    if (!interpreter.equals("python3")) {
      line.addAll(List.of("--interpreter", interpreter));
    }
    if (!classPath.isEmpty() && runtime.needsClassPath()) {
      line.addAll(List.of("--classpath", classPath));
    }
    new CommandLine(named).parseArgs(line.toArray(String[]::new));
    return named.arguments;
  }

  private Found judged(KnownRuntime runtime, String format) {
    SubjectArguments arguments = arguments(runtime, format);
    try (PipeSubject started = arguments.start()) {
      Subject<?> subject = started.subject();
      whyNot(subject, CaseLine.parse(TINY)); // loads its library before time is taken
      Report report =
          arguments
              .verification(started)
              .cases(cases)
              .seconds(seconds)
              .seed(seed)
              .shrinking(() -> started.searching(SEARCHING))
              .report();
      List<Behaviour> behaviour = new ArrayList<>(Behaviour.of(subject, started.fitting(), seed));
      if (subject.arithmetic().format().isPresent()) {
        runtime.variants().forEach(variant -> besides(runtime, variant, started, behaviour));
      }
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
          report.rows().stream().map(ContractResult.Row::of).toList(),
          report.refutations().stream()
              .filter(refutation -> !refutation.by().ended())
              .map(refutation -> ContractResult.Counterexample.of(refutation, arguments))
              .distinct()
              .toList(),
          report.refutations().stream()
              .map(Report.Refutation::by)
              .filter(Disagreement::ended)
              .map(by -> by.law() + ": " + by.what().replaceFirst(" on \\S+$", ""))
              .toList(),
          behaviour);
    }
  }

  /** Observes whether another way to run a runtime gives the same bits. */
  private void besides(
      KnownRuntime runtime, KnownRuntime.Variant variant, PipeSubject started, List<Behaviour> to) {
    List<String> command = new ArrayList<>(runtime.command(interpreter, classPath));
    command.add(variant.word());
    Map<String, String> format =
        Map.of("formats", started.subject().arithmetic().format().orElseThrow().symbol());
    try (PipeSubject other =
        PipeSubject.start(
            new PipeSubject.Launch(
                variant.name(), command, Optional.empty(), PipeSubject.UNLIMITED, format))) {
      to.add(bits(variant.name(), started.subject(), other.subject(), started));
    } catch (NoSubjectException without) {
      to.add(new Behaviour(variant.name(), "not observed: " + without.getMessage()));
    }
  }

  @SuppressWarnings("unchecked") // both compute in the same format
  private <V> Behaviour bits(String of, Subject<V> subject, Subject<?> other, PipeSubject started) {
    return Behaviour.bits(of, subject, (Subject<V>) other, started.fitting(), seed);
  }

  private Answers asked(KnownRuntime runtime) {
    List<String> command = runtime.command(interpreter, classPath);
    try (Inquiry inquiry = new Inquiry(command)) {
      return new Answers(runtime.id(), new RuntimeQuestions(inquiry).all(runtime.rules()));
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
  private List<RuntimesTable.Declined> declined(Subject<?> subject) {
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
        .map(entry -> new RuntimesTable.Declined(entry.getKey(), entry.getValue()))
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
    for (ContractResult.Counterexample by : found.counterexamples()) {
      out.fact("", by.law() + ": " + by.what() + ", instead of " + by.expected());
      out.fact("", by.replay());
    }
    found.ended().forEach(one -> out.fact("", one));
    out.fact(
        "declines",
        Output.text("%d of %d shapes", found.declinedCases(), found.sampled())
            + (found.declined().isEmpty() ? "" : ": " + found.reasons()));
    found.behaviour().forEach(one -> out.fact("behaviour", one.of() + ": " + one.found()));
    out.fact("speed", Output.text("%,d calls a second behind a pipe", found.callsPerSecond()));
    out.gap();
  }

  private static void print(Output out, Answers answers) {
    out.line("%s, asked", answers.runtime());
    for (RuntimeQuestions.Asked one : answers.asked()) {
      out.fact(one.topic(), one.question() + ": " + one.found());
      one.smallest().ifPresent(smallest -> out.fact("", "smallest: " + smallest));
    }
    out.gap();
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
