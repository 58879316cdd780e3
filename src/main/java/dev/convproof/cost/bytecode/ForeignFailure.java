package dev.convproof.cost.bytecode;

import dev.convproof.geometry.Geometry;
import java.util.Locale;

/**
 * A foreign convolution threw, or gave no output of the right size: the fault is its own. The
 * message is one line that names it, the case, and where in it that was.
 */
public final class ForeignFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what it did, in the manner of {@link String#format}. */
  public ForeignFailure(String message, Object... values) {
    super(String.format(Locale.ROOT, message, values));
  }

  static ForeignFailure of(
      String className, Throwable thrown, CountingLoader loader, Geometry geometry) {
    String where = loader.place(thrown.getStackTrace()).map(place -> " at " + place).orElse("");
    return new ForeignFailure("%s.convolve threw %s%s on %s", className, thrown, where, geometry);
  }
}
