package dev.convproof.claim.thread;

import static dev.convproof.claim.thread.Slice.at;
import static dev.convproof.claim.thread.Slice.range;

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
