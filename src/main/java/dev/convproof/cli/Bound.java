package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.generate.RandomFractions;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.law.ErrorBound;
import dev.convproof.law.GradientBounds;
import dev.convproof.law.JudgedOutputs;
import dev.convproof.law.SumError;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardProblem;
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
      names = "--gradient",
      paramLabel = "G.npy",
      description =
          "For files: the gradient of the output, n co ho wo; the bounds are those of the gradient of"
              + " --of.")
  private Path gradient;

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      description = "With --gradient: the gradient of the input, weights or bias.")
  private String of;

  @Option(
      names = "--output",
      paramLabel = "BOUNDS.npy",
      description = "Write the worst-case bound of each output, or gradient, there, as float64.")
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
    require(
        (gradient == null) == (of == null)
            && (gradient == null || (files != null && rounding == null)),
        "--gradient and --of are for files, together, and without --rounding");
    arithmetics.forEach(Declarations::named);
    requireRounding();
    nearest |= "nearest".equals(rounding);
    if (files != null) {
      ConvolutionFiles read = ConvolutionFiles.read(files);
      if (gradient != null) {
        return ofGradient(read);
      }
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

  private Optional<Rounding> algorithm() {
    return Optional.ofNullable(rounding).flatMap(PipeSubject::algorithm).map(Strategy::rounding);
  }

  /** The bounds of the algorithm that is named; those of sums where none is. */
  private double[] bounds(NamedFormats one, Problem<double[]> problem, double[] ofSums) {
    Optional<Rounding.ErrorModel> model = algorithm().flatMap(Rounding::errors);
    if (model.isEmpty()) {
      return ofSums;
    }
    Support scope = PipeSubject.algorithm(rounding).orElseThrow().scope(problem.geometry());
    if (scope instanceof Support.Unsupported outside) {
      throw new BadInput("--rounding %s: %s", rounding, outside.reason());
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

  private int ofNumbers(NamedFormats one, Problem<double[]> problem, List<Integer> shape)
      throws TensorFileException {
    Geometry g = problem.geometry();
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
    return answer(
        one, g, new GradientBounds(outputs, bounds, probable, terms), shape, !one.holds(problem));
  }

  /** Tells the bounds of a gradient. */
  private int ofGradient(ConvolutionFiles read) throws TensorFileException {
    GradientBounds.Of which =
        Arrays.stream(GradientBounds.Of.values())
            .filter(one -> one.name().equalsIgnoreCase(of))
            .findFirst()
            .orElseThrow(() -> new BadInput("--of %s: input, weights or bias would be right", of));
    ConvolutionFiles.TensorFile given =
        ConvolutionFiles.TensorFile.read(gradient, files.rawIsBfloat16(), files.layout());
    require(
        given.tensor().shape().equals(read.outputShape()),
        "%s: shape %s, but the output of %s under %s has shape %s",
        gradient,
        given.shape(),
        read.input().path(),
        read.weight().path(),
        StoredTensor.tuple(read.outputShapeInFile()));
    NamedFormats one = read.formats(arithmetic());
    Problem<double[]> problem = read.problem();
    GradientBounds bounds;
    try {
      bounds =
          GradientBounds.of(
              one.error(nearest), BackwardProblem.of(problem, given.doubles()), which);
    } catch (ArithmeticException overflow) {
      throw new BadInput("%s in %s", overflow.getMessage(), one.name());
    }
    List<Integer> shape =
        switch (which) {
          case INPUT -> read.input().tensor().shape();
          case WEIGHTS -> read.weight().tensor().shape();
          case BIAS -> List.of(problem.geometry().outputChannels());
        };
    boolean wider =
        !one.holds(problem) || !NamedFormats.holds(one.formats().input(), given.doubles());
    return answer(one, problem.geometry(), bounds, shape, wider);
  }

  private int answer(
      NamedFormats one, Geometry g, GradientBounds all, List<Integer> shape, boolean wider)
      throws TensorFileException {
    Optional<String> written = Optional.empty();
    if (output != null) {
      NpyWriter.write(output, StoredTensor.of(shape, all.bounds()));
      written = Optional.of(output + ", float64 " + shape);
    }
    BoundsOfNumbers answer =
        BoundsOfNumbers.of(one, nearest, g, Optional.ofNullable(of), all, algorithm(), wider);
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      out.json(answer.json(written));
    } else {
      answer.print(out, shape);
      written.ifPresent(file -> out.line("wrote %s", file));
    }
    return ExitCode.HOLDS;
  }

  static String number(double value) {
    String text = Output.text("%.2e", value);
    return value >= 0.001 && value < 10_000 ? Output.text("%.4g", value) : text;
  }
}
