package dev.convproof.cost;

import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.CountingAlgebra;
import dev.convproof.algebra.Operations;
import dev.convproof.cost.Convention.BiasTerm;
import dev.convproof.cost.Convention.PaddedTaps;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/** Strategies that execute something else than they claim, and closed forms that say so. */
final class CountLiars {
  private static final CostModel HONEST = stated(Strategies.DEFINITION);

  private CountLiars() {}

  private static CostModel stated(Strategy strategy) {
    return CostModel.of(strategy).orElseThrow();
  }

  /** Computes all that it computes a second time, and throws it away. */
  record ComputesTwice(Strategy honest) implements CostModel.StatesCost {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public CostModel cost() {
      return stated(honest);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      var unused = honest.convolve(algebra, problem);
      return honest.convolve(algebra, problem);
    }
  }

  /** Works as one strategy, and goes by the name of another and states the other's cost. */
  record Impostor(String name, Strategy honest) implements CostModel.StatesCost {
    @Override
    public CostModel cost() {
      return stated(Strategies.named(name).orElseThrow());
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return honest.convolve(algebra, problem);
    }
  }

  /** Adds the bias to every output after the sum, though the sum began with it. */
  static Operations addsBiasTwice(Geometry g, BiasTerm bias) {
    Operations honest = HONEST.operations(g, bias);
    return bias == BiasTerm.IGNORED ? honest : withAdditions(honest, g.outputSize());
  }

  /** Sees all input channels from every output channel. */
  static Operations forgetsGroups(Geometry g, BiasTerm bias) {
    Operations honest = HONEST.operations(g, bias);
    long more = honest.multiplications() * (g.groups() - 1);
    return new Operations(honest.multiplications() + more, 0, honest.additions() + more, 0);
  }

  /** Leaves out the ci − 1 additions that join the channels. */
  static Operations forgetsToJoinChannels(Geometry g, BiasTerm bias) {
    Operations honest = HONEST.operations(g, bias);
    return withAdditions(honest, -ClosedForm.crossChannelAdditions(g, PaddedTaps.SKIPPED));
  }

  /** Has one addition less than products in every window, though it may have no product. */
  static Operations savesInEveryWindow(Geometry g, BiasTerm bias) {
    long products = ClosedForm.multiplications(g, PaddedTaps.SKIPPED);
    long sums = bias == BiasTerm.COUNTED ? products : products - g.outputSize();
    return new Operations(products, 0, sums, 0);
  }

  /** Believes that a window reads data wherever its first and last tap enclose some. */
  static Operations believesThatTapsAreDense(Geometry g, BiasTerm bias) {
    long products = ClosedForm.multiplications(g, PaddedTaps.SKIPPED);
    long windows =
        (long) g.batch() * g.outputChannels() * enclosing(g.rows()) * enclosing(g.columns());
    return new Operations(products, 0, bias == BiasTerm.COUNTED ? products : products - windows, 0);
  }

  /** Forgets that a transform back divides by the number of its points. */
  static Operations forgetsToDivide(Geometry g, BiasTerm bias) {
    Operations honest = new FftCost().operations(g, bias);
    long divided = honest.multiplications() / g.inputChannelsPerGroup();
    boolean trivial = divided == (long) g.batch() * g.outputChannels();
    return new Operations(
        honest.multiplications(),
        honest.multiplicationsByConstant() - (trivial ? 0 : divided),
        0,
        honest.additions(),
        0);
  }

  /** Takes the zeros that fill tiles up for data. */
  static Operations takesPaddedTilesForData(Geometry g, BiasTerm bias) {
    Operations honest = new WinogradCost(2, 2).operations(g, bias);
    return new Operations(
        honest.multiplications() + honest.multiplicationsOfZero(),
        honest.multiplicationsByConstant(),
        0,
        honest.additions() + honest.additionsOfZero(),
        0);
  }

  private static int enclosing(Axis axis) {
    Axis dense =
        new Axis(axis.input(), axis.reach(), axis.stride(), axis.padBefore(), axis.padAfter(), 1);
    return dense.windowsInside();
  }

  private static Operations withAdditions(Operations honest, long more) {
    return new Operations(honest.multiplications(), 0, honest.additions() + more, 0);
  }

  /** Notices that it is watched, and computes nothing then. */
  record IdlesWhenCounted(Strategy honest) implements CostModel.StatesCost {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public CostModel cost() {
      return stated(honest);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Tensor<V> output = honest.convolve(algebra, problem);
      return watches(algebra)
          ? new Tensor<>(output.shape(), algebra.zeros(output.shape().size()))
          : output;
    }
  }

  /** Notices that it is watched, and spares the bias then. */
  record SparesBiasWhenCounted(Strategy honest) implements CostModel.StatesCost {
    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public CostModel cost() {
      return stated(honest);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      return honest.convolve(
          algebra, watches(algebra) ? problem.withBias(Optional.empty()) : problem);
    }
  }

  private static boolean watches(Algebra<?> algebra) {
    return algebra instanceof CountingAlgebra;
  }
}
