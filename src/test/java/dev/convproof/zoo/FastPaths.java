package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.law.Laws.BATCH;
import static dev.convproof.law.Laws.GROUPS;
import static dev.convproof.law.Laws.PADDING;
import static dev.convproof.law.Laws.STRIDE;
import static dev.convproof.zoo.Liar.named;

import dev.convproof.geometry.Geometry;
import java.util.List;

/** Liars that are right but for some shapes: those that a path of their own computes. */
final class FastPaths {
  private static final int SIXTEEN_BITS = 0xffff;

  private FastPaths() {}

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        Specimen.of(
            "pytorch/pytorch#82060",
            AGREEMENT,
            named("weights of one input channel are read channels last")
                .reading(FastPaths::channelsLast)),
        Specimen.of(
            "pytorch/pytorch#82921",
            STRIDE,
            named("in a single row the stride is one")
                .reading(
                    t ->
                        t.column -=
                            t.g.rows().input() > 1 ? 0 : t.j * (t.g.columns().stride() - 1))),
        Specimen.of(
            "pytorch/pytorch#54080",
            PADDING,
            named("a kernel of one forgets its padding")
                .reading(
                    t -> {
                      t.row += t.g.taps() == 1 ? t.g.rows().padBefore() : 0;
                      t.column += t.g.taps() == 1 ? t.g.columns().padBefore() : 0;
                    })),
        Specimen.of(
            "pulp-platform/pulp-nn#9",
            STRIDE,
            named("a kernel of one has stride one")
                .reading(
                    t -> {
                      t.row -= t.g.taps() == 1 ? t.i * (t.g.rows().stride() - 1) : 0;
                      t.column -= t.g.taps() == 1 ? t.j * (t.g.columns().stride() - 1) : 0;
                    })),
        Specimen.of(
            "Tencent/ncnn#1014",
            AGREEMENT,
            named("3x3 at stride 2 leaves a tail of four outputs")
                .reading(
                    t ->
                        t.skipIf(
                            isSquare(t.g, 3)
                                && t.g.rows().stride() == 2
                                && window(t) >= t.g.windows() / 4 * 4))),
        Specimen.of(
            "ARM-software/CMSIS_5#1168",
            AGREEMENT,
            named("the last of an odd number of columns is left")
                .reading(
                    t -> t.skipIf(t.j > 0 && t.j == t.g.columns().output() - 1 && t.j % 2 == 0))),
        Specimen.of(
            "ARM-software/ComputeLibrary#78",
            AGREEMENT,
            named("an even kernel loses a tap at the right border")
                .reading(
                    t ->
                        t.skipIf(
                            t.g.columns().kernel() % 2 == 0
                                && t.j == t.g.columns().output() - 1
                                && t.b == t.g.columns().kernel() - 1))),
        Specimen.of(
            "ARM-software/ComputeLibrary#553",
            GROUPS,
            named("depthwise with a multiplier repeats the first weights")
                .reading(
                    t -> t.kernel -= depthwise(t.g) ? t.kernel % t.g.outputChannelsPerGroup() : 0)),
        Specimen.of(
            "opencv/opencv#23162",
            AGREEMENT,
            named("depthwise at stride 2 repeats the first of a few columns")
                .reading(
                    t ->
                        t.column -=
                            depthwise(t.g)
                                    && t.g.columns().stride() == 2
                                    && t.g.columns().output() < 4
                                ? t.j * 2
                                : 0)),
        Specimen.of(
            "Tencent/TNN#394",
            AGREEMENT,
            named("3x3 on even outputs loses the last tile")
                .reading(
                    t ->
                        t.skipIf(
                            isFast(t.g)
                                && t.g.rows().output() % 2 == 0
                                && t.g.columns().output() % 2 == 0
                                && t.g.windows() / 4 % 8 > 4
                                && t.i >= t.g.rows().output() - 2
                                && t.j >= t.g.columns().output() - 2))),
        Specimen.of(
            "microsoft/onnxruntime#14392",
            AGREEMENT,
            named("a tail of four input channels reads behind the input")
                .reading(
                    t ->
                        orElse(
                            t.g.inputChannels() < 8 || t.g.inputChannels() % 4 == 0,
                            "index " + t.g.inputSize() + " out of bounds"))),
        Specimen.of(
            "modular/modular#6712",
            PADDING,
            named("a padding as wide as the kernel moves the row")
                .reading(
                    t ->
                        t.column +=
                            t.b < t.g.columns().padBefore() - t.g.columns().kernel() + 1
                                    && t.g.columns().kernel() > 1
                                ? 1
                                : 0)),
        Specimen.of(
            "modular/modular#6129",
            GROUPS,
            named("with groups taps beyond the third are dropped")
                .reading(t -> t.skipIf(t.g.groups() > 1 && (t.a > 2 || t.b > 2)))),
        Specimen.of(
            "tensorflow/tfjs#5907",
            STRIDE,
            named("zero where the stride is longer than the image")
                .reading(t -> t.skipIf(t.g.rows().stride() > t.g.rows().input()))),
        Specimen.of(
            "tensorflow/tensorflow#61815",
            PADDING,
            named("depthwise on oblong kernels pads columns as rows")
                .reading(
                    t ->
                        t.column +=
                            depthwise(t.g) && t.g.rows().kernel() != t.g.columns().kernel()
                                ? t.g.columns().padBefore() - t.g.rows().padBefore()
                                : 0)),
        Specimen.of(
            "Maratyszcza/NNPACK#130",
            AGREEMENT,
            named("a kernel of one repeats weights in a tail of four outputs")
                .reading(
                    t -> {
                      int whole = t.g.outputChannels() / 4 * 4;
                      if (t.g.taps() == 1 && whole > 0 && t.kernel >= whole) {
                        t.kernel = whole - 1;
                      }
                    })),
        Specimen.of(
            "pytorch/pytorch#87354",
            AGREEMENT,
            named("outputs beyond 16,384 are zero")
                .reading(t -> t.skipIf(t.kernel * t.g.windows() + window(t) >= 1 << 14))),
        Specimen.of(
            "BVLC/caffe#298",
            AGREEMENT,
            named("columns end where rows do")
                .reading(t -> t.skipIf(t.column >= t.g.rows().input()))),
        Specimen.of(
            "ml-explore/mlx#3143",
            AGREEMENT,
            named("an index of im2col keeps 16 bits").reading(FastPaths::sixteenBits)),
        Specimen.of(
            "Samsung/ONE#11584",
            AGREEMENT,
            named("the size of im2col's buffer keeps 16 bits")
                .reading(
                    t ->
                        orElse(
                            (long) t.g.windows() * t.g.products() <= SIXTEEN_BITS,
                            "the buffer is too short"))),
        Specimen.of(
            "triton-lang/triton#630",
            AGREEMENT,
            named("a tail of 32 products is dropped")
                .reading(
                    t -> t.skipIf(t.g.products() > 32 && product(t) >= t.g.products() / 32 * 32))),
        Specimen.of(
            "onnx/onnx-mlir#1517",
            AGREEMENT,
            named("a kernel of one reads the first channel")
                .reading(t -> t.skipIf(t.g.taps() == 1 && t.c > 0))),
        Specimen.of(
            "pytorch/pytorch#19912",
            GROUPS,
            named("groups on multiples of 16 outputs compute the first half")
                .reading(
                    t ->
                        t.skipIf(
                            t.g.groups() > 1
                                && t.g.outputChannels() % 16 == 0
                                && t.kernel >= t.g.outputChannels() / 2))),
        Specimen.of(
            "keras-team/keras#17252",
            BATCH,
            named("beyond 32 images all are the first")
                .reading(t -> t.image = t.g.batch() > 32 ? 0 : t.image)));
  }

  private static void channelsLast(Tap t) {
    if (t.g.inputChannels() == 1) {
      int columns = t.g.columns().kernel();
      int at = (t.a * columns + t.b) * t.g.outputChannels() + t.kernel;
      t.kernel = at / t.g.taps();
      t.a = at % t.g.taps() / columns;
      t.b = at % columns;
    }
  }

  private static void sixteenBits(Tap t) {
    long at = (long) window(t) * t.g.products() + product(t);
    if (at > SIXTEEN_BITS) {
      int kept = (int) (at & SIXTEEN_BITS);
      int other = kept / t.g.products();
      int tap = kept % t.g.products();
      int columns = t.g.columns().kernel();
      t.channel += tap / t.g.taps() - t.c;
      t.row = t.g.rows().position(other / t.g.columns().output(), tap % t.g.taps() / columns);
      t.column = t.g.columns().position(other % t.g.columns().output(), tap % columns);
    }
  }

  private static int window(Tap t) {
    return t.i * t.g.columns().output() + t.j;
  }

  private static int product(Tap t) {
    return t.c * t.g.taps() + t.a * t.g.columns().kernel() + t.b;
  }

  private static void orElse(boolean right, String crash) {
    if (!right) {
      throw new IndexOutOfBoundsException(crash);
    }
  }

  private static boolean isSquare(Geometry g, int kernel) {
    return g.rows().kernel() == kernel && g.columns().kernel() == kernel;
  }

  private static boolean isFast(Geometry g) {
    return isSquare(g, 3)
        && g.rows().stride() * g.columns().stride() == 1
        && g.rows().dilation() * g.columns().dilation() == 1;
  }

  private static boolean depthwise(Geometry g) {
    return g.groups() > 1 && g.groups() == g.inputChannels();
  }
}
