package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Optional;

/** A 1×1 kernel that is one on the channels' diagonal gives the input back. */
public final class UnitKernel extends Law {

  UnitKernel() {
    super("unit kernel", "The 1×1 kernel with the identity over the channels changes nothing.");
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
