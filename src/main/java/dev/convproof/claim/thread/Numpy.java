package dev.convproof.claim.thread;

import dev.convproof.algebra.Algebra;
import dev.convproof.claim.thread.NdArray.ArrayError;
import dev.convproof.claim.thread.Slice.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of NumPy that the thread's programs call, over any algebra; {@code torch} agrees with it
 * on all of it. Where NumPy raises, an {@link ArrayError} is thrown. Slices are copies: no program
 * writes through one. Counts the calls by name.
 *
 * @param <V> the algebra's buffers
 */
public final class Numpy<V> {
  private final Algebra<V> algebra;
  private final Map<String, Integer> calls = new TreeMap<>();

  /** NumPy over some algebra. */
  public Numpy(Algebra<V> algebra) {
    this.algebra = algebra;
  }

  /**
   * Returns how often each operation was called: {@code *}, {@code +=}, {@code matmul}, {@code sum}
   * …
   */
  public Map<String, Integer> calls() {
    return Collections.unmodifiableMap(calls);
  }

  private void called(String operation) {
    calls.merge(operation, 1, Integer::sum);
  }

  /** The number 0. */
  public NdArray<V> zero() {
    return new NdArray<>(List.of(), algebra.zeros(1));
  }

  /** {@code zeros(shape)}. */
  public NdArray<V> zeros(Integer... shape) {
    called("zeros");
    List<Integer> sizes = List.of(shape);
    if (sizes.stream().anyMatch(size -> size < 0)) {
      throw ArrayError.value("negative dimensions are not allowed");
    }
    return new NdArray<>(sizes, algebra.zeros(NdArray.size(sizes)));
  }

  /** {@code a[slices]}. */
  public NdArray<V> slice(NdArray<V> a, Slice... slices) {
    called("slice");
    Selection selection = Selection.of(a.shape(), slices);
    return new NdArray<>(selection.shape(), algebra.gather(a.data(), selection.positions()));
  }

  /** {@code a[slices] = value}. */
  public void assign(NdArray<V> a, NdArray<V> value, Slice... slices) {
    called("assign");
    Selection target = Selection.of(a.shape(), slices);
    int[] from = positionsInto(target.shape(), value.shape());
    for (int at = 0; at < from.length; at++) {
      algebra.copy(value.data(), from[at], 1, a.data(), target.positions()[at], 1, 1);
    }
  }

  /** {@code a * b}, element by element. */
  public NdArray<V> times(NdArray<V> a, NdArray<V> b) {
    called("*");
    List<Integer> shape = commonShape(a.shape(), b.shape());
    int[] left = positions(a.shape(), shape);
    int[] right = positions(b.shape(), shape);
    V product = algebra.zeros(left.length);
    for (int at = 0; at < left.length; at++) {
      algebra.multiplyAdd(a.data(), left[at], b.data(), right[at], product, at);
    }
    return new NdArray<>(shape, product);
  }

  /**
   * {@code a += b}: an array keeps its shape, and a number gets that of b. The sum is a new array;
   * no program holds on to the old one.
   */
  public NdArray<V> addInto(NdArray<V> a, NdArray<V> b) {
    called("+=");
    List<Integer> shape = commonShape(a.shape(), b.shape());
    if (a.dimensions() > 0) {
      positionsInto(a.shape(), b.shape());
    }
    V sum = algebra.gather(a.data(), positions(a.shape(), shape));
    int[] right = positions(b.shape(), shape);
    for (int at = 0; at < right.length; at++) {
      algebra.add(b.data(), right[at], 1, sum, at, 1, 1);
    }
    return new NdArray<>(shape, sum);
  }

  /** {@code sum(a)}: a number. */
  public NdArray<V> sum(NdArray<V> a) {
    called("sum");
    V sum = algebra.zeros(1);
    algebra.add(a.data(), 0, 1, sum, 0, 0, a.size());
    return new NdArray<>(List.of(), sum);
  }

