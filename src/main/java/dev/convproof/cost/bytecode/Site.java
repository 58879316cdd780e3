package dev.convproof.cost.bytecode;

import java.util.Comparator;

/**
 * Where instructions of one kind stand.
 *
 * @param type the class, such as {@code org.ejml.dense.row.mult.MatrixMatrixMult_DDRM}
 * @param method its name
 * @param kind what they do
 * @param precision what they do it to
 * @param callee for a call, what is called, such as {@code Math.fma}; empty for an instruction
 */
public record Site(String type, String method, Kind kind, Precision precision, String callee)
    implements Comparable<Site> {

  private static final Comparator<Site> ORDER =
      Comparator.comparing(Site::type)
          .thenComparing(Site::method)
          .thenComparing(Site::kind)
          .thenComparing(Site::precision)
          .thenComparing(Site::callee);

  /** By place, then by kind. */
  @Override
  public int compareTo(Site other) {
    return ORDER.compare(this, other);
  }

  /** Such as {@code comparison (double) in dev.example.Fast.convolve}. */
  public String words() {
    String what = callee.isEmpty() ? kind + " (" + precision + ")" : "call of " + callee;
    return what + " in " + type + "." + method;
  }
}
