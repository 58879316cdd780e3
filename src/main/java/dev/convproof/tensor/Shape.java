package dev.convproof.tensor;

import dev.convproof.geometry.Geometry;

/**
 * The sizes of a four-dimensional, row-major tensor: [n, c, h, w] for data, [co, ci/g, kh, kw] for
 * weights, [1, co, 1, 1] for biases.
 *
 * @param outer images, or output channels of weights
 * @param channels channels, or input channels per group of weights
 * @param height rows
 * @param width columns
 */
public record Shape(int outer, int channels, int height, int width) {

  /** The input's shape [n, ci, h, w]. */
  public static Shape input(Geometry g) {
    return new Shape(g.batch(), g.inputChannels(), g.rows().input(), g.columns().input());
  }

  /** The weights' shape [co, ci/g, kh, kw]. */
  public static Shape weights(Geometry g) {
    return new Shape(
        g.outputChannels(), g.inputChannelsPerGroup(), g.rows().kernel(), g.columns().kernel());
  }

  /** The biases' shape [1, co, 1, 1]. */
  public static Shape bias(Geometry g) {
    return new Shape(1, g.outputChannels(), 1, 1);
  }

  /** The output's shape [n, co, ho, wo]. */
  public static Shape output(Geometry g) {
    return new Shape(g.batch(), g.outputChannels(), g.rows().output(), g.columns().output());
  }

  /** The number of elements. */
  public int size() {
    return outer * channels * height * width;
  }

  /** Elements of one channel. */
  public int plane() {
    return height * width;
  }

  /** The position of an element in row-major order. */
  public int at(int n, int c, int i, int j) {
    return ((n * channels + c) * height + i) * width + j;
  }

  /** The coordinates (n, c, i, j) of a position. */
  public int[] coordinates(int at) {
    return new int[] {
      at / (channels * plane()), at / plane() % channels, at / width % height, at % width
    };
  }

  /** As a record compares, but without its detour at run time: asked for on every output. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape
        && outer == shape.outer
        && channels == shape.channels
        && height == shape.height
        && width == shape.width;
  }

  /** Agrees with {@link #equals}. */
  @Override
  public int hashCode() {
    return ((outer * 31 + channels) * 31 + height) * 31 + width;
  }

  /** Such as {@code [1, 2, 3, 3]}. */
  @Override
  public String toString() {
    return "[" + outer + ", " + channels + ", " + height + ", " + width + "]";
  }
}
