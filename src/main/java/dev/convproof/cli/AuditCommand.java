package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.audit.Audit;
import dev.convproof.audit.Audited;
import dev.convproof.cli.ConvolutionFiles.TensorFile;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether an output that something else computed is the convolution of its inputs. */
@Command(
    name = "audit",
    description = {
      "Tells whether an output is the convolution of these inputs, without computing it where that"
          + " can be avoided.",
      "Where all numbers are integers and max|x|·max|k|·n + max|b| is exact in their format, one"
          + " random projection modulo 2^61−1 (Freivalds, 1977) tells, at a fraction of the cost; what"
          + " is wrong passes with a probability of at most 4/(2^61−1), and is then located. Otherwise"
          + " a random sample of the outputs is computed again: floating-point numbers exactly, and"
          + " held to the bound derived for each, after a projection of all of each channel on random"
          + " signs, which shows large errors; integers as they wrap."
    },
    footer = {
      "",
      "Examples: convproof audit --input x.npy --weight w.npy --output y.npy --padding 1",
      "          convproof audit --model m.onnx --input image=x.npy",
      "Exit code 0 if no output is wrong, 1 if one is, 3 if none could be judged."
    })
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private Run.Arguments arguments;

  @Option(
      names = "--model",
      paramLabel = "M.onnx",
      description =
          "Run this model once on its inputs, each --input NAME=FILE, and audit what every convolution"
              + " in it was given and gave.")
  private Path model;

  @Option(
      names = "--runtime",
      paramLabel = "NAME",
      defaultValue = "onnxruntime",
      description = "What runs the model: onnxruntime.")
  private String runtime;

  @Option(
      names = "--arithmetic",
      paramLabel = "NAME[:ACC[:OUT]]",
      description =
          "The formats that it was computed in, as contract has them (default: the files' own).")
  private String arithmetic;

  @Option(
      names = "--output",
      paramLabel = "Y.npy",
      description = "What was computed: n co ho wo, or co ho wo for one image.")
  private Path output;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "How many outputs to compute again where a projection cannot tell (default:"
              + " ${DEFAULT-VALUE}).")
  private int sample;

  @Option(names = "--all", description = "Compute all of them again there.")
  private boolean all;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Repeat an earlier audit (default: a fresh one, drawn once all files are read).")
  private Long seed;

  @Option(
      names = "--strict",
      description =
          "Exit code 1 where an output is suspect, too: within its bound but beyond the probable one.")
  private boolean strict;

  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  /** The answer for programs. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Result(
      CaseVerdict verdict,
      Optional<String> strength,
      Optional<String> reason,
      @JsonProperty("case") String on,
      String numbers,
      long seed,
      int outputs,
      Optional<Integer> errorBits,
      Optional<Double> seenFrom,
      Optional<Integer> seenBits,
      Optional<Integer> recomputed,
      Optional<Double> worst,
      Optional<Double> typical,
      Optional<Integer> suspect,
      Optional<Integer> wrong,
      Optional<String> where,
      Optional<String> expected,
      Optional<String> actual) {}

  @Override
  public Integer call() throws TensorFileException {
    require(sample >= 1, "--sample %d: at least 1 would be right", sample);
    require(runtime.equals("onnxruntime"), "--runtime %s: onnxruntime would be right", runtime);
    if (model != null) {
      require(output == null, "--output is what a runtime gives; --model runs it here");
      require(
          arithmetic == null, "--arithmetic is what the model says of each of its convolutions");
      long from = seed == null ? new SplittableRandom().nextLong(1L << 53) : seed;
      OptionalInt some = all ? OptionalInt.empty() : OptionalInt.of(sample);
      return new ModelAudit(model, arguments.inputs(), some, from, strict).answer(spec, json);
    }
    require(output != null, "--output is missing: the file to audit would be right");
    ConvolutionFiles files = ConvolutionFiles.read(arguments);
    TensorFile found = TensorFile.read(output, arguments.rawIsBfloat16(), arguments.layout());
    require(
        found.tensor().shape().equals(files.outputShape()),
        "%s: shape %s, but the output of %s under %s has shape %s",
        output,
        found.shape(),
        files.input().path(),
        files.weight().path(),
        StoredTensor.tuple(files.outputShapeInFile()));
    NamedFormats numbers = numbers(files, found);
    SumError error = numbers.error(false);
    if (files.type().isInteger()) {
      requireOf(numbers, numbers.formats().input(), files.input());
      requireOf(numbers, numbers.formats().weights(), files.weight());
      files.bias().ifPresent(file -> requireOf(numbers, numbers.formats().bias(), file));
      return answer(files, found, numbers.name(), error, StoredTensor::integers);
    }
    boolean doubles =
        Stream.of(files.input(), files.weight(), files.bias().orElse(found), found)
            .anyMatch(file -> file.tensor().type() == ElementType.FLOAT64);
    return doubles
        ? answer(files, found, numbers.name(), error, StoredTensor::widened)
        : answer(files, found, numbers.name(), error, StoredTensor::floats);
  }

  /** Returns the formats that are named, or else those of the files. */
  private NamedFormats numbers(ConvolutionFiles files, TensorFile found) {
    ElementType given = found.tensor().type();
    boolean integers = files.type().isInteger();
    require(
        integers == given.isInteger(),
        "%s: holds %s, but %s holds %s: integers in all files, or in none, would be right",
        output,
        given,
        files.input().path(),
        files.type());
    require(
        !integers || given.bytes() >= Integer.BYTES,
        "%s: holds %s, which no convolution adds up in: int32 or int64 would be right",
        output,
        given);
    if (arithmetic == null) {
      return integers ? wholeNumbers(files, given) : files.formats(Optional.empty(), found);
    }
    NamedFormats named = NamedFormats.of(Declarations.named(arithmetic));
    require(
        named.formats().areFloats() != integers,
        "--arithmetic %s: %s holds %s",
        named.name(),
        files.input().path(),
        files.type());
    return named;
  }

  /**
   * Returns the formats of integers: 8 bits where input and weights are so, sums as in the output.
   */
  private static NamedFormats wholeNumbers(ConvolutionFiles files, ElementType output) {
    String sums = output == ElementType.INT32 ? "i32" : "i64";
    String usual = files.formats(Optional.empty()).name();
    boolean narrow = usual.endsWith("i8") && files.weight().tensor().type() == ElementType.INT8;
    return NamedFormats.of(narrow ? usual + ":" + sums : sums);
  }

  private static void requireOf(NamedFormats numbers, NumberFormat format, TensorFile file) {
    long[] values = file.tensor().integers();
    for (int at = 0; at < values.length; at++) {
      NumberFormat.Whole whole = format.whole().orElseThrow();
      require(
          whole.least() <= values[at] && values[at] <= whole.greatest(),
          "%s: holds %d at %s, which is no %s, as --arithmetic %s has it",
          file.path(),
          values[at],
          file.index(at),
          format.symbol(),
          numbers.name());
    }
  }

  private <V> int answer(
      ConvolutionFiles files,
      TensorFile found,
      String numbers,
      SumError error,
      Function<StoredTensor, V> load) {
    V input = load.apply(files.input().tensor());
    V weights = load.apply(files.weight().tensor());
    Optional<V> bias = files.bias().map(file -> load.apply(file.tensor()));
    V given = load.apply(found.tensor());
    long from = seed == null ? new SplittableRandom().nextLong(1L << 53) : seed;
    Audited audited =
        Audit.prepare(files.geometry(), weights, bias, error, from)
            .audit(input, given, all ? OptionalInt.empty() : OptionalInt.of(sample), from);
    Result result = result(files, found, numbers, from, audited);
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      out.json(result);
    } else {
      out.fact("case", result.on());
      out.fact("audited", Output.text("%,d outputs, %s", result.outputs(), numbers));
      out.fact("seed", from + (seed == null ? ": --seed " + from + " repeats this audit" : ""));
      out.fact("verdict", result.verdict() + ": " + words(audited, found::index));
      seen(audited).ifPresent(words -> out.fact("all", words));
    }
    return strict && suspects(audited) > 0 ? ExitCode.REFUTED : result.verdict().exitCode();
  }

  /** Returns how many outputs lie within their bounds, but beyond the probable ones. */
  static int suspects(Audited audited) {
    return audited instanceof Audited.Recomputed again ? again.suspect() : 0;
  }

  static CaseVerdict verdict(Audited audited) {
    if (audited instanceof Audited.Wrong) {
      return CaseVerdict.REFUTED;
    }
    boolean none = audited instanceof Audited.Recomputed again && again.outputs() == 0;
    return none ? CaseVerdict.UNDECIDED : CaseVerdict.HOLDS;
  }

  private static Result result(
      ConvolutionFiles files, TensorFile found, String numbers, long seed, Audited audited) {
    CaseVerdict verdict = verdict(audited);
    Optional<String> strength = Optional.empty();
    Optional<String> reason = Optional.empty();
    Optional<Integer> bits = Optional.empty();
    Optional<Integer> recomputed = Optional.empty();
    Optional<Audited.Seen> seen = Optional.empty();
    Optional<Audited.Wrong> wrong = Optional.empty();
    if (audited instanceof Audited.Projected projected) {
      strength = Optional.of("PROBABLE");
      bits = Optional.of(projected.bits());
    } else if (audited instanceof Audited.Recomputed again) {
      boolean none = again.outputs() == 0;
      boolean whole = again.outputs() == again.of();
      strength = none ? Optional.empty() : Optional.of(whole ? "EXACT" : "SAMPLED");
      reason = Optional.of(again.why());
      recomputed = Optional.of(again.outputs());
      seen = again.seen();
    } else if (audited instanceof Audited.Wrong one) {
      wrong = Optional.of(one);
      recomputed = Optional.of(one.recomputed());
    }
    return new Result(
        verdict,
        strength,
        reason,
        files.geometry().toString(),
        numbers,
        seed,
        found.tensor().size(),
        bits,
        seen.map(Audited.Seen::from),
        seen.map(Audited.Seen::bits),
        recomputed,
        ratios(audited).map(JudgedOutputs.Ratios::worst),
        ratios(audited).map(JudgedOutputs.Ratios::typical),
        Optional.of(suspects(audited)).filter(count -> count > 0),
        wrong.map(Audited.Wrong::wrong),
        wrong.map(one -> found.index(one.first())),
        wrong.map(Audited.Wrong::expected),
        wrong.map(Audited.Wrong::actual));
  }

  /** Returns how near errors come to their bounds; empty where none was computed, or all are 0. */
  static Optional<JudgedOutputs.Ratios> ratios(Audited audited) {
    return audited instanceof Audited.Recomputed again ? again.ratios() : Optional.empty();
  }

  /** Returns what a projection of all outputs would have shown. */
  static Optional<String> seen(Audited audited) {
    if (!(audited instanceof Audited.Recomputed again) || again.seen().isEmpty()) {
      return Optional.empty();
    }
    Audited.Seen seen = again.seen().get();
    return Optional.of(
        Output.text(
            "%s; smaller errors only in those that were computed again",
            seen.bits() >= 0
                ? Output.text(
                    "one that is off by more than %.3g is seen, in the first %d bits of outputs of"
                        + " about %.3g, but for a probability of 2^−60, by random signs over each of"
                        + " %,d channels",
                    seen.from(), seen.bits(), seen.about(), seen.channels())
                : Output.text(
                    "one that is off by more than %.3g is seen, 2^%d times outputs of about %.3g, but"
                        + " for a probability of 2^−60, by random signs over each of %,d channels",
                    seen.from(), -seen.bits(), seen.about(), seen.channels())));
  }

  static String words(Audited audited, Function<Integer, String> index) {
    if (audited instanceof Audited.Projected projected) {
      return Output.text(
          "what is wrong passes with a probability of at most 2^−%d, by one projection modulo 2^61−1"
              + " over %d %s",
          projected.bits(), projected.axes(), projected.axes() == 1 ? "axis" : "axes");
    }
    if (audited instanceof Audited.Recomputed again) {
      String unjudged =
          again.unjudged() == 0
              ? ""
              : Output.text(
                  "; %,d more may overflow, or read NaN or ∞: no bound is derived for them",
                  again.unjudged());
      String error =
          again
              .ratios()
              .map(
                  of ->
                      Output.text(
                          "; the largest error is %.3f of its bound, a typical one %.3g",
                          of.worst(), of.typical()))
              .orElse("");
      String suspect =
          again.suspect() == 0
              ? ""
              : Output.text(
                  "; suspect, which --strict refuses: %,d lie beyond what errors that are independent"
                      + " and of mean zero give, but for a probability of %s",
                  again.suspect(), Bound.number(SumError.FAILURE));
      return Output.text(
          "each of %,d outputs that were computed again is right, of %,d (%s)%s%s%s",
          again.outputs(), again.of(), again.why(), error, unjudged, suspect);
    }
    Audited.Wrong wrong = (Audited.Wrong) audited;
    return Output.text(
        "output %s is %s instead of %s; %,d of %,d that were computed again are wrong",
        index.apply(wrong.first()),
        wrong.actual(),
        wrong.expected(),
        wrong.wrong(),
        wrong.recomputed());
  }
}
