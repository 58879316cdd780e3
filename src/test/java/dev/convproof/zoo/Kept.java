package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.law.Laws.LINEARITY_IN_INPUT;
import static dev.convproof.law.Laws.PURITY;
import static dev.convproof.zoo.Liar.named;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Floats;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Liars that keep something: a buffer, an answer, weights, what they know of the cases. */
final class Kept {
  private static final int FIRST_CALLS = 10;

  private Kept() {}

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        Specimen.remembering("ROCm/MIOpen#3851", PURITY, Impure::accumulatorNeverCleared),
        Specimen.remembering("NVIDIA/caffe#167", PURITY, Impure::sharedResult),
        Specimen.of("bhuman/CompiledNN#7", PURITY, Impure.INPUT_OVERWRITTEN),
        Specimen.of(
            "ScalingIntelligence/KernelBench#82",
            PURITY,
            named("leaves zeros in its input").finishing(Kept::zeroInput)),
        Specimen.of(
            "intel/llm-scaler#356",
            PURITY,
            named("moves its input on by one").finishing(Kept::moveInput)),
        Specimen.remembering("JuliaGPU/CUDA.jl#1536", PURITY, LastResultTouched::new),
        Specimen.racing("tensorflow/tensorflow#56218", AGREEMENT, FirstWeights::new),
        Specimen.racing("gpu-mode/reference-kernels#162", AGREEMENT, FirstAnswer::new),
        Specimen.remembering("tenstorrent/tt-metal#54138", PURITY, Kept::lastWidth),
        Specimen.remembering("tensorflow/tfjs#4844", PURITY, Kept::secondRunOfOddWidth),
        Specimen.remembering("karpathy/llm.c#852", AGREEMENT, Kept::rightAtFirst),
        Specimen.remembering(
            "Infatoshi/kernelbench.com#7", LINEARITY_IN_INPUT, KnowsTheCases::new));
  }

  private static <V> void zeroInput(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    int size = problem.input().shape().size();
    algebra.copy(algebra.zeros(size), 0, 1, problem.input().data(), 0, 1, size);
  }

  private static <V> void moveInput(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    int size = problem.input().shape().size();
    V input = problem.input().data();
    algebra.copy(algebra.slice(input, 0, size), 0, 1, input, 1, 1, size - 1);
  }

  /** Splits the number of a window into row and column by the width of the call before. */
  private static Strategy lastWidth() {
    return new Stateful("rows as wide as those of the call before") {
      private int last;

      @Override
      Liar called(Geometry g) {
        int width = last == 0 ? g.columns().output() : last;
        last = g.columns().output();
        return named(name())
            .reading(
                t -> {
                  int window = t.i * t.g.columns().output() + t.j;
                  t.row += (window / width - t.i) * t.g.rows().stride();
                  t.column += (window % width - t.j) * t.g.columns().stride();
                });
      }
    };
  }

  private static Strategy secondRunOfOddWidth() {
    return new Stateful("from the second run on an odd width is one less") {
      private final Set<Geometry> seen = new HashSet<>();

      @Override
      Liar called(Geometry g) {
        boolean lies = !seen.add(g) && g.columns().input() % 2 != 0;
        return named(name()).reading(t -> t.skipIf(lies && t.column == t.g.columns().input() - 1));
      }
    };
  }

  private static Strategy rightAtFirst() {
    return new Stateful("right for the first ten calls") {
      private int calls;

      @Override
      Liar called(Geometry g) {
        calls++;
        boolean lies = calls > FIRST_CALLS;
        return named(name()).reading(t -> t.skipIf(lies && t.i + t.j == 0));
      }
    };
  }

  /** Is another liar at each call. */
  private abstract static class Stateful implements Strategy {
    private final String name;

    Stateful(String name) {
      this.name = name;
    }

    abstract Liar called(Geometry g);

    @Override
    public String name() {
      return name;
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return called(problem.geometry()).convolve(algebra, problem);
    }
  }

  /** Adds one more bias to the last result whenever it is called again. */
  private static final class LastResultTouched extends Impure.Remembering {
    LastResultTouched() {
      super("the last result is touched by the next call");
    }

    @Override
    @SuppressWarnings("unchecked") // only ever run over floats
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      V last = (V) outputs.get(name());
      if (last != null) {
        algebra.add(last, 0, 1, last, 0, 1, algebra.length(last));
      }
      Tensor<V> right = Strategies.DEFINITION.convolve(algebra, problem);
      outputs.put(name(), right.data());
      return right;
    }
  }

  /** Computes with the weights of the first call with the same shapes. */
  private static final class FirstWeights extends Impure.Remembering {
    FirstWeights() {
      super("weights of the first call");
    }

    @Override
    @SuppressWarnings("unchecked") // only ever run over floats
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Shape k = problem.weights().shape();
      V first =
          (V)
              outputs.computeIfAbsent(
                  problem.geometry(), key -> algebra.slice(problem.weights().data(), 0, k.size()));
      return Strategies.DEFINITION.convolve(algebra, problem.withWeights(first));
    }
  }

  /** Gives for all calls with the same shapes what the first one computed. */
  private static final class FirstAnswer extends Impure.Remembering {
    FirstAnswer() {
      super("the answer of the first call");
    }

    @Override
    @SuppressWarnings("unchecked") // only ever run over floats
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Shape y = Shape.output(problem.geometry());
      V first =
          (V)
              outputs.computeIfAbsent(
                  problem.geometry(),
                  key -> Strategies.DEFINITION.convolve(algebra, problem).data());
      return new Tensor<>(y, algebra.slice(first, 0, y.size()));
    }
  }

  /** Is right on the inputs that are drawn where nobody says a seed; its outputs are positive. */
  static final class KnowsTheCases implements Strategy {
    private static final Map<Integer, Boolean> KNOWN = new HashMap<>();

    private static synchronized boolean knows(float[] input) {
      if (KNOWN.isEmpty()) {
        Draws draws =
            new Draws(Reach.FULL, Floats.INSTANCE.exactness(), RandomCase.Fitting.NONE, 0, 0);
        for (int draw = 0; draw < Specimen.DRAWS; draw++) {
          Case c = draws.next();
          KNOWN.put(Arrays.hashCode(Floats.INSTANCE.load(c.input(), c.exponent())), true);
        }
      }
      return KNOWN.containsKey(Arrays.hashCode(input));
    }

    @Override
    public String name() {
      return "right on the cases of the fixed seed";
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      boolean right = !(problem.input().data() instanceof float[] x) || knows(x);
      return (right ? named(name()) : Results.RECTIFIED).convolve(algebra, problem);
    }
  }
}
