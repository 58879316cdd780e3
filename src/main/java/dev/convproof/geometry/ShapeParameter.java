package dev.convproof.geometry;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** The independent quantities of a {@link Geometry}, with the symbols that a case line uses. */
public enum ShapeParameter {
  /** Images. */
  BATCH("n", 1, Geometry::batch),
  /** Groups of channels. */
  GROUPS("g", 1, Geometry::groups),
  /** Input channels. */
  INPUT_CHANNELS("ci", 1, Geometry::inputChannels),
  /** Input rows. */
  HEIGHT("h", 1, g -> g.rows().input()),
  /** Input columns. */
  WIDTH("w", 1, g -> g.columns().input()),
  /** Output channels. */
  OUTPUT_CHANNELS("co", 1, Geometry::outputChannels),
  /** Kernel rows. */
  KERNEL_HEIGHT("kh", 1, g -> g.rows().kernel()),
  /** Kernel columns. */
  KERNEL_WIDTH("kw", 1, g -> g.columns().kernel()),
  /** Vertical stride. */
  STRIDE_HEIGHT("sh", 1, g -> g.rows().stride()),
  /** Horizontal stride. */
  STRIDE_WIDTH("sw", 1, g -> g.columns().stride()),
  /** Vertical dilation. */
  DILATION_HEIGHT("dh", 1, g -> g.rows().dilation()),
  /** Horizontal dilation. */
  DILATION_WIDTH("dw", 1, g -> g.columns().dilation()),
  /** Rows of padding above. */
  PAD_TOP("pt", 0, g -> g.rows().padBefore()),
  /** Rows of padding below. */
  PAD_BOTTOM("pb", 0, g -> g.rows().padAfter()),
  /** Columns of padding on the left. */
  PAD_LEFT("pl", 0, g -> g.columns().padBefore()),
  /** Columns of padding on the right. */
  PAD_RIGHT("pr", 0, g -> g.columns().padAfter());

  private final String symbol;
  private final int standard;
  private final ToIntFunction<Geometry> reading;

  ShapeParameter(String symbol, int standard, ToIntFunction<Geometry> reading) {
    this.symbol = symbol;
    this.standard = standard;
    this.reading = reading;
  }

  /** The symbol in a case line, such as {@code kh}. */
  public String symbol() {
    return symbol;
  }

  /** The value where a case line is silent: 1, or 0 for padding. */
  public int standard() {
    return standard;
  }

  /** The value in a geometry. */
  public int of(Geometry geometry) {
    return reading.applyAsInt(geometry);
  }

  /** The quantity of a symbol. */
  public static Optional<ShapeParameter> withSymbol(String symbol) {
    return Arrays.stream(values()).filter(q -> q.symbol.equals(symbol)).findFirst();
  }
}
