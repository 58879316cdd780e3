package org.example;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;

/** A user's convolutions: one is right, the others have one fault each, or decline something. */
final class Convolutions {
  private Convolutions() {}

  static Subject<float[]> right() {
    return Subject.of("right", Arithmetic.FLOAT32, Convolutions::forward);
  }

  /** Pads at the bottom what belongs at the top. */
  static Subject<float[]> wrong() {
    return Subject.of(
        "pads on the wrong side",
        Arithmetic.FLOAT32,
        (g, x, k, b) -> forward(g, g.rows().padAfter(), x, k, b));
  }

  /** Takes and gives doubles, and computes in floats. */
  static Subject<double[]> floatOnly() {
    return Subject.of(
        "floats inside",
        Arithmetic.FLOAT64,
        (g, x, k, b) -> wide(forward(g, narrow(x), narrow(k), b.map(Convolutions::narrow))));
  }

  /** Right for one group, and says so; wrong beyond. */
  static Subject<float[]> withoutGroups() {
    return Subject.of(
            "one group",
            Arithmetic.FLOAT32,
            (g, x, k, b) -> g.groups() == 1 ? forward(g, x, k, b) : new float[g.outputSize()])
        .supporting(g -> g.groups() == 1, "no groups");
  }

  /** Adds to what the last call left, where that is as long. */
  static Subject<float[]> stateful() {
    float[][] left = {new float[0]};
    return Subject.of(
        "never clears its buffer",
        Arithmetic.FLOAT32,
        (g, x, k, b) -> {
          float[] y = forward(g, x, k, b);
          for (int at = 0; left[0].length == y.length && at < y.length; at++) {
            y[at] += left[0][at];
          }
          left[0] = y.clone();
          return y;
        });
  }

  static Subject<float[]> nothing() {
    return right().supporting(g -> false, "not written yet");
  }

  private static float[] forward(Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    return forward(g, g.rows().padBefore(), x, k, bias);
  }

  private static float[] forward(
      Geometry g, int padTop, float[] x, float[] k, Optional<float[]> bias) {
    Axis rows = g.rows();
    Axis columns = g.columns();
    float[] y = new float[g.outputSize()];
    int at = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        for (int i = 0; i < rows.output(); i++) {
          for (int j = 0; j < columns.output(); j++) {
            float sum = bias.isPresent() ? bias.get()[o] : 0;
            for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
              int channel = n * g.inputChannels() + g.firstInputChannel(o) + c;
              int kernel = o * g.inputChannelsPerGroup() + c;
              for (int a = 0; a < rows.kernel(); a++) {
                for (int b = 0; b < columns.kernel(); b++) {
                  int row = i * rows.stride() + a * rows.dilation() - padTop;
                  int column = j * columns.stride() + b * columns.dilation() - columns.padBefore();
                  if (rows.inside(row) && columns.inside(column)) {
                    sum +=
                        x[(channel * rows.input() + row) * columns.input() + column]
                            * k[(kernel * rows.kernel() + a) * columns.kernel() + b];
                  }
                }
              }
            }
            y[at++] = sum;
          }
        }
      }
    }
    return y;
  }

  private static float[] narrow(double[] wide) {
    float[] narrow = new float[wide.length];
    for (int at = 0; at < wide.length; at++) {
      narrow[at] = (float) wide[at];
    }
    return narrow;
  }

  private static double[] wide(float[] narrow) {
    double[] wide = new double[narrow.length];
    for (int at = 0; at < narrow.length; at++) {
      wide[at] = narrow[at];
    }
    return wide;
  }
}
