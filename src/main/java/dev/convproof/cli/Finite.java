package dev.convproof.cli;

/** Numbers that can be compared. */
final class Finite {
  private Finite() {}

  /**
   * Requires that no file holds infinity or not-a-number.
   *
   * @throws BadInput naming the file, the place and the number
   */
  static <V> void require(Elements<V> elements, ConvolutionFiles files) {
    if (elements.format().isPresent()) {
      require(elements, files.input());
      require(elements, files.weight());
      files.bias().ifPresent(bias -> require(elements, bias));
    }
  }

  private static <V> void require(Elements<V> elements, NpyFile file) {
    double[] values = elements.widen().apply(elements.load().apply(file.tensor()));
    for (int at = 0; at < values.length; at++) {
      if (!Double.isFinite(values[at])) {
        throw new BadInput(
            "%s: holds %s at %s: strategies are compared on finite numbers; name one strategy to"
                + " compute with it",
            file.path(), values[at], file.index(at));
      }
    }
  }
}
