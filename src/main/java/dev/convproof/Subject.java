package dev.convproof;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The convolution under test, whoever wrote it: a name, the arithmetic that it computes in, the
 * function itself, what it declines, how it rounds, and the gradients that it offers.
 *
 * <p>Immutable; each method that adds something returns another subject. The function may be called
 * from another thread, one call at a time.
 *
 * @param <V> the array type of its arithmetic
 */
public final class Subject<V> {
  private static final Support SUPPORTED = new Support.Supported();

  private final String name;
  private final Arithmetic<V> arithmetic;
  private final Convolution<V> forward;
  private final Function<Problem<V>, Support> support;
  private final Rounding rounding;
  private final Claims claims;
  private final Optional<BackwardPass<V>> inputGradient;
  private final Optional<BackwardPass<V>> weightGradient;
  private final Optional<BackwardPass<V>> biasGradient;

  private Subject(
      String name,
      Arithmetic<V> arithmetic,
      Convolution<V> forward,
      Function<Problem<V>, Support> support,
      Rounding rounding,
      Claims claims,
      Optional<BackwardPass<V>> inputGradient,
      Optional<BackwardPass<V>> weightGradient,
      Optional<BackwardPass<V>> biasGradient) {
    this.name = Objects.requireNonNull(name, "a subject needs a name");
    this.arithmetic = Objects.requireNonNull(arithmetic, "a subject needs an arithmetic");
    this.forward = Objects.requireNonNull(forward, "a subject needs a convolution");
    this.support = support;
    this.rounding = rounding;
    this.claims = claims;
    this.inputGradient = inputGradient;
    this.weightGradient = weightGradient;
    this.biasGradient = biasGradient;
  }

