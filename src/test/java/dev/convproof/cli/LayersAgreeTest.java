package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Gradients;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantity;
import dev.convproof.cost.ClosedForm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.cost.Footprint;
import dev.convproof.formula.Evaluation;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Value;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.ErrorBound;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategies;
import dev.convproof.tensor.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes, counts, values, gradients and bounds of layers, asked of PyTorch, SciPy and fractions. */
@Tag("long")
class LayersAgreeTest {
  private static final int MANY = 10_000;
  private static final int SOME = 1_000;
  private static final int FEW = 200;

  @TempDir Path folder;

  @Test
  void sizes_by_pytorch() throws Exception {
    SplittableRandom random = new SplittableRandom(2);
    List<String> questions = drawn(MANY, () -> size(random));
    compare(
        "sizes of convolutions, transposed convolutions and pooling, ceiling too",
        "PyTorch",
        pythonWith("torch", "torch-sizes", questions),
        questions,
        LayersAgreeTest::ourSize);
  }

  private static String size(SplittableRandom random) {
    while (true) {
      String kind = List.of("conv", "transposed", "pool").get(random.nextInt(3));
      int k = random.nextInt(1, 6);
      int s = random.nextInt(1, 5);
      int d = random.nextInt(1, 4);
      int p = random.nextInt(0, kind.equals("pool") ? k / 2 + 1 : 4);
      int h = random.nextInt(1, 20);
      int extra = random.nextInt(0, kind.equals("pool") ? 2 : s);
      int reach = d * (k - 1) + 1;
      boolean fits =
          kind.equals("transposed") ? (h - 1) * s - 2 * p + reach >= 1 : h + 2 * p >= reach;
      if (fits) {
        return Stream.of(kind, h, k, s, p, d, extra)
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
      }
    }
  }

