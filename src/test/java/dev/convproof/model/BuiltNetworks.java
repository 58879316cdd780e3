package dev.convproof.model;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.LinkedHashMap;
import java.util.Map;

/** The three networks, from the few numbers that their papers' tables hold. */
final class BuiltNetworks {
  private static final Image PHOTO = new Image(3, 224);

  private BuiltNetworks() {}

  /** Channels and pixels on an edge that a layer produces. */
  record Image(int channels, int edge) {
    /** A window of 3, stride 2, padding 1: the pooling behind ResNet's first layer. */
    Image pooled() {
      return new Image(channels, new Axis(edge, 3, 2, 1, 1, 1).output());
    }
  }

  /** He et al., table 1: four stages of bottlenecks; stride on the 3×3, as torchvision has it. */
  static BuiltNetwork resnet50() {
    BuiltNetwork net = new BuiltNetwork();
    Image image = net.convolve(PHOTO, 64, 7, 2, 1).pooled();
    int[] blocks = {3, 4, 6, 3};
    for (int stage = 0; stage < blocks.length; stage++) {
      int width = 64 << stage;
      for (int block = 0; block < blocks[stage]; block++) {
        int stride = stage > 0 && block == 0 ? 2 : 1;
        if (block == 0) {
          net.convolve(image, 4 * width, 1, stride, 1); // the projection shortcut
        }
        Image reduced = net.convolve(image, width, 1, 1, 1);
        Image spatial = net.convolve(reduced, width, 3, stride, 1);
        image = net.convolve(spatial, 4 * width, 1, 1, 1);
      }
    }
    return net;
  }

  /** Howard et al., table 1: thirteen depthwise separable convolutions. */
  static BuiltNetwork mobilenetV1() {
    BuiltNetwork net = new BuiltNetwork();
    Image image = net.convolveSame(PHOTO, 32, 3, 2, 1);
    int[] channels = {64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
    int[] strides = {1, 2, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1};
    for (int block = 0; block < channels.length; block++) {
      int in = image.channels();
      Image depthwise = net.convolveSame(image, in, 3, strides[block], in);
      image = net.convolveSame(depthwise, channels[block], 1, 1, 1);
    }
    return net;
  }

  /** Sandler et al., table 2: expansion t, channels c, repetitions n, first stride s. */
  static BuiltNetwork mobilenetV2() {
    BuiltNetwork net = new BuiltNetwork();
    Image image = net.convolve(PHOTO, 32, 3, 2, 1);
    int[][] stages = {
      {1, 16, 1, 1},
      {6, 24, 2, 2},
      {6, 32, 3, 2},
      {6, 64, 4, 2},
      {6, 96, 3, 1},
      {6, 160, 3, 2},
      {6, 320, 1, 1}
    };
    for (int[] tcns : stages) {
      for (int block = 0; block < tcns[2]; block++) {
        int hidden = tcns[0] * image.channels();
        Image expanded = tcns[0] == 1 ? image : net.convolve(image, hidden, 1, 1, 1);
        int stride = block == 0 ? tcns[3] : 1;
        Image depthwise = net.convolve(expanded, hidden, 3, stride, hidden);
        image = net.convolve(depthwise, tcns[1], 1, 1, 1);
      }
    }
    net.convolve(image, 1280, 1, 1, 1);
    return net;
  }

  /**
   * A network that is built layer upon layer, each on what the one before it produced, and that
   * counts how often every geometry occurs: what the resources say, by another way.
   */
  static final class BuiltNetwork {
    private final Map<Geometry, Integer> times = new LinkedHashMap<>();

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
}
