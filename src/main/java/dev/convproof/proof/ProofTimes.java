package dev.convproof.proof;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long it takes to show agreement for all values at one geometry, as the number of products
 * grows: a 3×3 layer of c input and c output channels over ever larger images.
 *
 * @param strategies that were compared with the definition
 * @param repeats of which each time is the median
 * @param points from few products to many
 */
public record ProofTimes(int strategies, int repeats, List<TimedShape> points) {
  private static final int KERNEL = 3;
  private static final int[] CHANNELS = {1, 2, 4};
  private static final int[] OUTPUTS = {1, 2, 4, 8};

  /** Copies the points. */
  public ProofTimes {
    points = List.copyOf(points);
  }

  /**
   * One geometry.
   *
   * @param geometry as a case line
   * @param products that the definition makes: n·co·ho·wo·(ci/g)·kh·kw
   * @param milliseconds to run every strategy on indeterminates there, and to compare
   */
  public record TimedShape(String geometry, long products, double milliseconds) {}

  /** Measures on this machine, after one round to warm up. */
  public static ProofTimes measure(List<Strategy> strategies, int repeats) {
    AllValues proof = new AllValues(strategies);
    List<Geometry> layers = layers();
    layers.forEach(g -> milliseconds(proof, g));
    List<TimedShape> points =
        layers.stream()
            .map(g -> new TimedShape(g.toString(), products(g), median(proof, g, repeats)))
            .toList();
    return new ProofTimes(strategies.size(), repeats, points);
  }

  private static List<Geometry> layers() {
    return Arrays.stream(OUTPUTS)
        .boxed()
        .flatMap(output -> Arrays.stream(CHANNELS).mapToObj(channels -> layer(channels, output)))
        .sorted((a, b) -> Long.compare(products(a), products(b)))
        .toList();
  }

  private static Geometry layer(int channels, int output) {
    Axis axis = Axis.of(output + KERNEL - 1, KERNEL);
    return new Geometry(1, 1, channels, channels, axis, axis);
  }

  private static long products(Geometry g) {
    return (long) g.outputSize() * g.products();
  }

  private static double median(AllValues proof, Geometry g, int repeats) {
    double[] times =
        IntStream.range(0, repeats).mapToDouble(i -> milliseconds(proof, g)).sorted().toArray();
    return times[repeats / 2];
  }

  private static double milliseconds(AllValues proof, Geometry g) {
    long start = System.nanoTime();
    if (proof.difference(g).isPresent()) {
      throw new IllegalStateException(
          "the strategies differ at " + g + ": a wrong proof has no speed");
    }
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Returns the exponent e for which time grows as products^e: the slope by least squares of
   * logarithms.
   */
  public double exponent() {
    double meanX =
        points.stream().mapToDouble(p -> Math.log((double) p.products())).average().orElseThrow();
    double meanY =
        points.stream().mapToDouble(p -> Math.log(p.milliseconds())).average().orElseThrow();
    double across = 0;
    double along = 0;
    for (TimedShape p : points) {
      double x = Math.log((double) p.products()) - meanX;
      across += x * (Math.log(p.milliseconds()) - meanY);
      along += x * x;
    }
    return across / along;
  }
}
