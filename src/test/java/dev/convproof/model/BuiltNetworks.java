package dev.convproof.model;

import dev.convproof.model.BuiltNetwork.Image;

/** The three networks, from the few numbers that their papers' tables hold. */
final class BuiltNetworks {
  private static final Image PHOTO = new Image(3, 224);

  private BuiltNetworks() {}

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
}
