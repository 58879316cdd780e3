package dev.convproof.law;

import dev.convproof.algebra.Algebra;
import dev.convproof.geometry.Geometry;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * One call of a subject: what it throws, and a result that no law could compare, end the judgement
 * as facts.
 *
 * @param name who is called, in words
 * @param own the subject's class, whose frames are looked for on the stack
 * @param result what is due, such as {@code output}
 * @param on the shape that it is called on
 * @param due the shape of the result
 */
record Called(String name, Class<?> own, String result, Geometry on, Shape due) {

  /** The result, in the shape that is due. */
  <V> Tensor<V> of(Algebra<V> algebra, Supplier<Tensor<V>> call) {
    Tensor<V> found = guarded(call);
    if (found == null) {
      throw unusable(name + " gives no " + result + " on " + on, "an " + result, "null");
    }
    if (!due.equals(found.shape())) {
      String other = found.shape().toString();
      throw unusable(name + " gives another shape on " + on, due.toString(), other);
    }
    int length = algebra.length(found.data());
    if (length != due.size()) {
      throw unusable(
          name + " gives a buffer of another length on " + on,
          due.size() + " scalars",
          length + " scalars");
    }
    return found;
  }

  private Run.Unusable unusable(String what, String expected, String actual) {
    return new Run.Unusable(what, "the " + result, expected, actual);
  }

  private <V> Tensor<V> guarded(Supplier<Tensor<V>> call) {
    try {
      return call.get();
    } catch (RuntimeException | AssertionError | StackOverflowError | LinkageError thrown) {
      throw new Run.Unusable(
          name + " threw " + thrown.getClass().getSimpleName() + " on " + on,
          place(thrown),
          "an " + result + " " + due,
          thrown.toString());
    }
  }

  /** Where it was thrown: in the subject's own code, if that is on the stack. */
  private String place(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().equals(own.getName()))
        .findFirst()
        .or(() -> Arrays.stream(stack).findFirst())
        .map(frame -> frame.getMethodName() + "(" + frame.getFileName() + ")")
        .orElse("a place that only -XX:-OmitStackTraceInFastThrow shows");
  }
}
