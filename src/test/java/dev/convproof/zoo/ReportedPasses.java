package dev.convproof.zoo;

import static dev.convproof.law.Laws.GRADIENT_AGREEMENT;
import static dev.convproof.zoo.LyingPass.named;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import dev.convproof.zoo.LyingPass.Of;
import java.util.List;
import java.util.function.ToIntFunction;

/** Gradients after bugs that were reported of real libraries. */
final class ReportedPasses {
  private ReportedPasses() {}

  private static Specimen of(String report, LyingPass liar) {
    return Specimen.of(report, GRADIENT_AGREEMENT, liar);
  }

  /** All of them, each with the report that it is modelled on. */
  static List<Specimen> all() {
    return List.of(
        of(
            "pytorch/pytorch#51430",
            named("weights of all groups from the first group's input")
                .weights(t -> t.channel = t.c)),
        of(
            "pytorch/pytorch#50042",
            named("weights of depthwise at stride 2 without the last row")
                .weights(
                    t ->
                        t.skipIf(
                            t.g.groups() > 1
                                && t.g.groups() == t.g.inputChannels()
                                && t.g.rows().stride() == 2
                                && t.i == t.g.rows().output() - 1
                                && t.a == t.g.rows().kernel() - 1))),
        of(
            "tracel-ai/burn#1891",
            named("weights of strided groups transposed")
                .weights(
                    t -> {
                      if (t.g.groups() > 1 && t.g.rows().stride() > 1) {
                        transposed(t);
                      }
                    })),
        of(
            "tracel-ai/burn#4806",
            named("input without the rows that two and more are left of")
                .edited(shorter(g -> g.rows().slack() > 1 ? g.rows().slack() : 0))),
        of(
            "torch/DEPRECEATED-torch7-distro#20",
            named("input without the rows that no window reaches")
                .edited(shorter(g -> g.rows().slack()))),
        of(
            "PKUFlyingPig/CMU10-714#6",
            named("input with a row more where the stride does not fit")
                .edited(shorter(g -> g.rows().slack() > 0 ? -1 : 0))),
        of(
            "Theano/Theano#4729",
            named("input as high as without dilation")
                .edited(shorter(g -> Math.min(g.rows().input(), kept(g.rows()))))),
        of(
            "flagos-ai/FlagGems#1576",
            named("input one row late where the stride does not fit")
                .input(t -> t.row += t.g.rows().slack() > 0 ? 1 : 0)),
        of(
            "meta-pytorch/opacus#245",
            named("weights with a row more where the stride does not fit")
                .edited(
                    new LyingPass.Edit() {
                      @Override
                      public <V> Tensor<V> of(
                          Algebra<V> algebra, Geometry g, Of which, Tensor<V> gradient) {
                        boolean lies = which == Of.WEIGHTS && g.rows().slack() > 0;
                        return lies ? resized(algebra, gradient, 1) : gradient;
                      }
                    })),
        of(
            "f-dangel/backpack#30",
            named("crashes where the stride does not fit")
                .weights(t -> orElse(t.g.rows().slack() == 0, "shapes cannot be broadcast"))),
        of(
            "pytorch/pytorch#13008",
            named("crashes where the kernel is dilated")
                .input(t -> orElse(t.g.rows().dilation() == 1, "requested size is not valid"))),
        of(
            "iree-org/iree-turbine#1223",
            named("weights with stride for dilation").weights(ReportedPasses::strideForDilation)),
        of(
            "huggingface/candle#2337",
            named("input with stride for dilation").input(ReportedPasses::strideForDilation)),
        of(
            "enggen/Deep-Learning-Coursera#7",
            named("windows that move by one").input(Readings.IGNORED_STRIDE.reading())),
        of(
            "Theano/Theano#602",
            named("windows that move by two at most")
                .input(
                    t -> {
                      t.row -= t.i * Math.max(0, t.g.rows().stride() - 2);
                      t.column -= t.j * Math.max(0, t.g.columns().stride() - 2);
                    })),
        of(
            "sebgao/cTensor#3",
            named("weights divided by the number of windows")
                .edited(divided(Of.WEIGHTS, g -> g.batch() * g.windows()))),
        of(
            "Oneflow-Inc/oneflow#255",
            named("bias divided by the number of windows")
                .edited(divided(Of.BIAS, Geometry::windows))),
        of(
            "NervanaSystems/neon#111",
            named("input of the last window alone").input(t -> t.skipIf(isCoveredLater(t)))),
        of(
            "torch/cunn#74",
            named("weights of the last image alone")
                .weights(t -> t.skipIf(t.image < t.g.batch() - 1))),
        of(
            "cbovar/ConvNetSharp#128",
            named("input of the first image alone").input(t -> t.skipIf(t.image > 0))),
        of(
            "mlpack/mlpack#3679",
            named("bias of the first image alone").bias(t -> t.skipIf(t.toImage > 0))),
        of(
            "snuspl/cruise#800",
            named("bias summed over channels").bias(t -> t.kernel = t.i % t.g.outputChannels())),
        of(
            "tensorflow/tfjs#5518",
            named("input from the first channel's weights").input(t -> t.c = 0)),
        of(
            "tensorflow/tfjs#4981",
            named("input without strided windows that begin in the padding")
                .input(t -> t.skipIf(t.g.rows().stride() > 1 && t.g.rows().position(t.i, 0) < 0))),
        of(
            "Maratyszcza/NNPACK#15",
            named("oblong weights transposed").weights(Readings.TRANSPOSED_KERNEL.reading())),
        of(
            "mlpack/mlpack#3376",
            named("input from oblong weights transposed")
                .input(Readings.TRANSPOSED_KERNEL.reading())),
        of(
            "luhaofang/CACU#4",
            named("input from weights that are not turned")
                .input(Readings.FLIPPED_KERNEL.reading())),
        of(
            "nntrainer/nntrainer#705",
            named("weights input channels first")
                .weights(
                    t -> {
                      int at = t.c * t.g.outputChannels() + t.kernel;
                      t.kernel = at / t.g.inputChannelsPerGroup();
                      t.c = at % t.g.inputChannelsPerGroup();
                    })),
        of(
            "tf-encrypted/tf-encrypted#150",
            named("weights channels last")
                .weights(
                    t -> {
                      int columns = t.g.columns().kernel();
                      int at = (t.a * columns + t.b) * t.g.inputChannelsPerGroup() + t.c;
                      t.c = at / t.g.taps();
                      t.a = at % t.g.taps() / columns;
                      t.b = at % columns;
                    })),
        of(
            "owlbarn/owl#477",
            named("weights from the first 64 windows")
                .weights(t -> t.skipIf(t.i * t.g.columns().output() + t.j >= 64))),
        of(
            "tiny-dnn/tiny-dnn#298",
            named("input with its padding cropped at the end")
                .input(t -> t.row += t.g.rows().padBefore())),
        of(
            "ROCm/rocMLIR#307",
            named("input at stride 2 takes what belongs to the padding below")
                .input(t -> t.row = t.g.rows().stride() == 2 ? Math.min(t.row, last(t)) : t.row)),
        of(
            "ml-explore/mlx#2184",
            named("weights of groups for all input channels")
                .edited(
                    new LyingPass.Edit() {
                      @Override
                      public <V> Tensor<V> of(
                          Algebra<V> algebra, Geometry g, Of which, Tensor<V> gradient) {
                        int size = gradient.shape().size() * g.groups();
                        return which == Of.WEIGHTS && g.groups() > 1
                            ? new Tensor<>(gradient.shape(), algebra.zeros(size))
                            : gradient;
                      }
                    })),
        of(
            "cybertronai/autograd-hacks#5",
            named("weights from the input without padding")
                .weights(
                    t -> {
                      t.row += t.g.rows().padBefore();
                      t.column += t.g.columns().padBefore();
                    })));
  }

