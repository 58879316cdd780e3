package dev.convproof.model;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network that is built layer upon layer, each on what the one before it produced, and that
 * counts how often every geometry occurs: what the resources say, by another way.
 */
final class BuiltNetwork {
  private final Map<Geometry, Integer> times = new LinkedHashMap<>();

  /** Channels and pixels on an edge that a layer produces. */
  record Image(int channels, int edge) {
    /** A window of 3, stride 2, padding 1: the pooling behind ResNet's first layer. */
    Image pooled() {
      return new Image(channels, new Axis(edge, 3, 2, 1, 1, 1).output());
    }
  }

  /** Padding on both sides that keeps the size at stride 1, as torchvision writes it. */
  Image convolve(Image in, int channels, int kernel, int stride, int groups) {
    int padding = (kernel - 1) / 2;
    return add(in, channels, new Axis(in.edge(), kernel, stride, padding, padding, 1), groups);
  }

  /** The least padding that gives an output of ⌈edge/stride⌉, more of it at the end: SAME. */
  Image convolveSame(Image in, int channels, int kernel, int stride, int groups) {
    int output = (in.edge() + stride - 1) / stride;
    int padding = Math.max(0, (output - 1) * stride + kernel - in.edge());
    int before = padding / 2;
    Axis axis = new Axis(in.edge(), kernel, stride, before, padding - before, 1);
    return add(in, channels, axis, groups);
  }

  private Image add(Image in, int channels, Axis axis, int groups) {
    times.merge(new Geometry(1, groups, in.channels(), channels, axis, axis), 1, Integer::sum);
    return new Image(channels, axis.output());
  }

  Map<Geometry, Integer> times() {
    return times;
  }
}
