package dev.convproof.claim.judge;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.subject.NdArray;
import dev.convproof.subject.Result;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What a subject gave beside what it should have given, as a counterexample with its picture. */
final class Compared {
  private Compared() {}

  /**
   * The counterexample; the case is known to be the smallest.
   *
   * @param known how
   */
  static Counterexample counterexample(
      Case c, Tensor<long[]> expected, Result<long[]> actual, String known) {
    int differing = differing(expected, actual);
    List<Panel> panels = new ArrayList<>(Drawings.operands(c));
    Shape shape = expected.shape();
    panels.addAll(Drawings.planes("expected", shape, Drawings.texts(expected.data()), differing));
    panels.addAll(panels(actual, differing));
    return new Counterexample(
        c.toString(),
        expected(expected, actual, differing),
        actual(actual, differing),
        true,
        known,
        Drawings.of(panels));
  }

  private static int differing(Tensor<long[]> expected, Result<long[]> actual) {
    int at = 0;
    if (actual instanceof Result.Value<long[]> value) {
      while (expected.data()[at] == value.output().data()[at]) {
        at++;
      }
      return at;
    }
    return -1;
  }

  private static String expected(Tensor<long[]> expected, Result<long[]> actual, int differing) {
    Shape shape = expected.shape();
    return actual instanceof Result.Value
        ? Long.toString(expected.data()[differing])
        : "shape " + NdArray.tuple(List.of(shape.channels(), shape.height(), shape.width()));
  }

  private static String actual(Result<long[]> actual, int differing) {
    if (actual instanceof Result.Value<long[]> value) {
      return Long.toString(value.output().data()[differing]);
    }
    return actual instanceof Result.WrongShape<long[]> wrong
        ? "shape " + NdArray.tuple(wrong.actual().shape())
        : ((Result.Raised<long[]>) actual).message();
  }

  private static List<Panel> panels(Result<long[]> actual, int differing) {
    if (actual instanceof Result.Value<long[]> value) {
      long[] data = value.output().data();
      return Drawings.planes("actual", value.output().shape(), Drawings.texts(data), differing);
    }
    if (actual instanceof Result.WrongShape<long[]> wrong && wrong.actual().dimensions() == 3) {
      NdArray<long[]> array = wrong.actual();
      Shape shape = new Shape(1, array.size(0), array.size(1), array.size(2));
      return Drawings.planes("actual", shape, Drawings.texts(array.data()), -1);
    }
    return List.of(new Panel("actual", List.of(List.of("–")), List.of(0, 0), List.of()));
  }
}
