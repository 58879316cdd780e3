package dev.convproof.claim.thread;

/** A function of an image and kernels, written against NumPy. */
@FunctionalInterface
public interface Program {
  /**
   * Calls it.
   *
   * @param np what it calls
   * @param x the image [ci, h, w]
   * @param k the kernels [co, ci, kh, kw]
   * @throws ArrayError where Python would raise
   */
  <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k);
}
