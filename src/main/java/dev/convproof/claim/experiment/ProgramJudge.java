package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import dev.convproof.claim.thread.NdArray;
import dev.convproof.claim.thread.Numpy;
import dev.convproof.claim.thread.Ported;
import dev.convproof.claim.thread.Ported.ArrayResult;
import dev.convproof.claim.thread.Ported.Program;
import dev.convproof.generate.FewValues;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.strategy.Strategies;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A judge of whether a program is a convolution, on a domain of shapes: run on indeterminates at
 * every shape up to a bound, in order, so that the first shape that fails is the smallest. There
 * the smallest values are searched.
 *
 * @param subject the program
 * @param domain the shapes
 */
public record ProgramJudge(Ported subject, PlainShapes domain) implements Judge {
  @Override
  public Judgement judge() {
    return Judgement.of(verdict());
  }

  /** The verdict alone. */
  public Verdict verdict() {
    long shapes = 0;
    for (int excess = 0; excess <= domain.most(); excess++) {
      List<Geometry> level = domain.ofSize(excess);
      List<Geometry> failing = level.stream().filter(g -> !convolvesAllValues(g)).toList();
      if (!failing.isEmpty()) {
        return refuted(failing, shapes);
      }
      shapes += level.size();
    }
    if (shapes == 0) {
      return new Verdict.Undecided(Message.of("reason.no-shape"));
    }
    return new Verdict.Holds(
        Message.of("link.equals-definition", subject.name()),
        new Strength.Exact(PlainShapes.bound(shapes, domain.most())));
  }

  /** At how many shapes of the domain the program is right, for all values. */
  long right() {
    return domain.shapes().filter(this::convolvesAllValues).count();
  }

  private boolean convolvesAllValues(Geometry g) {
    Polynomials numbers = Polynomials.INSTANCE;
    Problem<Polynomial[]> problem = new Indeterminates().plain(g);
    Tensor<Polynomial[]> expected = Strategies.DEFINITION.convolve(numbers, problem);
    return subject.run(numbers, problem) instanceof ArrayResult.Value<Polynomial[]> value
        && Arrays.equals(value.output().data(), expected.data());
  }

  private Verdict refuted(List<Geometry> failing, long smaller) {
    Case smallest =
        failing.stream()
            .flatMap(g -> FewValues.smallest(Case.zeros(List.of(g), false), this::fails).stream())
            .min(CaseOrder.SMALLEST_FIRST)
            .orElseThrow(() -> new IllegalStateException("no small values fail at " + failing));
    return new Verdict.Refuted(counterexample(smallest, Exhaustion.known(smaller)));
  }

  private boolean fails(Case c) {
    Problem<long[]> problem = c.problem(Integers.INSTANCE);
    return !(actual(problem) instanceof ArrayResult.Value<long[]> value)
        || !Arrays.equals(expected(problem).data(), value.output().data());
  }

  private static Tensor<long[]> expected(Problem<long[]> problem) {
    return Strategies.DEFINITION.convolve(Integers.INSTANCE, problem);
  }

  private ArrayResult<long[]> actual(Problem<long[]> problem) {
    return subject.run(Integers.INSTANCE, problem);
  }

  /** Returns what the program gave beside what it should have given; the case is the smallest. */
  private Counterexample counterexample(Case c, Message known) {
    Problem<long[]> problem = c.problem(Integers.INSTANCE);
    Tensor<long[]> due = expected(problem);
    List<Panel> panels = new ArrayList<>(CaseDrawing.operands(c));
    Message expected;
    Message actual;
    if (actual(problem) instanceof ArrayResult.Value<long[]> value) {
      int at = Arrays.mismatch(due.data(), value.output().data());
      panels.addAll(planes(Role.EXPECTED, due, at));
      panels.addAll(planes(Role.ACTUAL, value.output(), at));
      expected = Message.verbatim(due.data()[at]);
      actual = Message.verbatim(value.output().data()[at]);
    } else {
      Shape shape = due.shape();
      Optional<Tensor<long[]>> wrong = wrong(actual(problem));
      int missing = wrong.map(given -> beyond(shape, given.shape())).orElse(-1);
      panels.addAll(planes(Role.EXPECTED, due, missing));
      panels.addAll(
          wrong
              .map(given -> planes(Role.ACTUAL, given, beyond(given.shape(), shape)))
              .orElse(List.of(Panel.cell(Role.ACTUAL, "–").marked(0, 0))));
      expected = shape(List.of(shape.channels(), shape.height(), shape.width()));
      actual =
          actual(problem) instanceof ArrayResult.WrongShape<long[]> given
              ? shape(given.actual().shape())
              : Message.verbatim(((ArrayResult.Raised<long[]>) actual(problem)).message());
    }
    return new Counterexample(
        c.toString(),
        Contrast.DEFINITION_PROGRAM,
        expected,
        actual,
        true,
        known,
        CaseDrawing.of(panels));
  }

