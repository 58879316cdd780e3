package dev.convproof.claim.thread;

import static dev.convproof.claim.thread.Slice.all;
import static dev.convproof.claim.thread.Slice.at;
import static dev.convproof.claim.thread.Slice.range;

/**
 * Post 2's sum of shifted 1×1 convolutions.
 *
 * <pre>
 * def corr2d_multi_in_out_2x2(X, K):
 *     c_i, h, w = X.shape
 *     c_o,c_i,k_h,k_w = K.shape
 *     Y = 0
 *     for i in range (k_h):
 *         for j in range (k_w):
 *             Y += corr2d_multi_in_out_1x1(X[:,i:h-1+i,j:w-1+j],K[:,:,i,j])
 *     return Y
 * </pre>
 *
 * @param height how many rows the slice takes
 * @param width how many columns it takes
 */
public record Post2(Extent height, Extent width) implements Program {
  /** As it was posted: {@code i:h-1+i}. */
  public static final Post2 AS_WRITTEN = new Post2((size, kernel) -> size - 1);

  /** With the slice that fits every kernel: {@code i:h-k_h+1+i}. */
  public static final Post2 CORRECTED = new Post2((size, kernel) -> size - kernel + 1);

  /** How long a slice is, given the sizes of the image and the kernel along an axis. */
  @FunctionalInterface
  public interface Extent {
    /** The length. */
    int of(int size, int kernel);
  }

  /** The same along both axes. */
  public Post2(Extent both) {
    this(both, both);
  }

  @Override
  public <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k) {
    int h = height.of(x.size(1), k.size(2));
    int w = width.of(x.size(2), k.size(3));
    NdArray<V> y = np.zero();
    for (int i = 0; i < k.size(2); i++) {
      for (int j = 0; j < k.size(3); j++) {
        NdArray<V> seen = np.slice(x, all(), range(i, h + i), range(j, w + j));
        y = np.addInto(y, pointwise(np, seen, np.slice(k, all(), all(), at(i), at(j))));
      }
    }
    return y;
  }

  /**
   * The book's {@code corr2d_multi_in_out_1x1}: a matrix product over the channels.
   *
   * <pre>
   *     c_i, h, w = X.shape
   *     c_o = K.shape[0]
   *     X = X.reshape((c_i, h * w))
   *     K = K.reshape((c_o, c_i))
   *     Y = torch.matmul(K, X)
   *     return Y.reshape((c_o, h, w))
   * </pre>
   */
  private static <V> NdArray<V> pointwise(Numpy<V> np, NdArray<V> x, NdArray<V> k) {
    int pixels = x.size(1) * x.size(2);
    NdArray<V> flat = np.reshape(x, x.size(0), pixels);
    NdArray<V> matrix = np.reshape(k, k.size(0), x.size(0));
    return np.reshape(np.matmul(matrix, flat), k.size(0), x.size(1), x.size(2));
  }
}
