package dev.convproof.law;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Problem;
import java.util.Optional;

/** A convolution along one row in which something is no finite number, or is a negative zero. */
public enum Situation {
  /** Windows read it, and windows do not. */
  NAN_READ("w6kw2", row(1, Double.NaN, 3, 4, 5, 6), row(1, 1)),
  /** Windows read it, and windows do not. */
  INFINITY_READ("w6kw2", row(1, Double.POSITIVE_INFINITY, 3, 4, 5, 6), row(1, 1)),
  /** Their sum is no number. */
  OPPOSITE_INFINITIES(
      "w3kw2", row(1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY), row(1, 1)),
  /** The product with 0 is no number: whoever skips zero weights loses it. */
  NAN_TIMES_ZERO("w3kw2", row(1, 2, Double.NaN), row(1, 0)),
  /** The product with 0 is no number: whoever skips zero weights loses it. */
  INFINITY_TIMES_ZERO("w3kw2", row(1, 2, Double.POSITIVE_INFINITY), row(1, 0)),
  /** The product with 0 is no number: whoever skips zero inputs loses it. */
  ZERO_TIMES_INFINITY("w3kw2", row(1, 0, 3), row(1, Double.POSITIVE_INFINITY)),
  /** The first window reads it in the padding alone. */
  PADDED_ZERO_TIMES_INFINITY("w3kw2pl1", row(1, 2, 3), row(Double.POSITIVE_INFINITY, 1)),
  /** The first window reads it in the padding alone. */
  PADDED_ZERO_TIMES_NAN("w3kw2pl1", row(1, 2, 3), row(Double.NaN, 1)),
  /** No window reads it. */
  NAN_UNREAD("w3sw2", row(1, Double.NaN, 3), row(1)),
  /** A sum that starts from 0 is 0. */
  NEGATIVE_ZERO("w2", row(-0.0, 1), row(1)),
  /** The bias and the product are −0, and so is their sum. */
  NEGATIVE_ZERO_BIAS("w1", row(0), row(-1), -0.0),
  /** No product is added to the bias where the window lies in the padding. */
  NEGATIVE_ZERO_BIAS_OVER_PADDING("w1pl1", row(1), row(1), -0.0);

  private final Problem<double[]> problem;

  Situation(String geometry, double[] input, double[] weights, double... bias) {
    Geometry g = Notation.parse(geometry);
    this.problem =
        Problem.of(g, input, weights, bias.length == 0 ? Optional.empty() : Optional.of(bias));
  }

  private static double[] row(double... values) {
    return values;
  }

  /** The convolution. */
  Problem<double[]> problem() {
    return problem;
  }
}
