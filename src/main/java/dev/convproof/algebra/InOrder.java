package dev.convproof.algebra;

/**
 * An algebra whose matrix products sum in a named order. Everything else is the inner algebra's;
 * whether products are rounded before they are added is, too.
 *
 * @param <V> the inner algebra's buffers
 */
public final class InOrder<V> extends Forwarding<V> {
  private final SummationOrder order;

  /** An inner algebra with an order. */
  public InOrder(Algebra<V> inner, SummationOrder order) {
    super(inner);
    this.order = order;
  }

  @Override
  public V gemm(int m, int k, int n, V a, V b) {
    V c = zeros(m * n);
    for (int row = 0; row < m; row++) {
      for (int column = 0; column < n; column++) {
        int at = row * n + column;
        int[][] chains = order.chains(k, at);
        V sums = zeros(chains.length);
        for (int chain = 0; chain < chains.length; chain++) {
          for (int term : chains[chain]) {
            multiplyAdd(a, row * k + term, b, term * n + column, sums, chain);
          }
        }
        join(sums, chains.length);
        copy(sums, 0, 1, c, at, 1, 1);
      }
    }
    return c;
  }

  /** Adds neighbours until the first holds the sum of all. */
  private void join(V sums, int count) {
    for (int apart = 1; apart < count; apart *= 2) {
      for (int at = 0; at + apart < count; at += 2 * apart) {
        add(sums, at + apart, 1, sums, at, 1, 1);
      }
    }
  }
}
