package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Cases that must give the same result by other means: groups, dilation and padding made explicit,
 * images alone, windows of stride 1; and the laws that say so.
 */
final class Rewritten {
  private Rewritten() {}

  /** The same case without groups: the weights in diagonal blocks, zeros elsewhere. */
  static Case blockDiagonal(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.withChannels(1, from.inputChannels(), from.outputChannels());
    long[] blocks = new long[to.weightSize()];
    int size = from.products();
    for (int o = 0; o < from.outputChannels(); o++) {
      int target = Shape.weights(to).at(o, from.firstInputChannel(o), 0, 0);
      System.arraycopy(layer(c).weights(), o * size, blocks, target, size);
    }
    return with(c, to, c.input(), blocks);
  }

  /** The same case without dilation: the kernel stuffed with zeros to its reach. */
  static Case zeroStuffed(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.withAxes(undilated(from.rows()), undilated(from.columns()));
    Shape taps = Shape.weights(from);
    Shape stuffed = Shape.weights(to);
    long[] weights = new long[stuffed.size()];
    for (int at = 0; at < taps.size(); at++) {
      int[] k = taps.coordinates(at);
      int a = k[2] * from.rows().dilation();
      int b = k[3] * from.columns().dilation();
      weights[stuffed.at(k[0], k[1], a, b)] = layer(c).weights()[at];
    }
    return with(c, to, c.input(), weights);
  }

  private static Axis undilated(Axis axis) {
    return new Axis(
        axis.input(), axis.reach(), axis.stride(), axis.padBefore(), axis.padAfter(), 1);
  }

  /** The same case without stride: every window of stride 1. */
  static Case unstrided(Case c) {
    Geometry from = c.geometry();
    return with(
        c,
        from.withAxes(strideOne(from.rows()), strideOne(from.columns())),
        c.input(),
        layer(c).weights());
  }

  private static Axis strideOne(Axis axis) {
    return new Axis(
        axis.input(), axis.kernel(), 1, axis.padBefore(), axis.padAfter(), axis.dilation());
  }

  /** The same case without padding: the zeros are part of the input. */
  static Case padded(Case c) {
    Geometry from = c.geometry();
    Geometry to = from.paddingMadeExplicit();
    long[] input = new long[to.inputSize()];
    Shape inner = Shape.input(from);
    for (int at = 0; at < inner.size(); at++) {
      int[] x = inner.coordinates(at);
      int row = x[2] + from.rows().padBefore();
      int column = x[3] + from.columns().padBefore();
      input[Shape.input(to).at(x[0], x[1], row, column)] = c.input()[at];
    }
    return with(c, to, input, layer(c).weights());
  }

  /** One image of a batch. */
  static Case image(Case c, int n) {
    Geometry to = c.geometry().withBatch(1);
    int size = to.inputSize();
    return with(c, to, Arrays.copyOfRange(c.input(), n * size, (n + 1) * size), layer(c).weights());
  }

  /** The first layer with another geometry, input and weights. */
  static Case with(Case c, Geometry geometry, long[] input, long[] weights) {
    return with(c, geometry, input, weights, layer(c).bias());
  }

  static Case with(Case c, Geometry geometry, long[] input, long[] weights, Optional<long[]> bias) {
    return new Case(
        input, c.exponent(), List.of(new Layer(geometry, weights, bias, layer(c).exponent())));
  }

  static Layer layer(Case c) {
    return c.layers().get(0);
  }

  /** A case and its rewriting have the same result: groups, dilation and padding by other means. */
  static final class Equivalence extends Law {
    private final UnaryOperator<Case> rewriting;
    private final String means;
    private final Message.Told unchanged;

