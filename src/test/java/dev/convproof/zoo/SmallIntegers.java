package dev.convproof.zoo;

import dev.convproof.Subject;
import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.util.Optional;
import java.util.SplittableRandom;

/** Cases of small integers, as many tests draw them: they show no number format. */
final class SmallIntegers {
  static final int CASES = 200;
  private static final int MOST = 3;

  private SmallIntegers() {}

  /** Returns on how many of the cases a subject differs from the definition. */
  static <V> int wrong(Subject<V> subject) {
    SplittableRandom random = new SplittableRandom(1);
    int least = subject.arithmetic().exactness().input().signed() ? -MOST : 0;
    int wrong = 0;
    for (int seed = 0; seed < CASES; seed++) {
      Geometry g = RandomCase.draw(Reach.SMALL, Exactness.INTEGERS, 1, false, seed).geometry();
      Case c =
          Case.of(
              g,
              random.longs(g.inputSize(), least, MOST + 1).toArray(),
              random.longs(g.weightSize(), -MOST, MOST + 1).toArray(),
              seed % 2 == 0
                  ? Optional.empty()
                  : Optional.of(random.longs(g.outputChannels(), -MOST, MOST + 1).toArray()));
      wrong += Laws.AGREEMENT.judge(subject, c) instanceof Outcome.Refuted ? 1 : 0;
    }
    return wrong;
  }
}
