package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Rounding;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.law.AllClose;
import dev.convproof.law.ErrorBound;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how far a right result may lie from the exact one. */
@Command(
    name = "bound",
    description = {
      "Tells how far a right result may lie from the exact one, in a number format.",
      "For a CASE: as a factor of Σ|x||k| + |b|, the output's and each gradient's. For files, or for"
          + " --normal numbers: for each output, and what allclose can do in its place. Derived:"
          + " worst cases by Jeannerod and Rump, 2013, and for matrix units, which may truncate, by"
          + " Blanchard et al., 2020, and Fasi et al., 2021; probable ones by Higham and Mary, 2019."
    },
    footer = {
      "",
      "Examples: convproof bound ci16kh3kw3h32w32 --arithmetic f32,tf32,f16",
      "          convproof bound n16ci16h32w32co32kh3kw3pt1pb1pl1pr1 --arithmetic f32 --normal 1",
      "          convproof bound --input x.npy --weight w.npy --padding 1 --output bounds.npy"
    })
final class Bound implements Callable<Integer> {
  private static final List<String> USUAL =
      List.of("f64", "f32", "tf32", "bf16", "f16", "f16:f16", "e4m3", "e4m3:f14", "u8i8");

  private static final long MOST_PRODUCTS = 2_000_000_000L;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CASE",
      description = "A case line such as ci16h32w32co32kh3kw3, without values.")
  private String line;

  @ArgGroup(exclusive = false, multiplicity = "0..1")
  private Run.Arguments files;

  @Option(
      names = "--arithmetic",
      split = ",",
      paramLabel = "NAME[:ACC[:OUT]]",
      description =
          "Formats of tensors, sums and outputs as contract has them; for a CASE some, joined by"
              + " commas (default: the files' own, or a table of the usual ones).")
  private List<String> arithmetics = List.of();

  @Option(
      names = "--nearest",
      description =
          "Sums are known to round to nearest, on matrix units too; otherwise those of tf32, bf16,"
              + " f16 and e4m3 may truncate.")
  private boolean nearest;

  @Option(
      names = "--rounding",
      paramLabel = "HOW",
      description =
          "For numbers in f32 or f64: the bound of winograd:2, winograd:4 or fft in the place of that"
              + " of sums of products.")
  private String rounding;

  @Option(
      names = "--normal",
      paramLabel = "SEED",
      description = "For a CASE: bounds for numbers of the standard normal distribution.")
  private Long normal;

  @Option(
      names = "--biased",
      description = "For a CASE: there is a bias, which is one more term of each output.")
  private boolean biased;

  @Option(
      names = "--output",
      paramLabel = "BOUNDS.npy",
      description = "Write the worst-case bound of each output there, as float64.")
  private Path output;

  @Option(names = "--json", description = "Print the bounds as JSON.")
  private boolean json;

  @Override
  public Integer call() throws TensorFileException {
    require(
        (line == null) != (files == null),
        "%s: a CASE, or --input and --weight, would be right",
        line == null ? "nothing is given to bound" : "a CASE and files are given");
    require(
        files == null || (normal == null && !biased),
        "--normal and --biased are for a CASE; files have numbers");
    require(
        output == null || files != null || normal != null,
        "--output: a CASE alone has no outputs; --normal SEED gives it numbers");
    arithmetics.forEach(Declarations::named);
    requireRounding();
    nearest |= "nearest".equals(rounding);
    if (files != null) {
      ConvolutionFiles read = ConvolutionFiles.read(files);
      return ofNumbers(read.formats(arithmetic()), read.problem(), read.outputShape());
    }
    Geometry g = geometry();
    if (normal == null) {
      new ShapeBounds(g, formats(), biased, nearest)
          .print(new Output(spec.commandLine().getOut(), 12), json);
      return ExitCode.HOLDS;
    }
    NamedFormats one = arithmetic().map(NamedFormats::of).orElse(NamedFormats.of("f32"));
    require(one.formats().areFloats(), "--arithmetic %s: has no fractions", one.name());
    long products = (long) g.products() * g.outputSize();
    require(
        products <= MOST_PRODUCTS,
        "this case takes %d multiplications: at most %d are right",
        products,
        MOST_PRODUCTS);
    Shape shape = Shape.output(g);
    return ofNumbers(
        one,
        RandomFractions.normal(g, one.formats(), biased, normal),
        List.of(shape.outer(), shape.channels(), shape.height(), shape.width()));
  }

  private void requireRounding() {
    List<String> known = PipeSubject.known("rounding");
    require(
        rounding == null || known.contains(rounding),
        "--rounding %s: known are %s",
        rounding,
        String.join(", ", known));
    require(
        rounding == null || files != null || normal != null,
        "--rounding %s: a CASE alone has no numbers, whose bounds it could be; --normal SEED gives"
            + " them",
        rounding);
  }

  private boolean isAlgorithm() {
    return rounding != null && PipeSubject.rounding(rounding).errors().isPresent();
  }

  /** The bounds of the algorithm that is named; those of sums where none is. */
  private double[] bounds(NamedFormats one, Problem<double[]> problem, double[] ofSums) {
    Optional<Rounding.ErrorModel> model =
        rounding == null ? Optional.empty() : PipeSubject.rounding(rounding).errors();
    if (model.isEmpty()) {
      return ofSums;
    }
    NumberFormat format = one.formats().output();
    require(
        one.formats().equals(Formats.of(format)),
        "--rounding %s: has a bound where all numbers are f32 or f64, not in %s",
        rounding,
        one.name());
    double[] own = model.get().bounds(format, problem);
    require(
        Arrays.stream(own).allMatch(Double::isFinite),
        "--rounding %s: something may overflow on the way, and no bound is known then",
        rounding);
    return own;
  }

  private List<NamedFormats> formats() {
    return (arithmetics.isEmpty() ? USUAL : arithmetics).stream().map(NamedFormats::of).toList();
  }

  private Optional<String> arithmetic() {
    require(
        arithmetics.size() <= 1,
        "--arithmetic %s: one would be right where there are numbers",
        String.join(",", arithmetics));
    return arithmetics.stream().findFirst();
  }

  private Geometry geometry() {
    try {
      return Notation.parse(line);
    } catch (GeometryException e) {
      throw new BadInput("%s", e.getMessage());
    }
  }

  /** The bounds of a problem's outputs, for programs. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record OfNumbers(
      @JsonProperty("case") String on,
      String numbers,
      long terms,
      double factor,
      double largest,
      double median,
      Optional<Double> probable,
      double failure,
      double largestOutput,
      double rtol,
      double leastAtol,
      double mostAtol,
      boolean allcloseWorks,
      Optional<String> written) {}

  private int ofNumbers(NamedFormats one, Problem<double[]> problem, List<Integer> shape)
      throws TensorFileException {
    Geometry g = problem.geometry();
    Output out = new Output(spec.commandLine().getOut(), 12);
    SumError error = one.error(nearest);
    ErrorBound bound = ErrorBound.of(error, problem);
    if (bound.overflow().isPresent()) {
      int[] at = Shape.output(g).coordinates(bound.overflow().getAsInt());
      throw new BadInput(
          "sums at [n=%d o=%d i=%d j=%d] may overflow in %s, and no bound is known then",
          at[0], at[1], at[2], at[3], one.name());
    }
    int count = g.outputSize();
    double[] bounds =
        bounds(one, problem, IntStream.range(0, count).mapToDouble(bound::ofOne).toArray());
    double[] probable = IntStream.range(0, count).mapToDouble(bound::probable).toArray();
    double[] outputs = JudgedOutputs.exactOutputs(problem);
    long terms = g.products() + (problem.bias().isPresent() ? 1L : 0L);
    double factor = one.formats().areFloats() ? error.factor(error.worstFactor(terms)) : 0;
    AllClose advice = AllClose.of(factor, outputs, bounds);
    Optional<String> written = Optional.empty();
    if (output != null) {
      NpyWriter.write(output, StoredTensor.of(shape, bounds));
      written = Optional.of(output + ", float64 " + shape);
    }
    double[] sorted = bounds.clone();
    Arrays.sort(sorted);
    double likely = isAlgorithm() ? Double.NaN : Arrays.stream(probable).max().orElseThrow();
    OfNumbers answer =
        new OfNumbers(
            g.toString(),
            one.name(),
            terms,
            factor,
            sorted[count - 1],
            sorted[count / 2],
            Double.isNaN(likely) ? Optional.empty() : Optional.of(likely),
            SumError.FAILURE,
            Arrays.stream(outputs).map(Math::abs).max().orElseThrow(),
            advice.rtol(),
            advice.least(),
            advice.most(),
            advice.works(),
            written);
    if (json) {
      out.json(answer);
    } else {
      print(out, one, answer, advice, bounds);
    }
    return ExitCode.HOLDS;
  }

  private void print(
      Output out, NamedFormats one, OfNumbers answer, AllClose advice, double[] bounds) {
    out.fact("case", answer.on());
    out.fact("numbers", one.words(nearest));
    int largest =
        IntStream.range(0, bounds.length)
            .reduce(0, (best, y) -> bounds[y] > bounds[best] ? y : best);
    int[] at = Shape.output(Notation.parse(answer.on())).coordinates(largest);
    out.fact(
        "bound",
        Output.text(
            "at most %s, at [n=%d o=%d i=%d j=%d]; half of the outputs %s or less; outputs reach %s",
            number(answer.largest()),
            at[0],
            at[1],
            at[2],
            at[3],
            number(answer.median()),
            number(answer.largestOutput())));
    out.fact(
        "formula",
        isAlgorithm()
            ? "that of " + PipeSubject.rounding(rounding).name()
            : Output.text(
                "%s · Σ|x||k|%s for %d terms, and underflow",
                number(answer.factor()), answer.terms() > 1 ? " (+ |b|)" : "", answer.terms()));
    answer
        .probable()
        .ifPresent(
            likely ->
                out.fact(
                    "probable",
                    Output.text(
                        "at most %s, but for a probability of %s for all %,d outputs",
                        number(likely), number(answer.failure()), bounds.length)));
    allclose(out, advice);
    answer.written().ifPresent(file -> out.line("wrote %s", file));
  }

  private static void allclose(Output out, AllClose advice) {
    if (advice.rtol() == 0) {
      out.fact("allclose", "rtol 0 and atol 0: outputs are exact");
      return;
    }
    out.fact(
        "allclose",
        Output.text(
            "with rtol %s: atol %s rejects no right result, %s passes nothing beyond the bound",
            number(advice.rtol()),
            number(advice.least()),
            advice.most() < 0 ? "no atol" : "atol " + number(advice.most())));
    if (!advice.works()) {
      out.fact(
          "",
          advice.most() <= 0
              ? "no atol does both: compare each output with its own bound (--output)"
              : Output.text(
                  "the one is %.1f times the other, so that no atol does both: compare each output"
                      + " with its own bound (--output)",
                  advice.quotient()));
    }
  }

  static String number(double value) {
    String text = Output.text("%.2e", value);
    return value >= 0.001 && value < 10_000 ? Output.text("%.4g", value) : text;
  }
}
