package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A case on the command line, as failures print it: shapes, and values or a seed for them. */
final class CaseArguments {
  /** What can be run in seconds, exactly and by every strategy. */
  private static final long MOST_PRODUCTS = 4_000_000;

  @Parameters(
      paramLabel = "CASE",
      description =
          "A case line: symbols n g ci h w co kh kw sh sw dh dw pt pb pl pr, each with a number;"
              + " what is left out is 1, or 0 for padding.")
  private String line;

  @Option(
      names = "--values",
      paramLabel = "LIST",
      description = "The input, then each layer's weights and biases: 0*35,1,-2,…")
  private String values;

  @Option(
      names = "--exponents",
      paramLabel = "LIST",
      defaultValue = "",
      description = "Powers of two that scale the input and each layer's weights.")
  private String exponents;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Without --values: draw them from −9 to 9 by this seed (default: 1).")
  private Long seed;

  /** The case. */
  Case read() {
    require(
        values == null || seed == null,
        "--values and --seed are both given: one of them says what the values are");
    List<Geometry> layers = CaseLine.parseGeometries(line);
    require(
        layers.size() <= 2,
        "%d layers are given: one, or two stacked ones, can be replayed",
        layers.size());
    double products = layers.stream().mapToDouble(CaseArguments::products).sum();
    require(
        products <= MOST_PRODUCTS,
        "this case takes %.0f multiplications by definition: at most %d can be replayed",
        products,
        MOST_PRODUCTS);
    require(
        layers.get(0).inputSize() <= MOST_PRODUCTS,
        "this case has %d input values: at most %d can be replayed",
        layers.get(0).inputSize(),
        MOST_PRODUCTS);
    String drawn = values == null ? drawn(layers, seed == null ? 1 : seed) : values;
    return CaseLine.parse(line, drawn, exponents);
  }

  private static double products(Geometry g) {
    return (double) g.outputSize() * g.products();
  }

  /** Draws values, biases too, as the option {@code --values} takes them. */
  static String drawn(List<Geometry> layers, long seed) {
    long count = layers.get(0).inputSize();
    for (Geometry layer : layers) {
      count += layer.weightSize() + (long) layer.outputChannels();
    }
    return new SplittableRandom(seed)
        .longs(count, -9, 10)
        .mapToObj(Long::toString)
        .collect(Collectors.joining(","));
  }
}
