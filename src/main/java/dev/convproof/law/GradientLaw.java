package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.generate.OutputGradient;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * A statement about every backward pass, judged on one case at a time, and on a gradient G of the
 * case's output that follows from the case. G is as large as every sum of the law stays exact for.
 */
public abstract class GradientLaw extends Law {
  private static final Optional<Outcome> NO_GRADIENTS =
      Optional.of(new Outcome.Unsupported(Message.told("no-gradients", "it offers no gradients")));

  private static final Message.Told INEXACT =
      Message.told(
          "gradient-inexact", "sums of products with a gradient of the output are not exact");

  private static final Message.Told SILENT =
      Message.told("law-silent", "the law does not speak of this case");

  private final int headroom;

  GradientLaw(String name, String statement, int headroom) {
    super(name, statement);
    this.headroom = headroom;
  }

  /** Bits that are left to the gradient of the output in all cases but a few. */
  @Override
  public final int headroom() {
    return headroom;
  }

  /** Backward passes are sums of products, whatever the forward pass rounds like. */
  @Override
  final boolean allowsForRounding() {
    return true;
  }

  /** It chooses its own magnitudes. */
  @Override
  public final boolean needsExactSums() {
    return false;
  }

  @Override
  final Optional<Outcome> beforehand(Subject<?> subject) {
    return subject.offersGradients() ? Optional.empty() : NO_GRADIENTS;
  }

  @Override
  final <V> void compare(Comparison<V> comparison, Trial<V> trial) {
    long most = most(trial.arithmetic().exactness(), trial.on());
    if (most == 0) {
      comparison.nothing(INEXACT);
    } else {
      compare(comparison, trial, trial.arithmetic().load(OutputGradient.of(trial.on(), most), 0));
    }
  }

  @Override
  Message.Told whyVacuous() {
    return SILENT;
  }

  /** The gradient of the output, as integers. */
  @Override
  public final List<String> facts(Arithmetic<?> arithmetic, Case on) {
    long most = most(arithmetic.exactness(), on);
    if (most == 0) {
      return List.of();
    }
    Shape shape = Shape.output(on.layers().get(on.layers().size() - 1).geometry());
    String gradient = Grid.of(shape, OutputGradient.of(on, most));
    return List.of("  gradient   " + gradient + " of the output");
  }

  /** The greatest |G| for which every sum is exact, 0 if there is none. */
  private long most(Exactness exactness, Case c) {
    try {
      long most = exactness.ofOutputs().magnitude() / deepest(c);
      return exactness.input().signed() ? Math.min(most, exactness.input().magnitude()) : 0;
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  /**
   * Returns how far any partial sum of the law can get from zero, in whatever order its terms are
   * added, for each unit of max|G|: at least 1.
   *
   * @throws ArithmeticException if that passes 2^63−1
   */
  abstract long deepest(Case c);

  /** Makes the law's comparisons. */
  abstract <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient);

  /** A sum of products of tensors of one shape: ⟨a, b⟩ + ⟨c, d⟩ …, as a tensor of one scalar. */
  static final class InnerProduct<V> {
    private final Arithmetic<V> numbers;
    private final V sum;

    InnerProduct(Arithmetic<V> numbers) {
      this.numbers = numbers;
      this.sum = numbers.zeros(1);
    }

    /** Adds ⟨a, b⟩. */
    InnerProduct<V> plus(Tensor<V> a, Tensor<V> b) {
      for (int at = 0; at < a.shape().size(); at++) {
        numbers.multiplyAdd(a.data(), at, b.data(), at, sum, 0);
      }
      return this;
    }

    /** The sum of all that was added. */
    Tensor<V> total() {
      return new Tensor<>(new Shape(1, 1, 1, 1), sum);
    }
  }

  /**
   * How far partial sums of gradients can get from zero for each unit of max|G|, in whatever order
   * their terms are added: the number of terms times the greatest magnitudes of their factors.
   *
   * <p>Every method throws an ArithmeticException where that passes 2^63−1.
   */
  static final class DeepestGradient {
    private DeepestGradient() {}

    /** Of any gradient of a layer: (co/g)·kh·kw terms G·k, or n·ho·wo terms G·x, or G alone. */
    static long ofLayer(Layer layer, long input) {
      return Math.max(ofInput(layer), ofWeights(layer.geometry(), input));
    }

    /** Of the input's gradient: (co/g)·kh·kw terms G·k. */
    static long ofInput(Layer layer) {
      Geometry g = layer.geometry();
      return product(g.outputChannelsPerGroup(), g.taps(), DeepestSum.greatest(layer.weights()));
    }

    /**
     * Of the weights' gradient, and of the bias': n·ho·wo terms G·x, the greatest |x| at least 1.
     */
    static long ofWeights(Geometry g, long input) {
      return product(g.batch(), g.windows(), input);
    }

    /** Of ⟨G, Y⟩ where every input and every weight is larger by so much: n·co·ho·wo outputs. */
    static long ofPairing(Case c, long larger) {
      Layer layer = c.layers().get(0);
      Geometry g = layer.geometry();
      long input = Math.addExact(DeepestSum.greatest(c.input()), larger);
      long weight = Math.addExact(DeepestSum.greatest(layer.weights()), larger);
      long bias = Math.addExact(layer.bias().map(DeepestSum::greatest).orElse(0L), larger);
      long output = Math.addExact(product(g.products(), input, weight), bias);
      return product(g.outputSize(), output);
    }

    static long product(long... factors) {
      long product = 1;
      for (long factor : factors) {
        product = Math.multiplyExact(product, factor);
      }
      return product;
    }
  }
}
