package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.cli.RuntimesTable.Answers;
import dev.convproof.cli.RuntimesTable.Found;
import dev.convproof.cli.RuntimesTable.Skipped;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.NoSubjectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final List<String> EXTENSIONS =
      List.of("avx2", "fma", "avx512f", "avx512_vnni", "amx_tile");

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
    RuntimeMeasurement measurement =
        new RuntimeMeasurement(seed, cases, seconds, interpreter, classPath);
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
            found.add(measurement.judged(runtime, format));
            if (!json) {
              print(out, found.get(found.size() - 1));
            }
          }
          if (runtime.answers() == runtime) {
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
            Map.of(
                "runtimes.json", elsewhere(Output.jsonText(table)),
                "runtimes.md", table.markdown()));
    if (!json) {
      written.forEach(path -> out.fact("written", path));
    }
    return ExitCode.HOLDS;
  }

  /** Returns the JSON with a class path that is found on any machine. */
  private static String elsewhere(String text) {
    return text.replaceAll(
        "--classpath [^ \"]+",
        Matcher.quoteReplacement(
            "--classpath \\\"$(mvn -q -Pruntimes dependency:build-classpath)\\\""));
  }

  private static String reason(String missing) {
    return missing.replaceFirst("^--runtime[^:]*: ", "");
  }

  private Answers asked(KnownRuntime runtime) {
    List<String> command = runtime.command(interpreter, classPath);
    try (Inquiry inquiry = new Inquiry(command, runtime.calls())) {
      return new Answers(runtime.id(), new RuntimeQuestions(inquiry).all(runtime.rules()));
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
    out.fact(
        "integers",
        Output.text(
            "%d of %d cases that fill the format are exact",
            found.integers().exact(), found.integers().judged()));
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
