package dev.convproof.claim.experiment;

import dev.convproof.algebra.Integers;
import dev.convproof.algebra.Polynomial;
import dev.convproof.algebra.Polynomials;
import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Message;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.thread.LocallyConnected;
import dev.convproof.geometry.Axis;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether an affine map that sees the windows of a convolution is one: refuted by a locally
 * connected layer, which is affine for all weights, but whose output does not move with its input.
 */
final class LocallyConnectedWitness {
  private static final int MOST = 4;

  private LocallyConnectedWitness() {}

  /** The verdict, from the shortest inputs on. */
  static Verdict verdict() {
    for (int rows = 1; rows <= MOST; rows++) {
      LocallyConnected layer = new LocallyConnected(Axis.of(rows, 1));
      if (isAffine(layer) && !movesWithItsInput(layer)) {
        return new Verdict.Refuted(counterexample(layer));
      }
    }
    return new Verdict.Undecided(Message.of("reason.no-such-layer", MOST));
  }

  private static boolean isAffine(LocallyConnected layer) {
    Indeterminates values = new Indeterminates();
    Polynomial[] a = values.next(layer.axis().input());
    Polynomial[] b = values.next(layer.axis().input());
    Polynomial[] weights = values.next(layer.weightSize());
    Polynomial[] biases = values.next(layer.axis().output());
    return AffineJudge.affine(x -> layer.apply(Polynomials.INSTANCE, x, weights, biases), a, b);
  }

  /** With the first window's weight 1 and all others 0, and an input of 1 that moves down. */
  private static boolean movesWithItsInput(LocallyConnected layer) {
    int rows = layer.axis().output();
    return IntStream.range(1, rows).allMatch(x -> output(layer, x)[x] == output(layer, 0)[0]);
  }

  private static long[] output(LocallyConnected layer, int x) {
    int rows = layer.axis().input();
    long[] weights = Line.impulse(layer.weightSize(), 0);
    return layer.apply(Integers.INSTANCE, Line.impulse(rows, x), weights, new long[rows]);
  }

  private static Counterexample counterexample(LocallyConnected layer) {
    int rows = layer.axis().input();
    long[] moved = output(layer, 1);
    long[] expected = Line.impulse(rows, 1);
    return new Counterexample(
        "h="
            + rows
            + ", weights by window "
            + IntStream.range(0, rows).mapToObj(i -> i == 0 ? "1" : "0").toList(),
        Contrast.CONVOLUTION_LAYER,
        Message.verbatim(expected[1]),
        Message.verbatim(moved[1]),
        true,
        Message.of("known.one-window"),
        Drawings.of(
            List.of(
                Panel.row(Role.INPUT, Line.impulse(rows, 0)),
                Panel.row(Role.WEIGHTS_BY_WINDOW, Line.impulse(rows, 0)),
                Panel.row(Role.INPUT_MOVED, expected),
                Panel.row(Role.EXPECTED, expected).marked(0, 1),
                Panel.row(Role.ACTUAL, moved).marked(0, 1))));
  }
}
