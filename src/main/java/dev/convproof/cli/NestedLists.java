package dev.convproof.cli;

import dev.convproof.algebra.Rationals;
import dev.convproof.proof.decompose.DecimalKernel;
import dev.convproof.proof.decompose.DecimalKernel.Tap;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.tensor.Shape;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Kernels for JSON: lists nested as deep as the kernel is written, of numbers where JSON has them
 * (integers and decimals), else of texts such as {@code "1/3"} and {@code "0.5+1i"}.
 */
final class NestedLists {
  private final int[] sizes;
  private final IntFunction<Object> taps;

  private NestedLists(Shape shape, IntFunction<Object> taps) {
    this.sizes = new int[] {shape.outer(), shape.channels(), shape.height(), shape.width()};
    this.taps = taps;
  }

  static Object of(Kernel kernel) {
    return new NestedLists(kernel.shape(), at -> number(kernel.taps().get(at)))
        .from(4 - kernel.layout().depth(), 0);
  }

  static Object of(DecimalKernel kernel) {
    return new NestedLists(kernel.shape(), at -> number(kernel.taps().get(at)))
        .from(4 - kernel.layout().depth(), 0);
  }

  /** A fraction, as an integer where it is one. */
  static Object number(BigFraction value) {
    String shown = Rationals.INSTANCE.show(new BigFraction[] {value}, 0);
    return shown.contains("/") ? shown : new BigInteger(shown);
  }

  private static Object number(Tap tap) {
    return tap.imaginary().signum() == 0 ? tap.real() : tap.toString();
  }

  private Object from(int level, int at) {
    if (level == sizes.length) {
      return taps.apply(at);
    }
    List<Object> entries = new ArrayList<>();
    for (int entry = 0; entry < sizes[level]; entry++) {
      entries.add(from(level + 1, at * sizes[level] + entry));
    }
    return entries;
  }
}