  /** {@code matmul(a, b)} of a matrix b, or of a vector b and an array a of any dimensions. */
  public NdArray<V> matmul(NdArray<V> a, NdArray<V> b) {
    called("matmul");
    int inner = a.size(a.dimensions() - 1);
    if (inner != b.size(0)) {
      throw ArrayError.value(
          "matmul: Input operand 1 has a mismatch in its core dimension 0 (size "
              + b.size(0)
              + " is different from "
              + inner
              + ")");
    }
    List<Integer> shape = new ArrayList<>(a.shape().subList(0, a.dimensions() - 1));
    int rows = NdArray.size(shape);
    shape.addAll(b.shape().subList(1, b.dimensions()));
    int columns = NdArray.size(b.shape().subList(1, b.dimensions()));
    return new NdArray<>(shape, algebra.gemm(rows, inner, columns, a.data(), b.data()));
  }

  /** {@code a.reshape(shape)}. */
  public NdArray<V> reshape(NdArray<V> a, Integer... shape) {
    called("reshape");
    List<Integer> sizes = List.of(shape);
    if (NdArray.size(sizes) != a.size()) {
      throw ArrayError.value(
          "cannot reshape array of size " + a.size() + " into shape " + NdArray.tuple(sizes));
    }
    return new NdArray<>(sizes, a.data());
  }

  /** {@code a.reshape(-1)}. */
  public NdArray<V> flat(NdArray<V> a) {
    return reshape(a, a.size());
  }

  /** {@code stack(arrays, 0)}. */
  public NdArray<V> stack(List<NdArray<V>> arrays) {
    called("stack");
    if (arrays.stream().map(NdArray::shape).distinct().count() != 1) {
      throw ArrayError.value("all input arrays must have the same shape");
    }
    int size = arrays.get(0).size();
    V stacked = algebra.zeros(size * arrays.size());
    for (int at = 0; at < arrays.size(); at++) {
      algebra.copy(arrays.get(at).data(), 0, 1, stacked, at * size, 1, size);
    }
    List<Integer> shape = new ArrayList<>(List.of(arrays.size()));
    shape.addAll(arrays.get(0).shape());
    return new NdArray<>(shape, stacked);
  }

  // Broadcasting: an axis of size 1 stretches, and missing axes in front are of size 1.

  /** The common shape of two. */
  private static List<Integer> commonShape(List<Integer> a, List<Integer> b) {
    return broadcast(a, b)
        .orElseThrow(
            () ->
                ArrayError.value(
                    "operands could not be broadcast together with shapes "
                        + NdArray.tuple(a)
                        + " "
                        + NdArray.tuple(b)));
  }

  /** The positions of a value that is written into an array of some shape. */
  private static int[] positionsInto(List<Integer> target, List<Integer> value) {
    if (!broadcast(target, value).filter(target::equals).isPresent()) {
      throw ArrayError.value(
          "could not broadcast an array of shape "
              + NdArray.tuple(value)
              + " into shape "
              + NdArray.tuple(target));
    }
    return positions(value, target);
  }

  private static Optional<List<Integer>> broadcast(List<Integer> a, List<Integer> b) {
    int axes = Math.max(a.size(), b.size());
    List<Integer> shape = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int mine = fromFront(a, axes, axis);
      int theirs = fromFront(b, axes, axis);
      if (mine != theirs && mine != 1 && theirs != 1) {
        return Optional.empty();
      }
      shape.add(mine == 1 ? theirs : mine);
    }
    return Optional.of(shape);
  }

  private static int fromFront(List<Integer> shape, int axes, int axis) {
    int own = axis - (axes - shape.size());
    return own < 0 ? 1 : shape.get(own);
  }

  /** For each element of the common shape, in row-major order, the position of its source. */
  private static int[] positions(List<Integer> from, List<Integer> to) {
    int[] strides = NdArray.strides(from);
    int[] around = NdArray.strides(to);
    int[] positions = new int[NdArray.size(to)];
    for (int at = 0; at < positions.length; at++) {
      for (int own = 0; own < strides.length; own++) {
        int axis = own + to.size() - from.size();
        if (from.get(own) != 1) {
          positions[at] += at / around[axis] % to.get(axis) * strides[own];
        }
      }
    }
    return positions;
  }
}
