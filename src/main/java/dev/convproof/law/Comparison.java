package dev.convproof.law;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.message.Message;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.lang.reflect.Array;
import java.util.Optional;

/** Compares tensors on behalf of a law, and remembers how much was compared. */
final class Comparison<V> {
  /** Why nothing is learnt where no law has a reason of its own. */
  static final Message.Told NO_SCALAR =
      Message.told("no-scalar-compared", "no scalar was compared");

  private static final Outcome NO_PRODUCT =
      new Outcome.Vacuous(Message.told("every-product-zero", "every product is zero"));

  private static final Outcome ALL_ZERO =
      new Outcome.Vacuous(Message.told("all-compared-zero", "everything compared is zero"));

  private final String law;
  private final Arithmetic<V> numbers;
  private final Case on;
  private final boolean products;
  private long compared;
  private long nonzero;
  private Disagreement first;
  private Optional<Outcome.Suspicion> suspicion = Optional.empty();
  private Message.Told nothing;

  /**
   * @param products whether the case has a nonzero product: without one, agreement shows nothing
   */
  Comparison(LawStatement law, Arithmetic<V> numbers, Case on, boolean products) {
    this.law = law.name();
    this.numbers = numbers;
    this.on = on;
    this.products = products;
  }

  /** Expects two whole tensors to be equal. */
  Comparison<V> expect(Tensor<V> expected, Tensor<V> actual, String what) {
    expectSize(expected, actual, what);
    int size = expected.shape().size();
    for (int at = 0; at < size && first == null; at++) {
      expect(expected, at, actual, at, what);
    }
    return this;
  }

  /** Expects two tensors to be of one shape; where they are not, no scalars are compared. */
  private void expectSize(Tensor<V> expected, Tensor<V> actual, String what) {
    int size = expected.shape().size();
    int length = numbers.length(actual.data());
    if (!expected.shape().equals(actual.shape())) {
      differ(what, "shape", expected.shape().toString(), actual.shape().toString());
    } else if (length != size) {
      differ(what, "length", size + " scalars", length + " scalars");
    }
  }

  /**
   * Expects the scalars of two whole tensors to lie at most so far apart. Where a bound is infinite
   * nothing is compared.
   */
  Comparison<V> expectWithin(double[] bounds, Tensor<V> expected, Tensor<V> actual, String what) {
    expectSize(expected, actual, what);
    for (int at = 0; at < bounds.length && first == null; at++) {
      if (Double.isFinite(bounds[at])) {
        record(expected, at);
        if (!numbers.within(bounds[at], expected.data(), at, actual.data(), at)) {
          String allowed = numbers.show(expected.data(), at) + " ± " + bounds[at];
          differ(what, position(actual.shape(), at), allowed, numbers.show(actual.data(), at));
        }
      }
    }
    return this;
  }

  /**
   * Expects the scalars of two whole tensors to be equal wherever one of the two is NaN or an
   * infinity; finite ones, which are rounded, are another law's.
   */
  void expectWhereNotFinite(Tensor<V> expected, Tensor<V> actual, String what) {
    expectSize(expected, actual, what);
    int size = expected.shape().size();
    for (int at = 0; at < size && first == null; at++) {
      if (isFinite(expected, at) && isFinite(actual, at)) {
        record(expected, at);
      } else {
        expect(expected, at, actual, at, what);
      }
    }
  }

  private static boolean isFinite(Tensor<?> floats, int at) {
    return Double.isFinite(Array.getDouble(floats.data(), at));
  }

  private void record(Tensor<V> expected, int at) {
    compared++;
    if (!numbers.isZero(expected.data(), at)) {
      nonzero++;
    }
  }

  /** Expects two scalars to be equal; the position named is the one of the second. */
  Comparison<V> expect(Tensor<V> expected, int at, Tensor<V> actual, int actualAt, String what) {
    record(expected, at);
    if (!numbers.same(expected.data(), at, actual.data(), actualAt)) {
      differ(
          what,
          position(actual.shape(), actualAt),
          numbers.show(expected.data(), at),
          numbers.show(actual.data(), actualAt));
    }
    return this;
  }

  /** Expects a count that is no scalar of a tensor. */
  Comparison<V> count(String what, long expected, long actual) {
    compared++;
    nonzero += expected == 0 ? 0 : 1;
    return expected == actual
        ? this
        : differ(what, "the whole layer", Long.toString(expected), Long.toString(actual));
  }

  /** Records scalars that somebody else has compared. */
  void judged(long scalars, long notZero) {
    compared += scalars;
    nonzero += notZero;
  }

  /** Takes over a difference that was found on another case. */
  void differ(Disagreement found) {
    if (first == null) {
      first = found;
    }
  }

  /** Records a difference that is no comparison of scalars. */
  Comparison<V> differ(String what, String where, String expected, String actual) {
    if (first == null) {
      first = new Disagreement(law, what, where, expected, actual, numbers.name(), on);
    }
    return this;
  }

  /** Records scalars that are within their bounds, but beyond what chance gives. */
  void suspect(long scalars, String what, String where, String expected, String actual) {
    Disagreement by = new Disagreement(law, what, where, expected, actual, numbers.name(), on);
    Outcome.Suspicion more = new Outcome.Suspicion(scalars, by);
    suspicion = Optional.of(suspicion.map(before -> before.and(more)).orElse(more));
  }

  /** Says why nothing is compared. */
  void nothing(Message.Told why) {
    nothing = why;
  }

  Optional<Disagreement> difference() {
    return Optional.ofNullable(first);
  }

  /** The outcome, vacuous for the given reason where nothing was compared. */
  Outcome outcome(Message.Told whyNothing) {
    if (first != null) {
      return new Outcome.Refuted(first);
    }
    if (compared == 0) {
      return new Outcome.Vacuous(nothing == null ? whyNothing : nothing);
    }
    if (!products) {
      return NO_PRODUCT;
    }
    return nonzero == 0 ? ALL_ZERO : new Outcome.Held(compared, nonzero, suspicion);
  }

  Outcome outcome() {
    return outcome(NO_SCALAR);
  }

  static String position(Shape shape, int at) {
    int[] c = shape.coordinates(at);
    return "[n=" + c[0] + " o=" + c[1] + " i=" + c[2] + " j=" + c[3] + "]";
  }
}
