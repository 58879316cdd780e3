package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.cli.ConvolutionFiles.TensorFile;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.law.Derivation;
import dev.convproof.law.Explanation;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import dev.convproof.law.WrongOutputs;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** An output that somebody computed, to be judged beside the exact one. */
final class Expectation {
  @Option(
      names = "--expected",
      paramLabel = "Y.npy",
      description =
          "Judge this output instead of computing one: whether each number lies within the bound of"
              + " --arithmetic, where it does not, and what explains it.")
  private Path expected;

  @Option(
      names = "--arithmetic",
      paramLabel = "NAME[:ACC[:OUT]]",
      description =
          "With --expected: the formats that it was computed in, as contract has them (default: the"
              + " files' own).")
  private String arithmetic;

  @Option(
      names = "--nearest",
      description =
          "With --expected: sums are known to round to nearest, on matrix units too, which otherwise"
              + " may truncate.")
  private boolean nearest;

  @Option(
      names = "--strict",
      description =
          "With --expected: exit code 1 where an output is suspect, within its bound but beyond the"
              + " probable one.")
  private boolean strict;

  @Option(
      names = "--zero-points",
      paramLabel = "X,W",
      description =
          "With --expected: the zero points of i8 or u8i8 input and weights, such as 128,0; padding is"
              + " the input's (default: 0,0).")
  private String zeroPoints;

  boolean isGiven() {
    boolean others = arithmetic != null || nearest || strict || zeroPoints != null;
    require(expected != null || !others, "--expected is missing, which the other options are for");
    return expected != null;
  }

  /** The answer for programs. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Result(
      CaseVerdict verdict,
      @JsonProperty("case") String on,
      String numbers,
      Derivation derivation,
      Optional<Derivation> probableDerivation,
      Optional<Derivation> widerInputs,
      int outputs,
      int wrong,
      long suspect,
      int unbounded,
      Optional<String> unboundedGiven,
      Optional<String> where,
      Optional<Number> expected,
      Optional<Double> bound,
      Optional<String> actual,
      Optional<String> explained,
      Optional<Double> worstRatio,
      Optional<Double> typicalRatio) {}

  /** How the bounds of outputs are derived. */
  private record Derived(
      Derivation worst, Optional<Derivation> probable, Optional<Derivation> wider) {}

  /** Judges, and prints what it found. */
  int judge(ConvolutionFiles files, Run.Arguments arguments, CommandSpec spec, boolean json)
      throws TensorFileException {
    if (arithmetic != null) {
      Declarations.named(arithmetic);
    }
    TensorFile given = TensorFile.read(expected, arguments.rawIsBfloat16(), arguments.layout());
    require(
        given.tensor().shape().equals(files.outputShape()),
        "%s: shape %s, but the output of %s under %s has shape %s",
        expected,
        given.shape(),
        files.input().path(),
        files.weight().path(),
        StoredTensor.tuple(files.outputShapeInFile()));
    NamedFormats numbers = files.formats(Optional.ofNullable(arithmetic), given);
    require(
        numbers.formats().areFloats() != files.type().isInteger() || arithmetic != null,
        "%s: holds %s: --arithmetic would say how it is computed",
        files.input().path(),
        files.type());
    require(
        numbers.formats().areFloats() || files.type().isInteger(),
        "--arithmetic %s: %s holds %s",
        numbers.name(),
        files.input().path(),
        files.type());
    long[] zeros = zeros(numbers);
    Problem<?> problem;
    boolean wider = false;
    JudgedOutputs judged;
    IntFunction<Number> expected;
    SumError error = numbers.error(nearest);
    if (numbers.formats().areFloats()) {
      Problem<double[]> fractional = files.problem();
      problem = fractional;
      wider = !numbers.holds(fractional);
      judged = JudgedOutputs.of(error, fractional, given.tensor().widened());
      double[] exact = judged.expected();
      expected = y -> exact[y];
    } else {
      requireHeld(files.input(), numbers.formats().input());
      requireHeld(files.weight(), numbers.formats().weights());
      Problem<long[]> whole = differences(files.integers(), zeros);
      problem = whole;
      long[] exact = JudgedOutputs.exactIntegers(numbers.formats(), whole);
      judged =
          given.tensor().type().isInteger()
              ? JudgedOutputs.ofIntegers(exact, given.tensor().integers())
              : JudgedOutputs.ofIntegers(exact, given.tensor().widened());
      expected = y -> exact[y];
    }
    WrongOutputs.Map map = WrongOutputs.map(Shape.output(files.geometry()), judged::isWrong);
    Optional<String> explained =
        map.wrong() == 0
            ? Optional.empty()
            : Explanation.of(judged, error, problem, (int) zeros[0]);
    Output out = new Output(spec.commandLine().getOut(), 12);
    Derived derived =
        new Derived(
            Derivation.worst(error),
            Derivation.probable(error),
            wider ? Optional.of(Derivation.wider(error)) : Optional.empty());
    Result result = result(files, given, numbers, derived, judged, expected, map, explained);
    if (json) {
      out.json(result);
    } else {
      print(out, result, map, numbers);
    }
    boolean refused = strict && result.suspect() > 0;
    return refused ? ExitCode.REFUTED : result.verdict().exitCode();
  }

