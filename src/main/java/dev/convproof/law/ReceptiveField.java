package dev.convproof.law;

import dev.convproof.algebra.DependencyAlgebra;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Layer;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The receptive field of two stacked convolutions, by execution: the rows and columns of the input
 * that reach an output are those at which the composed convolution has a tap, a·d1 + b·s1·d2 from
 * the window's corner. So its extent is d1(k1−1) + s1·d2(k2−1) + 1 on each axis.
 */
public final class ReceptiveField implements StrategyLaw {

  ReceptiveField() {}

  @Override
  public String name() {
    return "receptive field";
  }

  @Override
  public String statement() {
    return "The inputs that reach an output are those under the composed kernel's taps.";
  }

  @Override
  public String arithmetics() {
    return DependencyAlgebra.INSTANCE.name();
  }

  @Override
  public int layers() {
    return 2;
  }

  @Override
  public Outcome judge(Strategy strategy, Case c) {
    Trial<BitSet[]> trial = new Trial<>(strategy.over(DependencyAlgebra.INSTANCE), c);
    return trial.guarded(
        this,
        () -> {
          Comparison<BitSet[]> comparison =
              new Comparison<>(this, DependencyAlgebra.INSTANCE, c, true);
          compare(comparison, trial);
          return comparison.outcome();
        });
  }

  private static void compare(Comparison<BitSet[]> comparison, Trial<BitSet[]> trial) {
    Geometry first = trial.on().geometry();
    Geometry second = trial.on().layers().get(1).geometry();
    Tensor<BitSet[]> reached = reached(trial);
    Shape input = Shape.input(first);
    for (int y = 0; y < reached.shape().size(); y++) {
      int[] at = reached.shape().coordinates(y);
      BitSet rows = tapped(first.rows(), second.rows(), at[2]);
      BitSet columns = tapped(first.columns(), second.columns(), at[3]);
      boolean none = rows.isEmpty() || columns.isEmpty();
      String where = Comparison.position(reached.shape(), y);
      BitSet found = reached.data()[y] == null ? new BitSet() : reached.data()[y];
      BitSet dueRows = none ? new BitSet() : rows;
      BitSet dueColumns = none ? new BitSet() : columns;
      expect(comparison, where, trial.name() + ": rows", dueRows, project(input, found, 2));
      expect(comparison, where, trial.name() + ": columns", dueColumns, project(input, found, 3));
    }
  }

  private static void expect(
      Comparison<BitSet[]> comparison, String where, String what, BitSet expected, BitSet found) {
    if (expected.equals(found)) {
      comparison.count(what, 1, 1);
    } else {
      comparison.differ(what + " that reach the output", where, "" + expected, "" + found);
    }
  }

  /** Runs the stack on inputs that carry their own names, with weights that carry none. */
  private static Tensor<BitSet[]> reached(Trial<BitSet[]> trial) {
    DependencyAlgebra sets = DependencyAlgebra.INSTANCE;
    Case c = trial.on();
    Tensor<BitSet[]> middle = trial.output(dense(c.layers().get(0), sets.inputs(c.input().length)));
    return trial.output(dense(c.layers().get(1), middle.data()));
  }

  private static Problem<BitSet[]> dense(Layer layer, BitSet[] input) {
    long[] ones = new long[layer.weights().length];
    Arrays.fill(ones, 1);
    BitSet[] weights = DependencyAlgebra.INSTANCE.load(ones, 0);
    return Problem.of(layer.geometry(), input, weights, Optional.empty());
  }

  /** The positions of the input, on one axis, under the taps of the composed window. */
  private static BitSet tapped(Axis first, Axis second, int window) {
    BitSet positions = new BitSet();
    for (int b = 0; b < second.kernel(); b++) {
      int middle = second.position(window, b);
      for (int a = 0; a < first.kernel(); a++) {
        int position = first.position(middle, a);
        if (second.inside(middle) && first.inside(position)) {
          positions.set(position);
        }
      }
    }
    return positions;
  }

  private static BitSet project(Shape input, BitSet elements, int dimension) {
    BitSet projected = new BitSet();
    elements.stream().forEach(at -> projected.set(input.coordinates(at)[dimension]));
    return projected;
  }
}
