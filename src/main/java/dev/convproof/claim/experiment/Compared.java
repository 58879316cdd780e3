package dev.convproof.claim.experiment;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Drawing.Panel;
import dev.convproof.claim.Drawing.Role;
import dev.convproof.claim.Message;
import dev.convproof.claim.thread.NdArray;
import dev.convproof.claim.thread.Result;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a subject gave beside what it should have given, as a counterexample with its picture. */
final class Compared {
  private Compared() {}

  /**
   * The counterexample; the case is known to be the smallest.
   *
   * @param known how
   */
  static Counterexample counterexample(
      Case c, Tensor<long[]> expected, Result<long[]> actual, Message known) {
    int differing = differing(expected, actual);
    List<Panel> panels = new ArrayList<>(Drawings.operands(c));
    Shape shape = expected.shape();
    int missing = wrongShape(actual).map(other -> beyond(shape, other)).orElse(differing);
    panels.addAll(Drawings.planes(Role.EXPECTED, shape, Drawings.texts(expected.data()), missing));
    panels.addAll(panels(shape, actual, differing));
    return new Counterexample(
        c.toString(),
        Contrast.DEFINITION_PROGRAM,
        expected(expected, actual, differing),
        actual(actual, differing),
        true,
        known,
        Drawings.of(panels));
  }

  /** The shape of an output that can be drawn, but is not as it should be. */
  private static Optional<Shape> wrongShape(Result<long[]> actual) {
    if (actual instanceof Result.WrongShape<long[]> wrong && wrong.actual().dimensions() == 3) {
      NdArray<long[]> array = wrong.actual();
      return Optional.of(new Shape(1, array.size(0), array.size(1), array.size(2)));
    }
    return Optional.empty();
  }

  /** The first position in a shape that another does not have, or −1. */
  private static int beyond(Shape shape, Shape other) {
    return IntStream.range(0, shape.size())
        .filter(
            at -> {
              int[] p = shape.coordinates(at);
              return p[1] >= other.channels() || p[2] >= other.height() || p[3] >= other.width();
            })
        .findFirst()
        .orElse(-1);
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

  private static Message expected(Tensor<long[]> expected, Result<long[]> actual, int differing) {
    Shape shape = expected.shape();
    return actual instanceof Result.Value
        ? Message.verbatim(expected.data()[differing])
        : shape(List.of(shape.channels(), shape.height(), shape.width()));
  }

  private static Message actual(Result<long[]> actual, int differing) {
    if (actual instanceof Result.Value<long[]> value) {
      return Message.verbatim(value.output().data()[differing]);
    }
    return actual instanceof Result.WrongShape<long[]> wrong
        ? shape(wrong.actual().shape())
        : Message.verbatim(((Result.Raised<long[]>) actual).message());
  }

  private static Message shape(List<Integer> sizes) {
    return Message.of("value.shape", NdArray.tuple(sizes));
  }

  private static List<Panel> panels(Shape expected, Result<long[]> actual, int differing) {
    if (actual instanceof Result.Value<long[]> value) {
      long[] data = value.output().data();
      return Drawings.planes(Role.ACTUAL, value.output().shape(), Drawings.texts(data), differing);
    }
    Optional<Shape> wrong = wrongShape(actual);
    if (wrong.isPresent()) {
      Shape shape = wrong.orElseThrow();
      long[] data = ((Result.WrongShape<long[]>) actual).actual().data();
      return Drawings.planes(Role.ACTUAL, shape, Drawings.texts(data), beyond(shape, expected));
    }
    return List.of(Panel.cell(Role.ACTUAL, "–").marked(0, 0));
  }
}
