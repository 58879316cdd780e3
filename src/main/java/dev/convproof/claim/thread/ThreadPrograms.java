package dev.convproof.claim.thread;

import static dev.convproof.claim.thread.Slice.all;
import static dev.convproof.claim.thread.Slice.at;
import static dev.convproof.claim.thread.Slice.range;

import dev.convproof.claim.thread.Ported.Program;
import java.util.ArrayList;
import java.util.List;

/** The three programs of the forum thread, as their posts have them. */
public final class ThreadPrograms {
  /** Post 2. */
  public static final Ported POST_2 = new Ported("corr2d_multi_in_out_2x2", Post2.AS_WRITTEN);

  /** Post 2 with another slice. */
  public static final Ported POST_2_CORRECTED =
      new Ported("corr2d_multi_in_out_2x2 with i:h-k_h+1+i", Post2.CORRECTED);

  /** Post 3. */
  public static final Ported POST_3 = new Ported("convolution", new Post3());

  /** Post 10. */
  public static final Ported POST_10 = new Ported("corr2d_matmul_channels", new Post10());

  private ThreadPrograms() {}

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

    /** The length of a slice, given the sizes of the image and the kernel along an axis. */
    @FunctionalInterface
    public interface Extent {
      /** The length. */
      int of(int size, int kernel);
    }

    /** Creates a program whose slices have one rule along both axes. */
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

  /**
   * Post 3's sum over windows and channels.
   *
   * <pre>
   * def convolution(X, K):
   *     c_i, h, w = X.shape
   *     c_o, kh, kw = K.shape[0], K.shape[2], K.shape[3]
   *     h1, w1 = h - kh + 1, w - kw + 1
   *     X1 = torch.zeros((c_o, h1, w1))
   *     for l in range(c_o):
   *         for i in range(h1):
   *             for j in range(w1):
   *                 cur = 0
   *                 for x in range(c_i):
   *                     cur += torch.sum(K[l, x] * X[x, i: i + kh, j: j + kw])
   *                 X1[l, i, j] = cur
   *     return X1
   * </pre>
   */
  public record Post3() implements Program {
    @Override
    public <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k) {
      int kh = k.size(2);
      int kw = k.size(3);
      int h1 = x.size(1) - kh + 1;
      int w1 = x.size(2) - kw + 1;
      NdArray<V> x1 = np.zeros(k.size(0), h1, w1);
      for (int l = 0; l < k.size(0); l++) {
        for (int i = 0; i < h1; i++) {
          for (int j = 0; j < w1; j++) {
            NdArray<V> cur = np.zero();
            for (int c = 0; c < x.size(0); c++) {
              NdArray<V> window = np.slice(x, at(c), range(i, i + kh), range(j, j + kw));
              cur = np.addInto(cur, np.sum(np.times(np.slice(k, at(l), at(c)), window)));
            }
            np.assign(x1, cur, at(l), at(i), at(j));
          }
        }
      }
      return x1;
    }
  }

  /**
   * Post 10's unfolding and matrix product.
   *
   * <pre>
   * def corr2d_matmul_channels(X, K):
   *     (Xh, Xw), (Co, Ci, Kh, Kw) = X.shape[-2:], K.shape
   *     Yh, Yw = Xh - Kh + 1, Xw - Kw + 1
   *     Y = torch.zeros((Yh, Yw, Ci * Kh * Kw))
   *     for i in range(Yh):
   *         for j in range(Yw):
   *             Y[i, j] = X[:, i:i + Kh, j:j + Kw].reshape(-1)
   *     return torch.stack([Y @ k.reshape(-1) for k in K], 0)
   * </pre>
   */
  public record Post10() implements Program {
    @Override
    public <V> NdArray<V> call(Numpy<V> np, NdArray<V> x, NdArray<V> k) {
      int kh = k.size(2);
      int kw = k.size(3);
      int yh = x.size(1) - kh + 1;
      int yw = x.size(2) - kw + 1;
      NdArray<V> y = np.zeros(yh, yw, k.size(1) * kh * kw);
      for (int i = 0; i < yh; i++) {
        for (int j = 0; j < yw; j++) {
          NdArray<V> window = np.slice(x, all(), range(i, i + kh), range(j, j + kw));
          np.assign(y, np.flat(window), at(i), at(j));
        }
      }
      List<NdArray<V>> maps = new ArrayList<>();
      for (int o = 0; o < k.size(0); o++) {
        maps.add(np.matmul(y, np.flat(np.slice(k, at(o)))));
      }
      return np.stack(maps);
    }
  }
}
