package dev.convproof.law;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.ErrorModel;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A convolution as a law sees it whose judgement is made elsewhere: what it throws, and an output
 * that could not be compared, end the judgement as facts.
 */
public final class Guarded implements Strategy {
  private final Strategy subject;

  private Guarded(Strategy subject) {
    this.subject = subject;
  }

  /** Makes a judgement of a convolution that may throw. */
  public static <V> Outcome judge(
      Law law,
      Arithmetic<V> numbers,
      Strategy subject,
      Case c,
      Function<Strategy, Outcome> judgement) {
    return judge(law, numbers, c, () -> judgement.apply(new Guarded(subject)));
  }

  static Outcome judge(Law law, Arithmetic<?> numbers, Case c, Supplier<Outcome> judgement) {
    try {
      return judgement.get();
    } catch (Run.OutOfScope e) {
      return new Outcome.Vacuous(e.reason());
    } catch (Run.Unusable e) {
      return e.under(law, numbers, c);
    }
  }

  @Override
  public String name() {
    return subject.name();
  }

  @Override
  public Support scope(Geometry geometry) {
    return subject.scope(geometry);
  }

  @Override
  public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    return subject.scope(algebra, problem);
  }

  @Override
  public Optional<ErrorModel> errors() {
    return subject.errors();
  }

  @Override
  public boolean keepsExactness() {
    return subject.keepsExactness();
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    return new Run(subject).on(algebra, problem);
  }
}
