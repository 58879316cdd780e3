package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Provenance;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
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
public final class ReceptiveField extends SubjectLaw {

  ReceptiveField() {
    super(
        "receptive field",
        "The inputs that reach an output are those under the composed kernel's taps.");
  }

  @Override
  public int layers() {
    return 2;
  }

  @Override
  <V> void compare(Comparison<V> comparison, Arithmetic<V> numbers, Run subject, Case c) {
    Geometry first = c.geometry();
    Geometry second = c.layers().get(1).geometry();
    Tensor<BitSet[]> reached = reached(subject, c);
    for (int y = 0; y < reached.shape().size(); y++) {
      int[] at = reached.shape().coordinates(y);
      BitSet rows = tapped(first.rows(), second.rows(), at[2]);
      BitSet columns = tapped(first.columns(), second.columns(), at[3]);
      boolean none = rows.isEmpty() || columns.isEmpty();
      String where = Comparison.position(reached.shape(), y);
      BitSet found = reached.data()[y] == null ? new BitSet() : reached.data()[y];
      Shape input = Shape.input(first);
      compareSets(
          comparison,
          where,
          subject.name() + ": rows",
          none ? new BitSet() : rows,
          project(input, found, 2));
      compareSets(
          comparison,
          where,
          subject.name() + ": columns",
          none ? new BitSet() : columns,
          project(input, found, 3));
    }
  }

  private static <V> void compareSets(
      Comparison<V> comparison, String where, String what, BitSet expected, BitSet found) {
    if (expected.equals(found)) {
      comparison.count(what, 1, 1);
    } else {
      comparison.differ(what + " that reach the output", where, "" + expected, "" + found);
    }
  }

  /** Runs the stack on inputs that carry their own names, with weights that carry none. */
  private static Tensor<BitSet[]> reached(Run subject, Case c) {
    Provenance sets = Provenance.INSTANCE;
    subject.inScope(c.layers().get(1).geometry());
    Tensor<BitSet[]> middle =
        subject.on(sets, dense(c.layers().get(0), sets.inputs(c.input().length)));
    return subject.on(sets, dense(c.layers().get(1), middle.data()));
  }

  private static Problem<BitSet[]> dense(Layer layer, BitSet[] input) {
    long[] ones = new long[layer.weights().length];
    Arrays.fill(ones, 1);
    BitSet[] weights = Provenance.INSTANCE.load(ones, 0);
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