  private static String ourSize(String question) {
    String[] words = question.split(" ", -1);
    Map<String, BigInteger> values = new HashMap<>();
    List<String> names = List.of("h", "kh", "sh", "ph", "dh", "oph");
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), new BigInteger(words[i + 1]));
    }
    String perSide = "padding: per-side";
    return switch (words[0]) {
      case "conv" -> closed("output-height", perSide, values);
      case "transposed" -> closed("transposed-output-height", perSide, values);
      default ->
          closed(
              "pooling-height",
              perSide + (words[6].equals("1") ? ", rounding: ceil-dropped" : ""),
              values);
    };
  }

  private static String closed(String name, String conventions, Map<String, BigInteger> values) {
    Quantity quantity = Quantities.named(name).orElseThrow();
    String text =
        quantity.closed().text(Conventions.parse(conventions), values.keySet()).orElseThrow();
    Value value =
        Evaluation.rational(
            FormulaParser.parse(text, quantity.vocabulary()), values, quantity.division());
    return value.toString();
  }

  @Test
  void counts_by_pytorch() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    List<String> questions = drawn(SOME, () -> counted(random));
    compare(
        "parameters of layers, and twice their multiplications",
        "PyTorch's modules and profiler",
        pythonWith("torch", "torch-counts", questions),
        questions,
        LayersAgreeTest::ourCounts);
  }

  private static String counted(SplittableRandom random) {
    int g = random.nextInt(1, 4);
    int k = random.nextInt(1, 4);
    int d = random.nextInt(1, 3);
    return Stream.of(
            g,
            g * random.nextInt(1, 4),
            random.nextInt(0, 9) + d * (k - 1) + 1,
            random.nextInt(0, 9) + d * 2 + 1,
            g * random.nextInt(1, 4),
            k,
            random.nextInt(1, 4),
            random.nextInt(1, 4),
            random.nextInt(0, 3),
            d,
            random.nextInt(2),
            random.nextInt(1, 4))
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static String ourCounts(String question) {
    int[] q = ints(question);
    Geometry g =
        new Geometry(
            q[11],
            q[0],
            q[1],
            q[4],
            new Axis(q[2], q[5], q[7], q[8], q[8], q[9]),
            new Axis(q[3], q[6], q[7], q[8], q[8], q[9]));
    long parameters = Footprint.parameters(g) - (q[10] == 1 ? 0 : Footprint.biases(g));
    return parameters + " " + 2 * ClosedForm.multiplications(g, PaddedTaps.COUNTED);
  }

  @Test
  void values_and_gradients_by_pytorch() throws Exception {
    SplittableRandom random = new SplittableRandom(4);
    List<String> questions = drawn(SOME, () -> layer(random, true, LayersAgreeTest::small));
    compare(
        "outputs and all gradients of layers of integers",
        "PyTorch",
        pythonWith("torch", "torch-values", questions),
        questions,
        LayersAgreeTest::ourGradients);
  }

  @Test
  void values_by_scipy() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    List<String> questions = drawn(SOME, () -> layer(random, false, LayersAgreeTest::small));
    compare(
        "outputs of layers of integers",
        "SciPy",
        pythonWith("scipy", "scipy-values", questions),
        questions,
        question -> whole(outputs(problem(question))));
  }

  @Test
  void bounds_by_exact_fractions() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    List<String> questions = drawn(FEW, () -> layer(random, false, LayersAgreeTest::scaled));
    List<String> exact = pythonWith("fractions", "bounds", questions);
    int asked = 0;
    int differ = 0;
    for (int i = 0; i < questions.size(); i++) {
      ErrorBound ours = ErrorBound.of(NumberFormat.FLOAT32, problem(questions.get(i)));
      String[] theirs = exact.get(i).split(" ", -1);
      for (int y = 0; y < theirs.length; y++) {
        BigFraction least = BigFraction.parse(theirs[y]);
        BigFraction bound = BigFraction.from(ours.ofOne(y));
        boolean tight =
            bound.compareTo(least) >= 0
                && bound.compareTo(least.multiply(BigFraction.from(1 + 0x1p-30))) <= 0;
        asked++;
        differ += tight ? 0 : 1;
      }
    }
    Peers.row(
        "bounds of float32 outputs, never below n·u·S and at most 2^-30 of it above",
        "Python's fractions",
        asked,
        differ);
  }

  private static String layer(
      SplittableRandom random, boolean general, Function<SplittableRandom, String> number) {
    int g = random.nextInt(1, 3);
    int ci = g * random.nextInt(1, 3);
    int co = g * random.nextInt(1, 3);
    int most = general ? 3 : 1;
    Axis rows = axis(random, most);
    Axis columns = axis(random, most);
    Geometry geometry = new Geometry(random.nextInt(1, 3), g, ci, co, rows, columns);
    String sizes =
        Stream.of(
                geometry.batch(),
                g,
                ci,
                rows.input(),
                columns.input(),
                co,
                rows.kernel(),
                columns.kernel(),
                rows.stride(),
                columns.stride(),
                rows.padBefore(),
                columns.padBefore(),
                rows.dilation(),
                columns.dilation())
            .map(String::valueOf)
            .collect(Collectors.joining(" "));
    return Stream.of(geometry.inputSize(), geometry.weightSize(), co, geometry.outputSize())
        .map(
            size ->
                IntStream.range(0, size)
                    .mapToObj(i -> number.apply(random))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining("|", sizes + "|", ""));
  }

  private static Axis axis(SplittableRandom random, int most) {
    int k = random.nextInt(1, 4);
    int d = most == 1 ? 1 : random.nextInt(1, most + 1);
    int p = random.nextInt(0, most);
    int h = Math.max(1, d * (k - 1) + 1 - 2 * p) + random.nextInt(0, 5);
    return new Axis(h, k, random.nextInt(1, most + 1), p, p, d);
  }

  private static String small(SplittableRandom random) {
    return String.valueOf(random.nextInt(-9, 10));
  }

  private static String scaled(SplittableRandom random) {
    double wide = (1 + random.nextDouble()) * (random.nextBoolean() ? 1 : -1);
    return Double.toHexString((float) Math.scalb(wide, random.nextInt(-20, 20)));
  }

  private static Problem<double[]> problem(String question) {
    String[] parts = question.split("\\|", -1);
    int[] q = ints(parts[0]);
    Geometry g =
        new Geometry(
            q[0],
            q[1],
            q[2],
            q[5],
            new Axis(q[3], q[6], q[8], q[10], q[10], q[12]),
            new Axis(q[4], q[7], q[9], q[11], q[11], q[13]));
    return Problem.of(g, doubles(parts[1]), doubles(parts[2]), Optional.of(doubles(parts[3])));
  }

  private static double[] outputs(Problem<double[]> problem) {
    return Strategies.DEFINITION.convolve(Doubles.INSTANCE, problem).data();
  }

  private static String ourGradients(String question) {
    Problem<double[]> problem = problem(question);
    double[] gradient = doubles(question.split("\\|", -1)[4]);
    Gradients<double[]> all =
        BackwardStrategies.DEFINITION.gradients(
            Doubles.INSTANCE, BackwardProblem.of(problem, gradient));
    return Stream.of(outputs(problem), all.input(), all.weights(), all.bias())
        .map(LayersAgreeTest::whole)
        .collect(Collectors.joining("|"));
  }

  private static String whole(double[] numbers) {
    return DoubleStream.of(numbers)
        .mapToObj((DoubleFunction<String>) number -> String.valueOf((long) number))
        .collect(Collectors.joining(" "));
  }

  private static int[] ints(String text) {
    return Stream.of(text.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static double[] doubles(String text) {
    return Stream.of(text.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  private static List<String> drawn(int number, Supplier<String> one) {
    return Stream.generate(one).limit(number).toList();
  }

  private void compare(
      String what,
      String tool,
      List<String> theirs,
      List<String> questions,
      Function<String, String> ours)
      throws IOException {
    assertThat(theirs).hasSameSizeAs(questions);
    List<String> different =
        IntStream.range(0, questions.size())
            .filter(i -> !ours.apply(questions.get(i)).equals(theirs.get(i)))
            .mapToObj(questions::get)
            .toList();
    assertThat(different).as(what).isEmpty();
    Peers.row(what, tool, questions.size(), different.size());
  }

  private List<String> pythonWith(String module, String kind, List<String> questions)
      throws IOException, InterruptedException {
    return Peers.answers(
        folder, questions, Installed.pythonWith(module), "src/test/python/peers.py", kind);
  }
}