  /**
   * Returns a subject that supports every geometry, rounds as sums of products do, and offers no
   * gradients.
   *
   * @param name in reports and failures
   * @param arithmetic the number format, such as {@link Arithmetic#FLOAT32}
   */
  public static <V> Subject<V> of(String name, Arithmetic<V> arithmetic, Convolution<V> forward) {
    return new Subject<>(
        name,
        arithmetic,
        stored(arithmetic, forward),
        problem -> SUPPORTED,
        Rounding.sumOfProducts(),
        Claims.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Gives a convolution what is stored, where arrays hold differences to zero points. */
  private static <V> Convolution<V> stored(Arithmetic<V> arithmetic, Convolution<V> forward) {
    if (!(arithmetic instanceof MixedArithmetic<V> mixed) || !mixed.hasZeroPoints()) {
      return forward;
    }
    return (g, input, weights, bias) -> {
      mixed.store(input, weights);
      V output = forward.apply(g, input, weights, bias);
      mixed.restore(input, weights);
      return output;
    };
  }

  /**
   * Returns this subject, declining all geometries but some.
   *
   * @param supported whether it computes a geometry
   * @param otherwise why not, such as {@code no groups}
   */
  public Subject<V> supporting(Predicate<Geometry> supported, String otherwise) {
    Support declined = new Support.Unsupported(otherwise);
    return supporting(problem -> supported.test(problem.geometry()) ? SUPPORTED : declined);
  }

  /** Returns this subject, declining some problems, for a reason that each of them has. */
  public Subject<V> supporting(Function<Problem<V>, Support> scope) {
    Function<Problem<V>, Support> both =
        problem -> {
          Support before = support.apply(problem);
          return before.applies() ? scope.apply(problem) : before;
        };
    return new Subject<>(
        name,
        arithmetic,
        forward,
        both,
        rounding,
        claims,
        inputGradient,
        weightGradient,
        biasGradient);
  }

  /**
   * Returns this subject with a declared rounding.
   *
   * @throws IllegalArgumentException if it is that of requantised outputs, and the subject's
   *     numbers are not 8-bit integers
   */
  public Subject<V> rounding(Rounding declared) {
    return new Subject<>(
        name,
        declared
            .requantization()
            .<Arithmetic<V>>map(by -> MixedArithmetic.requantized(arithmetic, by))
            .orElse(arithmetic),
        forward,
        support,
        declared,
        claims,
        inputGradient,
        weightGradient,
        biasGradient);
  }

  /** Returns this subject, held to what it claims of itself. */
  public Subject<V> claiming(Claims claimed) {
    return new Subject<>(
        name,
        arithmetic,
        forward,
        support,
        rounding,
        claimed,
        inputGradient,
        weightGradient,
        biasGradient);
  }

  /**
   * Claims of a subject beyond correctness: laws judge those that are made; otherwise the same is
   * reported as behaviour.
   *
   * @param deterministic equal calls give equal bits
   * @param ieee infinities and not-a-numbers of the input go where IEEE 754 takes them
   */
  public record Claims(boolean deterministic, boolean ieee) {
    /** Claims nothing. */
    public static final Claims NONE = new Claims(false, false);
  }

  /** Returns what it claims of itself. */
  public Claims claims() {
    return claims;
  }

  /** Returns this subject with a gradient with respect to the input, [n, ci, h, w]. */
  public Subject<V> inputGradient(BackwardPass<V> pass) {
    return gradients(Optional.of(pass), weightGradient, biasGradient);
  }

  /** Returns this subject with a gradient with respect to the weights, [co, ci/g, kh, kw]. */
  public Subject<V> weightGradient(BackwardPass<V> pass) {
    return gradients(inputGradient, Optional.of(pass), biasGradient);
  }

  /** Returns this subject with a gradient with respect to the bias, [co]. */
  public Subject<V> biasGradient(BackwardPass<V> pass) {
    return gradients(inputGradient, weightGradient, Optional.of(pass));
  }

  /** Returns this subject with all three gradients, which one backward pass computes together. */
  public Subject<V> gradients(TogetherPass<V> pass) {
    return gradients(
        Optional.of((g, x, k, y) -> pass.apply(g, x, k, y).input()),
        Optional.of((g, x, k, y) -> pass.apply(g, x, k, y).weights()),
        Optional.of((g, x, k, y) -> pass.apply(g, x, k, y).bias()));
  }

  private Subject<V> gradients(
      Optional<BackwardPass<V>> input,
      Optional<BackwardPass<V>> weights,
      Optional<BackwardPass<V>> bias) {
    return new Subject<>(
        name, arithmetic, forward, support, rounding, claims, input, weights, bias);
  }

  /**
   * A backward pass that gives all three gradients at once.
   *
   * @param <V> the array type of an {@link Arithmetic}
   */
  @FunctionalInterface
  public interface TogetherPass<V> {
    /** Computes the gradients; for the arguments see {@link BackwardPass#apply}. */
    Gradients<V> apply(Geometry geometry, V input, V weights, V outputGradient);
  }

  /** Returns this subject with all its calls made by somebody. */
  Subject<V> calledBy(Caller caller) {
    return new Subject<>(
        name,
        arithmetic,
        (g, x, k, b) -> caller.call(g, () -> forward.apply(g, x, k, b)),
        support,
        rounding,
        claims,
        inputGradient.map(pass -> calledBy(caller, pass)),
        weightGradient.map(pass -> calledBy(caller, pass)),
        biasGradient.map(pass -> calledBy(caller, pass)));
  }

  private BackwardPass<V> calledBy(Caller caller, BackwardPass<V> pass) {
    return (g, x, k, y) -> caller.call(g, () -> pass.apply(g, x, k, y));
  }

  /** Makes the calls of a subject. */
  @FunctionalInterface
  interface Caller {
    <T> T call(Geometry geometry, Supplier<T> call);
  }

  /** Returns the name in reports and failures. */
  public String name() {
    return name;
  }

  /** Returns the arithmetic that it computes in. */
  public Arithmetic<V> arithmetic() {
    return arithmetic;
  }

  /** Returns the convolution itself, unguarded. */
  public Convolution<V> forward() {
    return forward;
  }

  /** Returns whether it computes a problem, and if not, why. */
  public Support support(Problem<V> problem) {
    return support.apply(problem);
  }

  /** Returns how it rounds. */
  public Rounding rounding() {
    return rounding;
  }

  /** Returns the gradient with respect to the input, if it offers one. */
  public Optional<BackwardPass<V>> inputGradient() {
    return inputGradient;
  }

  /** Returns the gradient with respect to the weights, if it offers one. */
  public Optional<BackwardPass<V>> weightGradient() {
    return weightGradient;
  }

  /** Returns the gradient with respect to the bias, if it offers one. */
  public Optional<BackwardPass<V>> biasGradient() {
    return biasGradient;
  }

  /** Returns whether it offers any gradient. */
  public boolean offersGradients() {
    return inputGradient.isPresent() || weightGradient.isPresent() || biasGradient.isPresent();
  }
}