  private static void requireHeld(TensorFile file, NumberFormat format) {
    NumberFormat.Whole whole = format.whole().orElseThrow();
    long[] values = file.tensor().integers();
    for (int at = 0; at < values.length; at++) {
      require(
          values[at] >= whole.least() && values[at] <= whole.greatest(),
          "%s: holds %d at %s: %s holds %d to %d",
          file.path(),
          values[at],
          file.index(at),
          format.symbol(),
          whole.least(),
          whole.greatest());
    }
  }

  /** Returns the zero points of the input and of the weights. */
  private long[] zeros(NamedFormats numbers) {
    if (zeroPoints == null) {
      return new long[2];
    }
    if (!zeroPoints.matches("-?\\d{1,9}(,-?\\d{1,9})?")) {
      throw new BadInput("--zero-points %s: two integers such as 128,0 would be right", zeroPoints);
    }
    String[] given = zeroPoints.split(",", -1);
    List<NumberFormat> formats =
        List.of(numbers.formats().input(), numbers.formats().weights()).subList(0, given.length);
    long[] zeros = new long[2];
    for (int at = 0; at < given.length; at++) {
      NumberFormat format = formats.get(at);
      require(
          format == NumberFormat.INT8 || format == NumberFormat.UINT8,
          "--zero-points %s: they are of integers of 8 bits, and these are %s",
          zeroPoints,
          format.symbol());
      zeros[at] = Long.parseLong(given[at]);
      NumberFormat.Whole whole = format.whole().orElseThrow();
      require(
          zeros[at] >= whole.least() && zeros[at] <= whole.greatest(),
          "--zero-points %s: %s holds %d to %d",
          zeroPoints,
          format.symbol(),
          whole.least(),
          whole.greatest());
    }
    return zeros;
  }

  /** The problem in differences to the zero points, which padding makes zeros of. */
  private static Problem<long[]> differences(Problem<long[]> p, long[] zeros) {
    return Problem.of(
        p.geometry(),
        Arrays.stream(p.input().data()).map(x -> x - zeros[0]).toArray(),
        Arrays.stream(p.weights().data()).map(k -> k - zeros[1]).toArray(),
        p.bias().map(bias -> bias.data()));
  }

  private static Result result(
      ConvolutionFiles files,
      TensorFile given,
      NamedFormats numbers,
      Derived derived,
      JudgedOutputs judged,
      IntFunction<Number> expected,
      WrongOutputs.Map map,
      Optional<String> explained) {
    Optional<Integer> first = judged.firstWrong().stream().boxed().findFirst();
    return new Result(
        verdict(judged),
        files.geometry().toString(),
        numbers.name(),
        derived.worst(),
        derived.probable(),
        derived.wider(),
        judged.actual().length,
        map.wrong(),
        judged.suspects(),
        judged.unbounded(),
        given(judged),
        first.map(given::index),
        first.map(expected::apply),
        first.map(y -> judged.bounds()[y]),
        first.map(y -> shown(given.tensor(), y)),
        explained,
        judged.ratios().map(JudgedOutputs.Ratios::worst).filter(Double::isFinite),
        judged.ratios().map(JudgedOutputs.Ratios::typical).filter(Double::isFinite));
  }

