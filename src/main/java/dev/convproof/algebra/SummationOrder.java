package dev.convproof.algebra;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An order in which the n terms of a dot product are summed: as chains, each summed from left to
 * right, whose sums are then joined two by two, in a balanced tree.
 */
public enum SummationOrder {
  /** From the first term to the last. */
  SEQUENTIAL {
    @Override
    int[][] chains(int n, long dot) {
      return new int[][] {ascending(n)};
    }
  },
  /** From the last term to the first. */
  REVERSED {
    @Override
    int[][] chains(int n, long dot) {
      return new int[][] {IntStream.range(0, n).map(i -> n - 1 - i).toArray()};
    }
  },
  /** Neighbours first: a balanced tree. */
  PAIRWISE {
    @Override
    int[][] chains(int n, long dot) {
      return IntStream.range(0, (n + 1) / 2)
          .mapToObj(pair -> IntStream.range(2 * pair, Math.min(n, 2 * pair + 2)).toArray())
          .toArray(int[][]::new);
    }
  },
  /** Shuffled, differently for each dot product of a matrix product. */
  RANDOM {
    @Override
    int[][] chains(int n, long dot) {
      return new int[][] {shuffled(n, new SplittableRandom(dot))};
    }
  },
  /** Every eighth term into the same partial sum, as a vector register of eight lanes does. */
  EIGHT_PARTIAL_SUMS {
    @Override
    int[][] chains(int n, long dot) {
      return IntStream.range(0, Math.min(n, LANES))
          .mapToObj(lane -> IntStream.iterate(lane, i -> i < n, i -> i + LANES).toArray())
          .toArray(int[][]::new);
    }
  };

  private static final int LANES = 8;

  /**
   * The chains: every term from 0 to n−1 is in exactly one.
   *
   * @param dot the number of the dot product, for orders that differ between them
   */
  abstract int[][] chains(int n, long dot);

  /**
   * Returns an algebra whose matrix products sum in this order. Everything else is the inner
   * algebra's; whether products are rounded before they are added is, too.
   */
  public <V> Algebra<V> over(Algebra<V> inner) {
    return new InOrder<>(inner, this);
  }

  private static int[] ascending(int n) {
    return IntStream.range(0, n).toArray();
  }

  private static int[] shuffled(int n, SplittableRandom random) {
    int[] order = ascending(n);
    for (int left = n; left > 1; left--) {
      int chosen = random.nextInt(left);
      int kept = order[left - 1];
      order[left - 1] = order[chosen];
      order[chosen] = kept;
    }
    return order;
  }

  private static final class InOrder<V> extends DelegatingAlgebra<V> {
    private final SummationOrder order;

    InOrder(Algebra<V> inner, SummationOrder order) {
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

  /**
   * Writes down what is computed, as text: which products are added to which sums. Commutativity is
   * known, associativity is not, and adding nothing changes nothing: so two ways to compute a
   * scalar round alike, on all values, where their texts are equal.
   *
   * <p>Buffers hold texts, the empty one for zero.
   */
  public static final class SummationTrees implements Algebra<String[]> {
    private final boolean fused;

    /**
     * Rounds after every operation, or only after each sum.
     *
     * @param fused whether a product is added unrounded
     */
    public SummationTrees(boolean fused) {
      this.fused = fused;
    }

    /** Named data: {@code x0}, {@code x1}, … */
    public static String[] data(String name, int count) {
      String[] buffer = new String[count];
      Arrays.setAll(buffer, at -> name + at);
      return buffer;
    }

    @Override
    public String[] zeros(int length) {
      String[] buffer = new String[length];
      Arrays.fill(buffer, "");
      return buffer;
    }

    @Override
    public int length(String[] buffer) {
      return buffer.length;
    }

    @Override
    public void copy(
        String[] from, int at, int step, String[] to, int toAt, int toStep, int count) {
      for (int i = 0; i < count; i++) {
        to[toAt + i * toStep] = from[at + i * step];
      }
    }

    @Override
    public void add(String[] from, int at, int step, String[] to, int toAt, int toStep, int count) {
      for (int i = 0; i < count; i++) {
        int target = toAt + i * toStep;
        to[target] = joined("+", to[target], from[at + i * step]);
      }
    }

    @Override
    public void multiplyAdd(String[] x, int xAt, String[] k, int kAt, String[] y, int yAt) {
      if (!x[xAt].isEmpty() && !k[kAt].isEmpty()) {
        String product = joined("·", x[xAt], k[kAt]);
        boolean unrounded = fused && !y[yAt].isEmpty();
        y[yAt] = joined("+", y[yAt], unrounded ? "unrounded " + product : product);
      }
    }

    private static String joined(String operation, String a, String b) {
      if (a.isEmpty() || b.isEmpty()) {
        return a + b;
      }
      return a.compareTo(b) <= 0 ? "(" + a + operation + b + ")" : "(" + b + operation + a + ")";
    }
  }
}