  private static List<Panel> planes(Role role, Tensor<long[]> tensor, int marked) {
    return CaseDrawing.planes(role, tensor.shape(), CaseDrawing.texts(tensor.data()), marked);
  }

  private static Message shape(List<Integer> sizes) {
    return Message.of("value.shape", NdArray.tuple(sizes));
  }

  /** An output that can be drawn, but is not of the shape that it should be. */
  private static Optional<Tensor<long[]>> wrong(ArrayResult<long[]> actual) {
    if (actual instanceof ArrayResult.WrongShape<long[]> wrong
        && wrong.actual().dimensions() == 3) {
      NdArray<long[]> array = wrong.actual();
      Shape shape = new Shape(1, array.size(0), array.size(1), array.size(2));
      return Optional.of(new Tensor<>(shape, array.data()));
    }
    return Optional.empty();
  }

  /** The first position in a shape that another does not have, or −1. */
  private static int beyond(Shape shape, Shape other) {
    return IntStream.range(0, shape.size())
        .filter(
            at -> {
              int[] p = shape.coordinates(at);
              return p[1] >= other.channels() || p[2] >= other.height() || p[3] >= other.width();
            })
        .findFirst()
        .orElse(-1);
  }

  /**
   * A judge of whether a program is a convolution; and at how many of all plain shapes a corrected
   * one is.
   *
   * @param written the program as it is
   * @param domain the shapes that it is said to be right for
   * @param corrected the other program
   * @param slice what it has in another way
   */
  public record Corrected(Ported written, PlainShapes domain, Ported corrected, String slice)
      implements Judge {
    @Override
    public Judgement judge() {
      ProgramJudge all = new ProgramJudge(corrected, PlainShapes.plain(domain.most()));
      String right = "%s: %s/%s".formatted(slice, all.right(), all.domain().size());
      return new Judgement(
          new ProgramJudge(written, domain).verdict(),
          List.of(new Figure("corrected-slice", right)));
    }
  }

  /**
   * A judge of whether a program makes its products by matrix multiplication only: its calls are
   * counted as they are executed. What it calls does not depend on values.
   */
  public record MatrixProductsOnly(Program program, PlainShapes domain) implements Judge {
    private static final String ELEMENTWISE = "*";
    private static final String MATRIX = "matmul";

    @Override
    public Judgement judge() {
      return Judgement.of(
          Exhaustion.atShapes(
              Message.of("link.every-product-matmul"),
              domain.shapes(),
              domain.most(),
              this::failure));
    }

    private Optional<Failure> failure(Geometry g) {
      Map<String, Integer> calls = calls(g);
      return Optional.of(calls)
          .filter(made -> made.containsKey(ELEMENTWISE))
          .map(
              made ->
                  new Failure(
                      Contrast.TRUTH_IMPLIED,
                      Message.of(
                          "value.calls", made.get(ELEMENTWISE), made.getOrDefault(MATRIX, 0)),
                      Message.of("value.no-calls"),
                      CaseDrawing.of(drawing(g))));
    }

    /** A window and a slice of the kernel, and what the program makes of them. */
    private static List<Panel> drawing(Geometry g) {
      Shape slice = new Shape(1, 1, g.rows().kernel(), g.columns().kernel());
      List<Panel> panels = new ArrayList<>();
      panels.addAll(CaseDrawing.planes(Role.WINDOW, slice, at -> "x" + CaseDrawing.below(at), -1));
      panels.addAll(CaseDrawing.planes(Role.SLICE, slice, at -> "k" + CaseDrawing.below(at), -1));
      panels.addAll(
          CaseDrawing.planes(
              Role.BY_ELEMENTS,
              slice,
              at -> "x" + CaseDrawing.below(at) + "·k" + CaseDrawing.below(at),
              -1));
      panels.add(Panel.cell(Role.EXPECTED, "sum(X * K)"));
      panels.add(Panel.cell(Role.ACTUAL, "X @ K").marked(0, 0));
      return panels;
    }

    private Map<String, Integer> calls(Geometry g) {
      Numpy<long[]> np = new Numpy<>(Integers.INSTANCE);
      program.call(
          np,
          new NdArray<>(
              List.of(g.inputChannels(), g.rows().input(), g.columns().input()),
              new long[g.inputSize()]),
          new NdArray<>(
              List.of(
                  g.outputChannels(), g.inputChannels(), g.rows().kernel(), g.columns().kernel()),
              new long[g.weightSize()]));
      return np.calls();
    }
  }
}
