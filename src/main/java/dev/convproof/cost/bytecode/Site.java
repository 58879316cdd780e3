package dev.convproof.cost.bytecode;

import dev.convproof.algebra.NumberFormat;
import java.util.Comparator;

/**
 * Where instructions of one kind stand.
 *
 * @param type the class, such as {@code org.ejml.dense.row.mult.MatrixMatrixMult_DDRM}
 * @param method its name
 * @param kind what they do
 * @param format what they do it to
 * @param callee for a call, what is called, such as {@code Math.fma}; empty for an instruction
 */
public record Site(String type, String method, Kind kind, NumberFormat format, String callee)
    implements Comparable<Site> {

  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::type)
          .thenComparing(Site::method)
          .thenComparing(Site::kind)
          .thenComparing(Site::format)
          .thenComparing(Site::callee);

  /** By place, then by kind. */
  @Override
  public int compareTo(Site other) {
    return ORDER.compare(this, other);
  }

  /** Java's name of the type: {@code float} or {@code double}. */
  public String precision() {
    return format == NumberFormat.FLOAT32 ? "float" : "double";
  }

  /** Such as {@code comparison (double) in dev.example.Fast.convolve}. */
  public String words() {
    String what = callee.isEmpty() ? kind + " (" + precision() + ")" : "call of " + callee;
    return what + " in " + type + "." + method;
  }
}