  private static CaseVerdict verdict(JudgedOutputs judged) {
    if (judged.firstWrong().isPresent()) {
      return CaseVerdict.REFUTED;
    }
    if (judged.unbounded() == judged.actual().length) {
      return CaseVerdict.UNDECIDED;
    }
    boolean zeros = Arrays.stream(judged.expected()).allMatch(y -> y == 0);
    return zeros ? CaseVerdict.VACUOUS : CaseVerdict.HOLDS;
  }

  /** Tells what became of outputs whose sums may overflow; empty where there are none. */
  private static Optional<String> given(JudgedOutputs judged) {
    if (judged.unbounded() == 0) {
      return Optional.empty();
    }
    Map<String, Long> kinds =
        IntStream.range(0, judged.actual().length)
            .filter(judged::isUnbounded)
            .mapToObj(y -> judged.actual()[y])
            .collect(
                Collectors.groupingBy(
                    y -> Double.isNaN(y) ? "NaN" : Double.isInfinite(y) ? "∞" : "finite",
                    TreeMap::new,
                    Collectors.counting()));
    return Optional.of(
        kinds.entrySet().stream()
            .map(kind -> Output.text("%,d %s", kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", ")));
  }

  private static String shown(StoredTensor tensor, int y) {
    return shown(
        tensor.type().isInteger() ? (Number) tensor.integers()[y] : (Number) tensor.widened()[y]);
  }

  private static String shown(Number number) {
    return number instanceof Long ? number.toString() : shown(number.doubleValue());
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Output.text("%.0f", value)
        : Double.toString(value);
  }

  private void print(Output out, Result result, WrongOutputs.Map map, NamedFormats numbers) {
    out.fact("case", result.on());
    out.fact("judged", Output.text("%s, %,d outputs", expected, result.outputs()));
    out.fact("numbers", numbers.words(nearest));
    out.fact("bound", result.derivation().formula() + ": " + result.derivation().source());
    result.widerInputs().ifPresent(more -> out.fact("", more.formula() + ": " + more.source()));
    if (result.where().isPresent()) {
      double bound = result.bound().orElseThrow();
      out.fact("wrong", Output.text("%,d of %,d outputs", result.wrong(), result.outputs()));
      List<String> lines = map.lines();
      lines.forEach(line -> out.fact("", line));
      out.fact(
          "first",
          Output.text(
              "%s: expected %s%s, but was %s",
              result.where().get(),
              shown(result.expected().orElseThrow()),
              bound == 0 ? "" : " ± " + Bound.number(bound),
              result.actual().orElseThrow()));
      out.fact(
          "explained",
          result.explained().map(way -> "agrees with " + way).orElse("by no narrower format"));
    }
    result
        .worstRatio()
        .ifPresent(
            worst ->
                out.fact(
                    "errors",
                    Output.text(
                        "%.3g of the bound at most, %.3g of it or less at half of the outputs",
                        worst, result.typicalRatio().orElseThrow())));
    result
        .unboundedGiven()
        .ifPresent(
            kinds ->
                out.fact(
                    "overflow",
                    Output.text(
                        "%,d outputs have sums that may go beyond %s: no bound is known, and they are"
                            + " not judged; they are: %s",
                        result.unbounded(), numbers.name(), kinds)));
    boolean suspect = result.suspect() > 0 && result.verdict() != CaseVerdict.REFUTED;
    if (suspect) {
      out.fact(
          "suspect",
          Output.text(
              "%,d outputs lie beyond what errors that are independent and of mean zero give, but for"
                  + " a probability of %s",
              result.suspect(), Bound.number(SumError.FAILURE)));
      result.probableDerivation().ifPresent(by -> out.fact("", by.formula() + ": " + by.source()));
    }
    out.fact(
        "verdict",
        switch (result.verdict()) {
          case REFUTED -> "REFUTED: no right computation in " + numbers.name() + " gives this";
          case HOLDS ->
              "HOLDS: each output"
                  + (result.unbounded() > 0
                      ? " that has a bound is within it"
                      : " is within its bound")
                  + ", of this one case"
                  + (suspect ? "; suspect, which --strict refuses" : "");
          case UNDECIDED -> "UNDECIDED: the sums of each output may overflow in " + numbers.name();
          default -> "vacuous: all outputs are 0, which cannot tell";
        });
  }
}
