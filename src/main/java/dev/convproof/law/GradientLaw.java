package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.generate.OutputGradient;
import dev.convproof.strategy.backward.BackwardProblem;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;

/**
 * A statement about every backward pass, judged on one case at a time, and on a gradient G of the
 * case's output that follows from the case. G is as large as every sum of the law stays exact for.
 */
public abstract class GradientLaw implements Stated {
  private final String name;
  private final String statement;
  private final int headroom;

  GradientLaw(String name, String statement, int headroom) {
    this.name = name;
    this.statement = statement;
    this.headroom = headroom;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String statement() {
    return statement;
  }

  /** Bits that are left to the gradient of the output in all cases but a few. */
  @Override
  public final int headroom() {
    return headroom;
  }

  /** Judges a backward pass on a case. */
  public final <V> Outcome judge(Arithmetic<V> numbers, BackwardStrategy subject, Case c) {
    long most = most(numbers.exactness(), c);
    if (most == 0) {
      return new Outcome.Vacuous("sums of products with a gradient of the output are not exact");
    }
    Comparison<V> comparison = new Comparison<>(this, numbers, c);
    V outputGradient = numbers.load(OutputGradient.of(c, most), 0);
    try {
      compare(comparison, numbers, new GradientRun(subject), c, outputGradient);
      return comparison.outcome("the law does not speak of this case, or of this backward pass");
    } catch (Run.OutOfScope e) {
      return new Outcome.Vacuous(e.reason());
    } catch (Run.Unusable e) {
      return e.under(this, numbers, c);
    }
  }

  /** The gradient of the output that the law is judged with, as integers; for an exact case. */
  public final long[] outputGradient(Exactness exactness, Case c) {
    return OutputGradient.of(c, most(exactness, c));
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
  abstract <V> void compare(
      Comparison<V> comparison,
      Arithmetic<V> numbers,
      GradientRun subject,
      Case c,
      V outputGradient);

  /** The first layer of a case with a gradient of its output. */
  static <V> BackwardProblem<V> problem(Arithmetic<V> numbers, Case c, V outputGradient) {
    return BackwardProblem.of(c.problem(numbers), outputGradient);
  }
}
