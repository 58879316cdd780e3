package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.audit.Audit;
import dev.convproof.audit.Audited;
import dev.convproof.cli.ConvolutionFiles.TensorFile;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
          + " held to the bound derived for each; integers as they wrap."
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
      Optional<Integer> recomputed,
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
      long from = seed == null ? new SplittableRandom().nextLong(1L << 53) : seed;
      OptionalInt some = all ? OptionalInt.empty() : OptionalInt.of(sample);
      return new ModelAudit(model, arguments.inputs(), some, from).answer(spec, json);
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
    require(
        files.type().isInteger() == found.tensor().type().isInteger()
            && (files.type().isInteger() || files.type() == found.tensor().type()),
        "%s: holds %s, but %s holds %s: one type for all files, or integers in all, would be right",
        output,
        found.tensor().type(),
        files.input().path(),
        files.type());
    return switch (found.tensor().type()) {
      case FLOAT32 -> answer(files, found, "floats", StoredTensor::floats);
      case FLOAT64 -> answer(files, found, "doubles", StoredTensor::doubles);
      case INT32 -> answer(files, found, "32-bit integers", AuditCommand::ints);
      case INT64 -> answer(files, found, "64-bit integers", StoredTensor::integers);
      default ->
          throw new BadInput(
              "%s: holds %s, which no convolution adds up in: int32, int64, float32 or float64 would"
                  + " be right",
              output, found.tensor().type());
    };
  }

  /** Integers as they wrap in 32 bits. */
  private static int[] ints(StoredTensor tensor) {
    return Arrays.stream(tensor.integers()).mapToInt(value -> (int) value).toArray();
  }

  private <V> int answer(
      ConvolutionFiles files, TensorFile found, String numbers, Function<StoredTensor, V> load) {
    V input = load.apply(files.input().tensor());
    V weights = load.apply(files.weight().tensor());
    Optional<V> bias = files.bias().map(file -> load.apply(file.tensor()));
    V given = load.apply(found.tensor());
    long from = seed == null ? new SplittableRandom().nextLong(1L << 53) : seed;
    Audited audited =
        Audit.prepare(files.geometry(), weights, bias, from)
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
    }
    return result.verdict().exitCode();
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
        recomputed,
        wrong.map(Audited.Wrong::wrong),
        wrong.map(one -> found.index(one.first())),
        wrong.map(Audited.Wrong::expected),
        wrong.map(Audited.Wrong::actual));
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
          again.worst() == 0
              ? ""
              : Output.text("; the largest error is %.3f of its bound", again.worst());
      return Output.text(
          "each of %,d outputs that were computed again is right, of %,d (%s)%s%s",
          again.outputs(), again.of(), again.why(), error, unjudged);
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
