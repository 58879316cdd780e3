package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Support;
import dev.convproof.claim.Verdict;
import dev.convproof.cost.bytecode.Metered;
import dev.convproof.cost.bytecode.Metered.ForeignFailure;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.report.words.Wording;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the operations that a strategy executes, or a class of the user's. */
@Command(
    name = "count",
    description = {
      "Counts the operations that a strategy executes, beside closed forms.",
      "Under every convention: the bias counted or ignored, padded taps counted or skipped. The"
          + " closed form is the strategy's own; the textbook's counts a product for every tap."
    },
    footer = {
      "",
      "Example: convproof count ci2h5w5co3kh3kw2sh2pt1pb1 --strategy im2col",
      "         convproof count ci2h5w5co3kh3kw3 --class dev.example.Fast --classpath classes",
      "Exit code 0 if all counts are what the strategy's closed form says, 1 otherwise. A class is",
      "counted, and not judged: what it computes is judged by convproof contract --java. Exit code 1",
      "if it throws, gives no output of the right size, or does not end."
    })
final class Count implements Callable<Integer> {
  /** What the counting loops execute in about a minute. */
  private static final long MOST_PRODUCTS = 1_000_000_000;

  /** All buffers of a run are kept while they are counted. */
  private static final long MOST_PRODUCTS_IN_MEMORY = 50_000_000;

  /** What the slowest strategy executes in about a minute while each instruction is counted. */
  private static final long MOST_PRODUCTS_IN_BYTECODE = 100_000_000;

