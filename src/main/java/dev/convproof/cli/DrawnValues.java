package dev.convproof.cli;

import dev.convproof.geometry.Geometry;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Values for a case that names none: with biases, from −9 to 9, the same for the same seed. */
final class DrawnValues {
  private DrawnValues() {}

  /** As the option {@code --values} takes them. */
  static String of(List<Geometry> layers, long seed) {
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
