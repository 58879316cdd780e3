package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.law.Laws.BATCH;
import static dev.convproof.law.Laws.DILATION;
import static dev.convproof.law.Laws.GROUPS;
import static dev.convproof.law.Laws.PADDING;
import static dev.convproof.law.Laws.STRIDE;
import static dev.convproof.zoo.Liar.named;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import dev.convproof.zoo.Liar.BiasRule;
import java.util.List;
import java.util.function.ToIntFunction;

/** Liars that take one quantity for another: axes, paddings, layouts, biases, sizes. */
final class Misread {
  private Misread() {}

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        Specimen.of("Ciela-Institute/caustics#281", AGREEMENT, Readings.FLIPPED_KERNEL),
        Specimen.of("kornia/kornia#4240", AGREEMENT, Readings.TRANSPOSED_KERNEL),
        Specimen.of(
            "pytorch/pytorch#173068",
            AGREEMENT,
            named("taps of the first row alone").reading(t -> t.skipIf(t.a > 0))),
        Specimen.of("mlpack/mlpack#4050", STRIDE, Readings.SWAPPED_STRIDES),
        Specimen.of("tf-encrypted/tf-encrypted#384", STRIDE, Readings.IGNORED_STRIDE),
        Specimen.of(
            "tensorflow/tensorflow#60280",
            STRIDE,
            named("stride of rows alone")
                .reading(t -> t.column -= t.j * (t.g.columns().stride() - 1))),
        Specimen.of("deeplearning4j/deeplearning4j#4100", DILATION, Readings.IGNORED_DILATION),
        Specimen.of(
            "tracel-ai/burn#4466",
            DILATION,
            named("dilation of rows for both axes")
                .reading(
                    t -> t.column += t.b * (t.g.rows().dilation() - t.g.columns().dilation()))),
        Specimen.of(
            "openvinotoolkit/openvino#11940",
            DILATION,
            named("swapped dilations")
                .reading(
                    t -> {
                      int more = t.g.rows().dilation() - t.g.columns().dilation();
                      t.row -= t.a * more;
                      t.column += t.b * more;
                    })),
        Specimen.of(
            "Tencent/ncnn#75",
            DILATION,
            named("a dilated row begins where an undilated one ends")
                .reading(t -> t.column += t.a * (t.g.columns().dilation() - 1))),
        Specimen.of("autogluon/autogluon#438", PADDING, Readings.SWAPPED_PADDINGS),
        Specimen.of(
            "Tencent/ncnn#6661",
            PADDING,
            named("the padding above is lost where it equals that on the left")
                .reading(
                    t ->
                        t.row +=
                            t.g.rows().padBefore() == t.g.columns().padBefore()
                                ? t.g.rows().padBefore()
                                : 0)),
        Specimen.of("apache/tvm#4511", PADDING, Readings.PADDING_SPLIT_EVENLY),
        Specimen.of("mit-han-lab/tinyengine#95", PADDING, Readings.PADDING_AT_THE_BEGINNING_ONLY),
        Specimen.of(
            "root-project/root#21737",
            PADDING,
            named("paddings of the two ends exchanged")
                .reading(
                    t -> {
                      t.row += t.g.rows().padBefore() - t.g.rows().padAfter();
                      t.column += t.g.columns().padBefore() - t.g.columns().padAfter();
                    })),
        Specimen.of(
            "openxla/xla#48713",
            PADDING,
            named("padding on the right reads the next row")
                .reading(
                    t -> {
                      int columns = t.g.columns().input();
                      t.row += t.column >= columns ? t.column / columns : 0;
                      t.column -= t.column >= columns ? t.column / columns * columns : 0;
                    })),
        Specimen.of(
            "iree-org/wave#198",
            PADDING,
            named("padding above reads what lies before the plane")
                .reading(
                    t -> {
                      int planes = t.row < 0 ? Math.floorDiv(t.row, t.g.rows().input()) : 0;
                      if (t.channel + planes >= 0) {
                        t.row -= planes * t.g.rows().input();
                        t.channel += planes;
                      }
                    })),
        Specimen.of(
            "tenstorrent/tt-metal#21463",
            AGREEMENT,
            named("the input is read channels last").reading(Misread::inputChannelsLast)),
        Specimen.of(
            "ravin-d-27/PyDeepFlow#84",
            AGREEMENT,
            named("the weights are read channels last")
                .reading(
                    t -> {
                      int columns = t.g.columns().kernel();
                      int at = (t.a * columns + t.b) * t.g.inputChannelsPerGroup() + t.c;
                      t.c = at / t.g.taps();
                      t.a = at % t.g.taps() / columns;
                      t.b = at % columns;
                    })),
        Specimen.of(
            "apache/tvm#9336",
            AGREEMENT,
            named("the weights are read input channels first")
                .reading(
                    t -> {
                      int at = t.c * t.g.outputChannels() + t.kernel;
                      t.kernel = at / t.g.inputChannelsPerGroup();
                      t.c = at % t.g.inputChannelsPerGroup();
                    })),
        Specimen.of("google/XNNPACK#1951", GROUPS, Channels.INTERLEAVED_GROUPS),
        Specimen.of("pytorch/pytorch#15297", GROUPS, Channels.IGNORED_GROUPS),
        Specimen.of("Pegessi/conv2d_direct#1", BATCH, Channels.FIRST_IMAGE_ONLY),
        Specimen.of(
            "kraiskil/onnx2c#7",
            BATCH,
            named("the bias of the image's number")
                .biased(new BiasRule((g, n, o) -> n % g.outputChannels(), g -> 1))),
        Specimen.of("espressif/esp-dl#26", AGREEMENT, Channels.FORGOTTEN_BIAS),
        Specimen.of("wkcn/mobula#1", DILATION, Channels.BIAS_PER_TAP),
        Specimen.of("iamtrask/Grokking-Deep-Learning#43", AGREEMENT, Results.LAST_ROW_MISSING),
        Specimen.of("plaidml/plaidml#1780", AGREEMENT, Results.SIZE_ROUNDED_UP),
        Specimen.of("pytorch/pytorch#76304", AGREEMENT, Results.PADDING_OF_THE_BEGINNING_TWICE),
        Specimen.of(
            "ROCm/rocMLIR#37",
            AGREEMENT,
            named("the output's size knows no dilation")
                .shaped(g -> rows(g, g.rows().padded() - g.rows().kernel(), g.rows().stride()))),
        Specimen.of(
            "FluxML/Flux.jl#700",
            AGREEMENT,
            named("the output's height by the kernel's width")
                .shaped(g -> rows(g, g.rows().padded() - g.columns().reach(), g.rows().stride()))),
        Specimen.of(
            "tenstorrent/tt-metal#11050",
            AGREEMENT,
            channels("output channels rounded up to 32", g -> (g.outputChannels() + 31) / 32 * 32)),
        Specimen.of(
            "webmachinelearning/webnn#607",
            AGREEMENT,
            channels("as many output channels as input channels", Geometry::inputChannels)),
        Specimen.of(
            "alibaba/MNN#1065",
            AGREEMENT,
            channels(
                "depthwise knows no multiplier",
                g -> g.groups() == g.inputChannels() ? g.groups() : g.outputChannels())),
        Specimen.of(
            "ivanvig/2dconv-FPGA#1",
            AGREEMENT,
            named("the last output is what was there").finishing(Misread::leftOver)));
  }

  private static <V> void leftOver(Algebra<V> algebra, Problem<V> problem, Tensor<V> output) {
    int last = output.shape().size() - 1;
    algebra.copy(problem.weights().data(), 0, 1, output.data(), last, 1, 1);
  }

  private static void inputChannelsLast(Tap t) {
    Axis rows = t.g.rows();
    Axis columns = t.g.columns();
    if (rows.inside(t.row) && columns.inside(t.column)) {
      int at = (t.row * columns.input() + t.column) * t.g.inputChannels() + t.channel;
      t.channel = at / t.g.pixels();
      t.row = at % t.g.pixels() / columns.input();
      t.column = at % columns.input();
    }
  }

  private static Shape rows(Geometry g, int room, int stride) {
    return Results.withRows(g, Math.max(0, room + stride) / stride);
  }

  private static Liar channels(String name, ToIntFunction<Geometry> number) {
    return named(name)
        .reading(t -> t.skipIf(t.kernel >= t.g.outputChannels()))
        .biased(new BiasRule((g, n, o) -> Math.min(o, g.outputChannels() - 1), g -> 1))
        .shaped(
            g -> {
              Shape right = Shape.output(g);
              return new Shape(right.outer(), number.applyAsInt(g), right.height(), right.width());
            });
  }
}