  private final List<Strategy> strategies;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "A case line, such as ci2h5w5co3kh3kw2.")
  private String line;

  @Option(
      names = "--model",
      paramLabel = "M.onnx",
      description = {
        "Instead of a case, every convolution of a model: parameters, multiplications, additions and"
            + " bytes by closed form, and totals as public counters count them."
      })
  private Path model;

  @Mixin private ModelShapes.Given given = new ModelShapes.Given();

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      description = {
        "What tells the shapes that the model does not state, from those of its inputs: onnxruntime."
      })
  private String runtime;

  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      completionCandidates = StrategyName.Known.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Optional<String> strategy = Optional.empty();

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = {
        "Instead of a strategy, a compiled class of yours, whose source is not needed; implies"
            + " --executed. It is public and has the method",
        Metered.CONTRACT,
        "input: n ci h w; weights: co ci/g kh kw; bias: co, or null; geometry: n g ci h w co kh kw"
            + " sh sw dh dw pt pb pl pr; returns n co ho wo."
      })
  private Optional<String> type = Optional.empty();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Folders and jars where --class is found, as java -cp takes them.")
  private Optional<String> classPath = Optional.empty();

  @Mixin private TimeoutOption timeout = new TimeoutOption(60);

  @Option(
      names = "--executed",
      description = {
        "Count the floating-point instructions of the bytecode that runs over doubles, those of"
            + " libraries included, by place and kind: additions, multiplications, divisions,"
            + " remainders, negations, comparisons, conversions, and calls into Java's library that"
            + " take floating-point numbers along."
      })
  private boolean executed;

  @Option(
      names = "--memory",
      description = {
        "Count the buffers that a strategy allocates beside its arguments, in all and needed at"
            + " once, beside its closed form."
      })
  private boolean memory;

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  Count() {
    this(Strategies.all());
  }

  /** With other strategies than ConvProof's own, under the same names. */
  Count(List<Strategy> strategies) {
    this.strategies = strategies;
  }

  @Override
  public Integer call() throws TensorFileException {
    timeout.check();
    require(
        (line == null) != (model == null),
        "%s: a CASE, or --model M.onnx, would be right",
        line == null ? "nothing to count is named" : "a CASE and --model are given");
    if (model != null) {
      require(
          strategy.isEmpty() && type.isEmpty() && !executed && !memory,
          "--model is counted by closed form: without --strategy, --class, --executed and --memory");
      require(
          runtime == null || runtime.equals("onnxruntime"),
          "--runtime %s: onnxruntime would be right",
          runtime);
      return ModelCount.answer(
          model, given, runtime != null, new Output(spec.commandLine().getOut()), json);
    }
    require(given.isEmpty() && runtime == null, "--input-shape and --runtime are for --model");
    requireOneSubject();
    Optional<Strategy> own = strategy.map(name -> StrategyName.find(name, strategies));
    Geometry g = Notation.parse(line);
    own.ifPresent(found -> requireScope(found, g));
    require(!memory || own.isPresent(), "--memory: the buffers of a class are not counted");
    require(!memory || !executed, "--memory and --executed are both given: choose one");
    requireSize(g);
    Optional<CountReport> report =
        own.isPresent() ? ofStrategy(own.get(), g) : Optional.of(ofClass(type.orElseThrow(), g));
    if (report.isEmpty()) {
      new Output(spec.commandLine().getErr())
          .line("%s: %s", spec.qualifiedName(), Wording.english(timeout.late("case")));
      return ExitCode.UNDECIDED;
    }
    print(report.get(), report.get()::print);
    boolean refuted = report.get().verdict().equals(Optional.of(Verdict.Kind.REFUTED));
    return refuted ? ExitCode.REFUTED : ExitCode.HOLDS;
  }

  private void requireOneSubject() {
    require(
        strategy.isPresent() || type.isPresent(),
        "nothing to count is named: --strategy NAME or --class NAME would be right");
    require(
        strategy.isEmpty() || type.isEmpty(), "--strategy and --class are both given: name one");
    require(
        type.isPresent() || classPath.isEmpty(),
        "--classpath is where --class NAME is found, but none is named");
  }

  private static void requireScope(Strategy own, Geometry g) {
    if (own.scope(g) instanceof Support.Unsupported outside) {
      throw new BadInput("--strategy %s: %s", own.name(), outside.reason());
    }
  }

  private void requireSize(Geometry g) {
    double products = (double) g.outputSize() * g.products();
    if (memory) {
      requireAtMost(MOST_PRODUCTS_IN_MEMORY, products, "with --memory ", "");
    } else if (executed || type.isPresent()) {
      String option = type.isPresent() ? "with --class " : "with --executed ";
      requireAtMost(MOST_PRODUCTS_IN_BYTECODE, products, option, " and counted");
    } else {
      requireAtMost(MOST_PRODUCTS, products, "", " and counted");
    }
  }

  private static void requireAtMost(long most, double products, String option, String done) {
    require(
        products <= most,
        "this case takes %.0f multiplications: %sat most %d can be executed%s",
        products,
        option,
        most,
        done);
  }

  private Optional<CountReport> ofStrategy(Strategy own, Geometry g) {
    return inTime(
        executed ? BytecodeReport.STEPS : 2,
        progress -> {
          if (executed) {
            return BytecodeReport.of(own, g, progress);
          }
          return memory ? CountReport.Memory.of(own, g) : CountReport.Counted.of(own, g, progress);
        },
        stack -> {});
  }

  /** A class of the user's, which may do anything, but not for ever. */
  private CountReport ofClass(String name, Geometry g) {
    try (Metered metered = Metered.foreign(name, classPath())) {
      AtomicReference<String> place = new AtomicReference<>("");
      return BytecodeReport.ForeignCalls.call(
              name + " on " + g,
              metered::place,
              () ->
                  inTime(
                      BytecodeReport.STEPS,
                      progress -> BytecodeReport.of(metered, name, g, progress),
                      stack -> metered.place(stack).ifPresent(at -> place.set(", it is at " + at))))
          .orElseThrow(() -> new ForeignFailure("%s on %s: %s%s", name, g, late(), place.get()));
    } catch (ForeignFailure failure) {
      if (json) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("case", g.toString());
        told.put("class", name);
        told.put("failure", failure.getMessage());
        print(told, out -> {});
      }
      throw failure;
    }
  }

  private String late() {
    return Wording.english(timeout.late("case"));
  }

  private List<Path> classPath() {
    List<Path> paths =
        classPath.stream()
            .flatMap(typed -> Arrays.stream(typed.split(File.pathSeparator, -1)))
            .map(Path::of)
            .toList();
    for (Path path : paths) {
      require(Files.exists(path), "--classpath: there is no folder or jar %s", path);
    }
    return paths;
  }

  private Optional<CountReport> inTime(
      int steps, Function<Progress, CountReport> counting, Consumer<StackTraceElement[]> late) {
    try (Progress progress =
        Progress.after(TimeoutOption.QUIET, spec.commandLine().getErr(), "count", steps)) {
      return timeout.deadline().of(() -> counting.apply(progress), late);
    }
  }

  private void print(Object report, Consumer<Output> words) {
    Output out = new Output(spec.commandLine().getOut());
    if (json) {
      out.json(report);
    } else {
      words.accept(out);
    }
  }
}
