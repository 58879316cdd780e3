package dev.convproof.zoo;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.List;

/**
 * Liars after bugs that were reported of real libraries. Each is right on small shapes; what it
 * gets wrong begins where a fast path, a tile, a block or an index of 16 bits does.
 */
final class Reported {
  private static final int SIXTEEN_BITS = 0xffff;

  private Reported() {}

  private static final Liar IMAGES_BEYOND_32 =
      Liar.named("images beyond 32 repeat the last").reading(t -> t.image = Math.min(t.image, 31));

  private static final Liar FOURTH_IMAGE =
      Liar.named("fourth image reads the third").reading(t -> t.image -= t.image == 3 ? 1 : 0);

  private static final Liar GROUPS_OF_TWO =
      Liar.named("of four groups and more one channel is read")
          .reading(t -> t.skipIf(t.g.groups() >= 4 && t.c > 0));

  private static final Liar DEPTHWISE_TAIL =
      Liar.named("depthwise tail of four is zero")
          .reading(t -> t.skipIf(depthwise(t.g) && inTail(t.kernel, t.g.outputChannels(), 4)));

  private static final Liar CHANNEL_TAIL =
      Liar.named("tail of eight output channels is zero")
          .reading(t -> t.skipIf(t.g.groups() == 1 && inTail(t.kernel, t.g.outputChannels(), 8)));

  private static final Liar CHANNELS_SWAPPED_FROM_34 = swappedFrom(34);

  private static final Liar CHANNELS_SWAPPED_FROM_128 = swappedFrom(128);

  private static final Liar SECOND_WINDOW_AT_STRIDE_3 =
      Liar.named("second window at stride 3 is zero")
          .reading(
              t ->
                  t.skipIf(
                      (t.g.rows().stride() >= 3 && t.i == 1)
                          || (t.g.columns().stride() >= 3 && t.j == 1)));

  private static final Liar KERNEL_OF_SEVEN =
      Liar.named("taps beyond seven dropped").reading(t -> t.skipIf(t.a >= 7 || t.b >= 7));

  private static final Liar DEPTHWISE_FAST_PATH =
      Liar.named("depthwise 3x3 forgets a row at the border")
          .reading(
              t ->
                  t.skipIf(
                      depthwise(t.g)
                          && t.g.outputChannelsPerGroup() == 1
                          && fast(t.g.rows())
                          && fast(t.g.columns())
                          && t.i == t.g.rows().output() - 1
                          && t.a == 0));

  private static final Liar SECOND_TILE =
      Liar.named("second tile reads one column off")
          .reading(
              t -> {
                if (fast(t.g.rows()) && fast(t.g.columns()) && t.i >= 4 && t.j >= 4) {
                  t.column--;
                }
              });

  private static final Liar SQUARE_TILES =
      Liar.named("as many columns of tiles as rows")
          .reading(
              t ->
                  t.skipIf(
                      fast(t.g.rows())
                          && fast(t.g.columns())
                          && t.j >= (t.g.rows().output() + 3) / 4 * 4));

  private static final Liar WINDOWS_OF_16_BITS =
      Liar.named("windows beyond 16 bits are zero")
          .reading(t -> t.skipIf(t.i * t.g.columns().output() + t.j > SIXTEEN_BITS));

  private static final Liar STRIDE_OF_16_BITS =
      Liar.named("a stride keeps 16 bits")
          .reading(
              t -> {
                t.row -= t.i * (t.g.rows().stride() & ~SIXTEEN_BITS);
                t.column -= t.j * (t.g.columns().stride() & ~SIXTEEN_BITS);
              });

  /**
   * A bug of a library.
   *
   * @param report the public report, as owner/repository#number
   * @param liar what is wrong, on its own
   */
  record Bug(String report, Liar liar) {}

  /** All of them. */
  static List<Bug> all() {
    return List.of(
        new Bug("NervanaSystems/neon#361", IMAGES_BEYOND_32),
        new Bug("tensorflow/tensorflow#1299", FOURTH_IMAGE),
        new Bug("microsoft/onnxruntime#12498", GROUPS_OF_TWO),
        new Bug("bhuman/CompiledNN#16", DEPTHWISE_TAIL),
        new Bug("tenstorrent/tt-metal#10256", CHANNEL_TAIL),
        new Bug("modular/modular#6248", CHANNELS_SWAPPED_FROM_34),
        new Bug("modular/modular#6248", CHANNELS_SWAPPED_FROM_128),
        new Bug("google-ai-edge/LiteRT#9256", SECOND_WINDOW_AT_STRIDE_3),
        new Bug("apache/tvm#4276", KERNEL_OF_SEVEN),
        new Bug("pytorch/pytorch#60176", DEPTHWISE_FAST_PATH),
        new Bug("adam-dziedzic/winograd#1", SECOND_TILE),
        new Bug("Tencent/ncnn#1111", SQUARE_TILES),
        new Bug("ml-explore/mlx#3893", WINDOWS_OF_16_BITS),
        new Bug("tensorflow/tensorflow#61905", STRIDE_OF_16_BITS));
  }

  private static Liar swappedFrom(int channels) {
    return Liar.named("from " + channels + " channels a group on they are swapped in pairs")
        .reading(
            t -> {
              int last = t.g.inputChannelsPerGroup() - 1;
              if (last >= channels - 1 && (t.c ^ 1) <= last) {
                t.channel += (t.c ^ 1) - t.c;
              }
            });
  }

  private static boolean depthwise(Geometry g) {
    return g.groups() > 1 && g.groups() == g.inputChannels();
  }

  private static boolean inTail(int channel, int channels, int block) {
    return channels > block && channel >= channels / block * block;
  }

  private static boolean fast(Axis axis) {
    return axis.kernel() == 3 && axis.stride() == 1 && axis.dilation() == 1;
  }
}
