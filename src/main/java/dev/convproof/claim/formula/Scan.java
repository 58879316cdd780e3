package dev.convproof.claim.formula;

import dev.convproof.claim.Message;
import dev.convproof.claim.quantity.Domain;
import dev.convproof.claim.quantity.Instance;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A formula compared with the truth at one shape after the other, in the order of cases.
 *
 * @param found the first counterexample, hence the smallest
 * @param bound the excess up to which every shape was compared
 * @param shapes how many agreed
 * @param last the shapes of the largest excess
 */
record Scan(Optional<Instance> found, int bound, long shapes, List<Instance> last) {
  private static final int FEW = 24;

  /** Compares up to a number of shapes, which says how far, the same on every machine. */
  static Scan of(Question question, long most, int largestExcess) {
    Domain domain = question.domain();
    long shapes = 0;
    List<Instance> last = List.of();
    for (int excess = 0; excess <= largestExcess; excess++) {
      if (shapes + domain.count(excess) > most) {
        return new Scan(Optional.empty(), excess - 1, shapes, last);
      }
      List<Instance> level = domain.ofSize(excess);
      for (int at = 0; at < level.size(); at++) {
        if (question.refutedAt(level.get(at))) {
          return new Scan(Optional.of(level.get(at)), excess, shapes + at, level);
        }
      }
      shapes += level.size();
      last = level.isEmpty() ? last : level;
    }
    return new Scan(Optional.empty(), largestExcess, shapes, last);
  }

  /** Values of the variables at some of the largest shapes. */
  List<Map<String, BigInteger>> samples() {
    int step = Math.max(1, last.size() / FEW);
    return IntStream.range(0, last.size())
        .filter(at -> at % step == 0)
        .mapToObj(at -> last.get(at).values())
        .toList();
  }

  /** That there is no counterexample among them, but nothing more, for a reason. */
  Message clean(Message but) {
    return Message.of("reason.no-counterexample", shapes, bound, but);
  }
}