  private static int last(Tap t) {
    return t.g.rows().input() - 1;
  }

  private static int kept(Axis axis) {
    return (axis.dilation() - 1) * (axis.kernel() - 1);
  }

  private static void transposed(Tap t) {
    Readings.TRANSPOSED_KERNEL.reading().accept(t);
  }

  private static void strideForDilation(Tap t) {
    t.row += (t.i - t.a) * (t.g.rows().dilation() - t.g.rows().stride());
    t.column += (t.j - t.b) * (t.g.columns().dilation() - t.g.columns().stride());
  }

  /** Whether a window that comes later reads the same input. */
  private static boolean isCoveredLater(Tap t) {
    for (int i = t.i; i < t.g.rows().output(); i++) {
      for (int j = i == t.i ? t.j + 1 : 0; j < t.g.columns().output(); j++) {
        if (covers(t.g.rows(), i, t.row) && covers(t.g.columns(), j, t.column)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean covers(Axis axis, int window, int position) {
    int from = position - axis.position(window, 0);
    return from >= 0 && from % axis.dilation() == 0 && from / axis.dilation() < axis.kernel();
  }

  private static void orElse(boolean right, String crash) {
    if (!right) {
      throw new IllegalStateException(crash);
    }
  }

  private static LyingPass.Edit shorter(ToIntFunction<Geometry> rows) {
    return new LyingPass.Edit() {
      @Override
      public <V> Tensor<V> of(Algebra<V> algebra, Geometry g, Of which, Tensor<V> gradient) {
        return which == Of.INPUT ? resized(algebra, gradient, -rows.applyAsInt(g)) : gradient;
      }
    };
  }

  private static <V> Tensor<V> resized(Algebra<V> algebra, Tensor<V> gradient, int moreRows) {
    Shape right = gradient.shape();
    Shape shape =
        new Shape(right.outer(), right.channels(), right.height() + moreRows, right.width());
    V data = algebra.zeros(shape.size());
    int rows = Math.min(right.height(), shape.height());
    for (int plane = 0; plane < right.outer() * right.channels(); plane++) {
      int from = plane * right.plane();
      int to = plane * shape.plane();
      algebra.copy(gradient.data(), from, 1, data, to, 1, rows * right.width());
    }
    return new Tensor<>(shape, data);
  }

  private static LyingPass.Edit divided(Of gradient, ToIntFunction<Geometry> by) {
    return new LyingPass.Edit() {
      @Override
      public <V> Tensor<V> of(Algebra<V> algebra, Geometry g, Of which, Tensor<V> right) {
        if (which == gradient && right.data() instanceof float[] values) {
          for (int at = 0; at < values.length; at++) {
            values[at] /= by.applyAsInt(g);
          }
        }
        return right;
      }
    };
  }
}