    Equivalence(String name, String statement, String means, UnaryOperator<Case> rewriting) {
      super(name, statement);
      this.rewriting = rewriting;
      this.means = means;
      this.unchanged = Message.told("no-" + name, "the case has no %s: nothing is rewritten", name);
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Case other = rewriting.apply(trial.on());
      if (other.geometry().equals(trial.on().geometry())) {
        comparison.nothing(unchanged);
        return;
      }
      comparison.expect(
          trial.output(other), trial.output(), trial.name() + " differs from itself on " + means);
    }
  }

  /** Each image of a batch has the result that it has alone. */
  static final class BatchIndependence extends Law {
    private static final Message.Told ONE_IMAGE =
        Message.told("one-image", "the case is of one image");

    BatchIndependence() {
      super("batch independence", "Each image of a batch has the result that it has alone.");
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Case c = trial.on();
      if (c.geometry().batch() == 1) {
        comparison.nothing(ONE_IMAGE);
        return;
      }
      String differs = trial.name() + " in a batch differs from alone";
      Tensor<V> batch = trial.output();
      for (int n = 0; n < c.geometry().batch(); n++) {
        Tensor<V> alone = trial.output(image(c, n));
        int size = alone.shape().size();
        for (int y = 0; y < size; y++) {
          comparison.expect(alone, y, batch, n * size + y, differs);
        }
      }
    }
  }

  /** The output at stride s is every s-th element of the output at stride 1. */
  static final class StrideIsSubsampling extends Law {
    private static final Message.Told STRIDE_ONE =
        Message.told("stride-one", "the case has stride 1");

    StrideIsSubsampling() {
      super("stride", "A stride keeps every s-th output of the convolution with stride 1.");
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Case c = trial.on();
      Geometry g = c.geometry();
      if (g.rows().stride() == 1 && g.columns().stride() == 1) {
        comparison.nothing(STRIDE_ONE);
        return;
      }
      Tensor<V> strided = trial.output();
      Tensor<V> dense = trial.output(unstrided(c));
      String differs = trial.name() + " differs from its subsampled stride-1 output";
      for (int y = 0; y < g.outputSize(); y++) {
        int[] at = strided.shape().coordinates(y);
        int kept =
            dense.shape().at(at[0], at[1], at[2] * g.rows().stride(), at[3] * g.columns().stride());
        comparison.expect(dense, kept, strided, y, differs);
      }
    }
  }

  /** A 1×1 kernel that is one on the channels' diagonal gives the input back. */
  static final class UnitKernel extends Law {
    /** The identity takes ci products where the case may take one: within reason. */
    private static final long MORE_PRODUCTS = 16;

    private static final long FEW_PRODUCTS = 4_096;

    UnitKernel() {
      super("unit kernel", "The 1×1 kernel with the identity over the channels changes nothing.");
    }

    @Override
    boolean needsExactOutputs() {
      return true;
    }

    @Override
    <V> void compare(Comparison<V> comparison, Trial<V> trial) {
      Arithmetic<V> numbers = trial.arithmetic();
      Case c = trial.on();
      Geometry from = c.geometry();
      Geometry to =
          new Geometry(
              from.batch(),
              1,
              from.inputChannels(),
              from.inputChannels(),
              Axis.of(from.rows().input(), 1),
              Axis.of(from.columns().input(), 1));
      long products = to.products() * (long) to.outputSize();
      if (products > FEW_PRODUCTS + MORE_PRODUCTS * from.products() * from.outputSize()) {
        comparison.nothing(
            Message.told(
                "wide-identity",
                "the identity over so many channels takes many times the products"));
        return;
      }
      long[] identity = new long[to.weightSize()];
      for (int channel = 0; channel < to.inputChannels(); channel++) {
        identity[channel * to.inputChannels() + channel] = 1;
      }
      Case unit = Case.of(to, c.input(), identity, Optional.empty());
      Tensor<V> input = new Tensor<>(Shape.input(to), unit.problem(numbers).input().data());
      comparison.expect(
          input, trial.output(unit), trial.name() + " with the unit kernel changes the input");
    }
  }
}
