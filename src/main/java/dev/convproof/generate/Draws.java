package dev.convproof.generate;

import dev.convproof.algebra.Exactness;
import dev.convproof.tensor.Case;
import java.util.SplittableRandom;

/**
 * The cases of one run, one after the other, the same for the same seed. Every fourth is of two
 * stacked layers where laws of both kinds are judged; whole layers, and shapes beyond 16 bits, come
 * whenever the others have taken twice the products that one case may take.
 */
public final class Draws {
  private static final int STACKED_ONE_IN = 4;
  private static final int ORDINARY_TO_WHOLE = 2;

  private final Reach reach;
  private final Exactness exactness;
  private final RandomCase.Fitting fitting;
  private final int layers;
  private final SplittableRandom seeds;
  private long drawn;
  private long products; // since the last whole layer
  private long wholes;

  /**
   * Creates the draws of a run.
   *
   * @param reach how far shapes reach
   * @param exactness what the sums of each case stay within
   * @param fitting what makes cases that a subject supports of others: every fourth draw is left as
   *     it is
   * @param layers of each case; 0 for one and two
   * @param seed the only source of chance
   */
  public Draws(
      Reach reach, Exactness exactness, RandomCase.Fitting fitting, int layers, long seed) {
    this.reach = reach;
    this.exactness = exactness;
    this.fitting = fitting;
    this.layers = layers;
    this.seeds = new SplittableRandom(seed);
  }

  /** Draws the next case. */
  public Case next() {
    long seed = seeds.nextLong();
    long turn = drawn++;
    boolean stacked = layers == 2 || (layers == 0 && turn % STACKED_ONE_IN == STACKED_ONE_IN - 1);
    int headroom = (int) (turn & 1); // some laws add two inputs: half of the draws leave room
    Exactness within = exactness.withHeadroom(headroom);
    RandomCase.Fitting fitted = turn % STACKED_ONE_IN == 1 ? RandomCase.Fitting.NONE : fitting;
    if (!stacked && reach.wideOneIn() > 0 && products > ORDINARY_TO_WHOLE * reach.products()) {
      products = 0;
      return RandomCase.whole(reach, within, wholes++, fitted, seed);
    }
    boolean laterPad = stacked && turn % (2 * STACKED_ONE_IN) == 2 * STACKED_ONE_IN - 1;
    Case c = RandomCase.draw(reach, within, stacked ? 2 : 1, laterPad, fitted, seed);
    products += (long) c.geometry().products() * c.geometry().outputSize();
    return c;
  }
}
