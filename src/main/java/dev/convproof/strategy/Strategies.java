package dev.convproof.strategy;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The strategies that ConvProof has. */
public final class Strategies {
  /** The one that the others are compared with. */
  public static final Strategy DEFINITION = new Definition();

  private static final List<Strategy> DIRECT =
      List.of(
          DEFINITION,
          new PerChannelSums(),
          new Im2colGemm(),
          new ShiftedGemms(),
          new ToeplitzProduct(),
          new DepthSpanning(),
          new Strip(4),
          new PointwiseGemm());

  private static final List<Strategy> FAST =
      List.of(
          new Winograd(2, 2), new Winograd(4, 4), new Fft(false), new Fft(true), new Separable());

  private static final List<Strategy> ALL = Stream.concat(DIRECT.stream(), FAST.stream()).toList();

  private Strategies() {}

  /** All strategies, the definition first. */
  public static List<Strategy> all() {
    return ALL;
  }

  /** Those that make a product for every tap, for any numbers; the definition first. */
  public static List<Strategy> direct() {
    return DIRECT;
  }

  /** Those that make fewer products, for numbers or values that allow it. */
  public static List<Strategy> fast() {
    return FAST;
  }

  /** The direct strategies that compute a geometry. */
  public static List<Strategy> applicableTo(Geometry geometry) {
    return DIRECT.stream().filter(strategy -> strategy.scope(geometry).applies()).toList();
  }

  /** The strategy of a name. */
  public static Optional<Strategy> named(String name) {
    return ALL.stream().filter(strategy -> strategy.name().equals(name)).findFirst();
  }

  /** Measures the nanoseconds that the definition takes, over doubles. */
  public static long definitionTime(Geometry g) {
    long start = System.nanoTime();
    Problem<double[]> zeros =
        Problem.of(g, new double[g.inputSize()], new double[g.weightSize()], Optional.empty());
    var unused = DEFINITION.convolve(Arithmetic.FLOAT64, zeros);
    return System.nanoTime() - start;
  }
}
