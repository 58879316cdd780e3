package dev.convproof.algebra;

import java.math.BigDecimal;

/**
 * A floating-point format, as far as rounding errors are concerned.
 *
 * @param <V> its buffers
 */
public interface Precision<V> {
  /** The name of the type in PyTorch. */
  String name();

  /** Its arithmetic, with products rounded before they are added, or not. */
  Algebra<V> arithmetic(boolean fused);

  /** Its products by a library, EJML; by the plain loop where none has the format. */
  Algebra<V> library();

  /** Numbers rounded to it. */
  V rounded(double[] values);

  /** The value of a scalar, exactly. */
  double widened(V buffer, int at);

  /** The exact value of a scalar. */
  default BigDecimal exact(V buffer, int at) {
    return new BigDecimal(widened(buffer, at));
  }

  /** What its rounding errors are bounded by. */
  FloatFormat format();
}
