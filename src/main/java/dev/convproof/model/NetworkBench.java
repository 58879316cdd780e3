package dev.convproof.model;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.model.NetworkPlan.Task;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Runs a plan in one arithmetic, strategy by strategy, and compares every result with its
 * reference's, scalar by scalar and exactly.
 *
 * @param <V> the arithmetic's buffers
 */
public final class NetworkBench<V> {
  private final Arithmetic<V> numbers;
  private final long seed;
  private final Consumer<LayerRun> progress;

  /**
   * Creates a bench.
   *
   * @param numbers the arithmetic; values are as large as it represents exactly
   * @param seed gives the values, together with the geometry
   * @param progress receives every run when it has ended, on this thread
   */
  public NetworkBench(Arithmetic<V> numbers, long seed, Consumer<LayerRun> progress) {
    this.numbers = numbers;
    this.seed = seed;
    this.progress = progress;
  }

  /**
   * One strategy, run on one part of a layer.
   *
   * @param task the part, and what was run on it
   * @param numbers the arithmetic's name
   * @param seconds what the run took, with everything else that the machine did
   * @param outcome how its result compares with the reference's; empty for the reference itself
   */
  public record LayerRun(
      NamedLayer layer,
      Task task,
      Strategy strategy,
      String numbers,
      double seconds,
      Optional<Outcome> outcome) {}

  private record Timed<V>(Tensor<V> output, double seconds) {}

  /**
   * Draws integers for a layer without biases, as the layers of the networks are, so that every
   * partial sum is exact in every order: with n products to an output and both factors at most m in
   * absolute value, m²·n stays within the magnitude.
   *
   * @throws IllegalArgumentException if the exactness does not even allow values of −1, 0 and 1
   */
  public static Case values(Geometry g, Exactness exactness, long seed) {
    long most = greatest(g, exactness);
    SplittableRandom random = new SplittableRandom(seed);
    return Case.of(
        g,
        random.longs(g.inputSize(), -most, most + 1).toArray(),
        random.longs(g.weightSize(), -most, most + 1).toArray(),
        Optional.empty());
  }

  /** Returns the greatest m with m²·n ≤ magnitude. */
  static long greatest(Geometry g, Exactness exactness) {
    long most = BigInteger.valueOf(exactness.magnitude() / g.products()).sqrt().longValueExact();
    if (most < 1) {
      throw new IllegalArgumentException(
          g + " sums " + g.products() + " products: more than " + exactness.magnitude());
    }
    return most;
  }

  /** Runs a plan for many layers. */
  public void run(NetworkPlan plan) {
    plan.layers().forEach(this::run);
  }

  /** Runs a plan for one layer. */
  public void run(LayerPlan plan) {
    plan.tasks().forEach(task -> run(plan.layer(), task));
  }

  private void run(NamedLayer layer, Task task) {
    Geometry g = task.geometry();
    Case values = values(g, numbers.exactness(), seed ^ g.toString().hashCode());
    Problem<V> problem = values.problem(numbers);
    Timed<V> reference = timed(task.reference(), problem);
    report(layer, task, task.reference(), reference.seconds(), Optional.empty());
    for (Strategy subject : task.subjects()) {
      Timed<V> result = timed(subject, problem);
      String what =
          "%s differs from %s on the %s of %s"
              .formatted(subject.name(), task.reference().name(), task.part(), layer);
      Outcome outcome =
          Laws.AGREEMENT.judge(numbers, values, reference.output(), result.output(), what);
      report(layer, task, subject, result.seconds(), Optional.of(outcome));
    }
  }

  private Timed<V> timed(Strategy strategy, Problem<V> problem) {
    long start = System.nanoTime();
    Tensor<V> output = strategy.convolve(numbers, problem);
    return new Timed<>(output, (System.nanoTime() - start) / 1e9);
  }

  private void report(
      NamedLayer layer, Task task, Strategy strategy, double seconds, Optional<Outcome> outcome) {
    progress.accept(new LayerRun(layer, task, strategy, numbers.name(), seconds, outcome));
  }
}
