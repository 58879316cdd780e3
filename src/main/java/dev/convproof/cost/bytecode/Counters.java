package dev.convproof.cost.bytecode;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What rewritten bytecode calls. Each {@link CountingLoader} defines this class anew, so that the
 * counters of two loaders have nothing to do with each other; each thread counts for itself, so
 * that the sum is exact.
 */
public final class Counters {
  /** As many sites as can be told apart. */
  static final int MOST_SITES = 1 << 16;

  private static final List<long[]> THREADS = new CopyOnWriteArrayList<>();
  private static final ThreadLocal<long[]> MINE = ThreadLocal.withInitial(Counters::another);

  private Counters() {}

  private static long[] another() {
    long[] counts = new long[MOST_SITES];
    THREADS.add(counts);
    return counts;
  }

  /** The counters of this thread, a number for each site; a method fetches them when it begins. */
  public static long[] mine() {
    return MINE.get();
  }

  /** Counts one execution. */
  public static void count(long[] mine, int site) {
    mine[site]++;
  }

  /** What {@code System.exit} does to a class that is counted: Java goes on. */
  @SuppressWarnings("DoNotCallSuggester") // rewritten bytecode calls it, nobody else
  public static void exit(int code) {
    throw new IllegalStateException("it tried to end Java with exit code " + code);
  }

  /** The same for {@code Runtime.exit} and {@code Runtime.halt}. */
  public static void exit(Runtime java, int code) {
    exit(code);
  }

  /**
   * Returns what all threads have counted at the first so many sites, all that there are, since the
   * last time this was asked. To be called while none of them is computing.
   */
  public static long[] take(int sites) {
    long[] sum = new long[sites];
    for (long[] counts : THREADS) {
      for (int site = 0; site < sites; site++) {
        sum[site] += counts[site];
      }
      Arrays.fill(counts, 0, sites, 0);
    }
    return sum;
  }
}
