package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.ConvProof;
import dev.convproof.Verification;
import dev.convproof.generate.Reach;
import dev.convproof.law.Facts;
import dev.convproof.law.RunningJar;
import dev.convproof.subject.JavaHost;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.PipeSubject;
import dev.convproof.subject.PythonHost;
import dev.convproof.tensor.Case;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A convolution of the user's on the command line: what it is, and what it may do. */
final class SubjectArguments {
  private static final int JAVA_MEMORY = 512;
  private static final int MEMORY = 4096;
  private static final int LEAST_MEMORY = 16;
  private static final int PRODUCTS_IN_PYTHON = 10_000;
  private static final int LONGEST = 86_400;
  private static final Duration TIMED_ELSEWHERE = Duration.ofDays(1);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--exec",
      paramLabel = "'COMMAND ARGS'",
      description =
          "A program of yours, in any language: started without a shell, it reads cases and arrays"
              + " from standard input and writes outputs to standard output. See the pipe protocol"
              + " below, and the samples that the README names.")
  private String program;

  @Option(
      names = "--python",
      paramLabel = "FILE:FUNCTION",
      description = {
        "A function of yours in a file of Python, as it is: f(X, K), with X [ci, h, w] and"
            + " K [co, ci, kh, kw], stride 1 and no padding; or",
        "f(x, w, b, stride, padding, dilation, groups)",
        "with x [n, ci, h, w], w [co, ci/g, kh, kw], b [co] or None, stride and dilation (vertical,"
            + " horizontal), padding (top, left, bottom, right). It gets and returns NumPy arrays"
            + " in float64, or PyTorch tensors in float32 where the file imports torch;"
            + " --arithmetic chooses. raise NotImplementedError(REASON) declines a case."
      })
  private String function;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description =
          "A convolution of well-known software, where it is installed: sample-c, sample-node,"
              + " onnxruntime, onnxruntime-node, onnxruntime-node-quantised, onnxruntime-web,"
              + " onnxruntime-web-quantised, pytorch-quantised, pytorch, scipy, scipy-convolve2d,"
              + " scipy-ndimage, octave, tfjs, tfjs-wasm, onednn2 or onednn2-avx2; and with"
              + " --classpath onednn, djl, opencv (filter2D) or opencv-dnn. The command runtimes judges"
              + " them all.")
  private String runtime;

  @Option(
      names = "--interpreter",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description =
          "The Python that runs --python and --runtime, with NumPy (default: ${DEFAULT-VALUE}).")
  private String interpreter;

  @Option(
      names = "--java",
      paramLabel = "CLASS[#METHOD]",
      description = {
        "A compiled class of yours: it implements dev.convproof.Convolution of double[], float[],"
            + " int[] or long[], and has a public constructor without arguments; or it has a method",
        "public static X METHOD(X input, X weights, X bias, int[] geometry)",
        "where X is one of these arrays. input: n ci h w; weights: co ci/g kh kw; bias: co, or null;"
            + " geometry: n g ci h w co kh kw sh sw dh dw pt pb pl pr; it returns n co ho wo. It runs"
            + " in a Java of its own. Gradients are methods beside it, which get the output's:",
        "public X inputGradient(Geometry geometry, X input, X weights, X outputGradient)",
        "or public static X inputGradient(X input, X weights, X outputGradient, int[] geometry);"
            + " weightGradient and biasGradient likewise."
      })
  private String type;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      defaultValue = "",
      description =
          "Folders and jars where the class is found, as java -cp takes them; for a"
              + " --runtime in Java what mvn -q -Pruntimes dependency:build-classpath prints.")
  private String classPath;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      description =
          "The memory that it may take: a class 512 by default; a program, with what it starts,"
              + " 4096; a function in Python 4096 beyond what its imports take.")
  private Integer memory;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long one call may take (default: 10, or 100 times what the definition takes).")
  private Integer timeout;

  @Mixin private Declarations declarations;

  /** Returns whether there is one. */
  boolean isNamed() {
    return !named().isEmpty();
  }

  private List<String> named() {
    List<String> named = new ArrayList<>();
    Optional.ofNullable(type).ifPresent(given -> named.add("--java"));
    Optional.ofNullable(program).ifPresent(given -> named.add("--exec"));
    Optional.ofNullable(function).ifPresent(given -> named.add("--python"));
    Optional.ofNullable(runtime).ifPresent(given -> named.add("--runtime"));
    return named;
  }

  /**
   * Returns how far shapes reach where nothing is said: less far in Python, whose loops are slow.
   */
  Reach reach() {
    return function == null ? Reach.FULL : Reach.FULL.within(PRODUCTS_IN_PYTHON);
  }

  /** Returns what judges what was started, on draws that it supports, told how to replay them. */
  Verification<?> verification(PipeSubject started) {
    return ConvProof.verify(started.subject())
        .fitting(started.fitting())
        .ahead(started.lookahead())
        .reaching(reach())
        .timeout(TIMED_ELSEWHERE)
        .replayedBy(this::replay);
  }

  /** Starts it. */
  PipeSubject start() {
    List<String> named = named();
    require(
        !named.isEmpty(),
        "no convolution is named: --exec 'COMMAND ARGS', --python FILE:FUNCTION, --java CLASS or"
            + " --runtime NAME would be right");
    require(named.size() == 1, "%s: one of them would be right", String.join(" and ", named));
    require(
        memory == null || memory >= LEAST_MEMORY,
        "--memory %s: at least %d MB are needed",
        memory,
        LEAST_MEMORY);
    require(
        timeout == null || (timeout >= 1 && timeout <= LONGEST),
        "--timeout %s: from 1 to %d seconds would be right",
        timeout,
        LONGEST);
    Optional<Duration> limit = Optional.ofNullable(timeout).map(Duration::ofSeconds);
    Map<String, String> declared = declarations.declared();
    Optional<KnownRuntime> known = Optional.ofNullable(runtime).flatMap(KnownRuntime::of);
    known
        .map(KnownRuntime::supports)
        .filter(conditions -> !conditions.isEmpty())
        .ifPresent(
            conditions ->
                declared.merge(
                    "supports",
                    conditions,
                    (own, more) -> own.isEmpty() ? more : own + "," + more));
    limit = limit.or(() -> known.flatMap(KnownRuntime::limit));
    try {
      List<String> words =
          switch (named.get(0)) {
            case "--java" -> javaCommand();
            case "--exec" -> ShellWords.split(program);
            case "--runtime" -> runtimeCommand();
            default -> pythonCommand(declared);
          };
      require(!words.isEmpty(), "--exec: the command is empty");
      boolean limitsItself = type != null || function != null;
      int megabytes = limitsItself ? PipeSubject.UNLIMITED : memory == null ? MEMORY : memory;
      return PipeSubject.start(new PipeSubject.Launch(name(), words, limit, megabytes, declared));
    } catch (NoSubjectException e) {
      throw new BadInput("%s: %s", named.get(0), e.getMessage());
    }
  }

  /** Returns the name and version of a well-known runtime, which it is started for. */
  Optional<String> version() {
    if (runtime == null) {
      return Optional.empty();
    }
    try (PipeSubject started = start()) {
      return Optional.of(started.name());
    }
  }

  private String name() {
    return Stream.of(type, function, program, runtime)
        .filter(given -> given != null)
        .findFirst()
        .map(String::strip)
        .orElseThrow();
  }

  private List<String> runtimeCommand() {
    return KnownRuntime.of(runtime)
        .orElseThrow(
            () -> new BadInput("--runtime %s: known are %s", runtime, KnownRuntime.known()))
        .command(interpreter, classPath);
  }

  private List<String> javaCommand() {
    for (String path : classPath.split(File.pathSeparator, -1)) {
      String folder = path.endsWith("*") ? path.substring(0, path.length() - 1) : path;
      require(Files.exists(Path.of(folder)), "--classpath: there is no folder or jar %s", path);
    }
    return JavaHost.command(type, classPath, memory == null ? JAVA_MEMORY : memory);
  }

  private List<String> pythonCommand(Map<String, String> declared) {
    int colon = function.lastIndexOf(':');
    require(
        colon > 0 && colon < function.length() - 1,
        "--python %s: FILE:FUNCTION would be right, such as conv.py:conv",
        function);
    String file = function.substring(0, colon);
    require(Files.isRegularFile(Path.of(file)), "--python: there is no file %s", file);
    int megabytes = memory == null ? MEMORY : memory;
    return PythonHost.command(
        interpreter, file, function.substring(colon + 1), megabytes, declared);
  }

  /** Returns the command that replays a case against the same convolution. */
  String replay(Case on) {
    return Facts.replay(on, this::replayCommand, "run the same --seed again");
  }

  private String replayCommand(Case on) {
    List<String> words = new ArrayList<>(List.of(on.toString().split(" ", -1)));
    List<OptionSpec> own =
        command.mixins().values().stream()
            .filter(mixin -> mixin.userObject() == this)
            .flatMap(mixin -> mixin.options().stream())
            .toList();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (own.contains(option)) {
        words.add(option.longestName());
        words.addAll(option.arity().max() > 0 ? option.originalStringValues() : List.of());
      }
    }
    return words.stream()
        .map(ShellWords::quoted)
        .collect(Collectors.joining(" ", "java -jar " + RunningJar.path() + " replay ", ""));
  }
}
