package dev.convproof.algebra;

import dev.convproof.algebra.Algebra.Inversion;
import java.math.BigDecimal;
import java.util.Optional;

/** An arithmetic that rounds every result to a floating-point format. */
public interface FloatArithmetic<V> extends Arithmetic<V>, Inversion<V> {

  /** Returns the format that results are rounded to. */
  NumberFormat roundsTo();

  @Override
  default Optional<NumberFormat> format() {
    return Optional.of(roundsTo());
  }

  /** Returns the same arithmetic with products added unrounded, by fused multiply-add. */
  Algebra<V> fused();

  /** Returns the nearest scalars to these values. */
  V rounded(double[] values);

  /** Returns a scalar's value, exactly. */
  double widened(V buffer, int at);

  /** Returns a scalar's value, exactly; the scalar must be finite. */
  default BigDecimal exact(V buffer, int at) {
    return new BigDecimal(widened(buffer, at));
  }

  @Override
  default boolean within(double distance, V a, int at, V b, int otherAt) {
    return same(a, at, b, otherAt)
        || ExactDouble.within(distance, widened(a, at), widened(b, otherAt));
  }

  @Override
  default boolean isZero(V buffer, int at) {
    return widened(buffer, at) == 0;
  }
}
