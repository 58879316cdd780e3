package dev.convproof.law;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.generate.OutputGradient;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A statement about every backward pass, judged on one case at a time, and on a gradient G of the
 * case's output that follows from the case. G is as large as every sum of the law stays exact for.
 */
public abstract class GradientLaw extends Law {
  private static final Optional<Outcome> NO_GRADIENTS =
      Optional.of(new Outcome.Unsupported("it offers no gradients"));

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
      comparison.nothing("sums of products with a gradient of the output are not exact");
    } else {
      compare(comparison, trial, trial.arithmetic().load(OutputGradient.of(trial.on(), most), 0));
    }
  }

  @Override
  String whyVacuous() {
    return "the law does not speak of this case";
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
      return exactness.magnitude() / deepest(c);
    } catch (ArithmeticException beyond) {
      return 0;
    }
  }

  /**
   * How far any partial sum of the law can get from zero, in whatever order its terms are added,
   * for each unit of max|G|: at least 1.
   *
   * @throws ArithmeticException if that passes 2^63−1
   */
  abstract long deepest(Case c);

  /** Makes the law's comparisons. */
  abstract <V> void compare(Comparison<V> comparison, Trial<V> trial, V outputGradient);
}
