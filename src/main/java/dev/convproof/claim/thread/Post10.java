package dev.convproof.claim.thread;

import static dev.convproof.claim.thread.Slice.all;
import static dev.convproof.claim.thread.Slice.at;
import static dev.convproof.claim.thread.Slice.range;

import java.util.ArrayList;
import java.util.List;

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
