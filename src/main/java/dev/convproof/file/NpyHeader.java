package dev.convproof.file;

import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a header says: the elements' type and byte order, and the shape. The order is C order. */
record NpyHeader(ElementType type, ByteOrder order, List<Integer> shape) {

  private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
  private static final List<String> KEYS = List.of("descr", "fortran_order", "shape");

  /** Reads the dictionary, strictly: three keys, no other. */
  static NpyHeader parse(String text) throws MalformedNpy {
    Map<String, Literal> entries = LiteralParser.dictionary(text);
    requireKeys(entries);
    Descr descr = Descr.of(entries.get("descr"));
    requireCOrder(entries.get("fortran_order"));
    return new NpyHeader(descr.type(), descr.order(), shape(entries.get("shape")));
  }

  /** How many elements; at most 2^31 − 1. */
  int elements() {
    return NpyArray.elements(shape).intValueExact();
  }

  long dataBytes() {
    return (long) elements() * type.bytes();
  }

  /** For messages: {@code shape (2, 3) of float64}. */
  @Override
  public String toString() {
    return "shape " + NpyArray.written(shape) + " of " + type;
  }

  private static void requireKeys(Map<String, Literal> entries) throws MalformedNpy {
    for (String key : KEYS) {
      if (!entries.containsKey(key)) {
        throw new MalformedNpy(
            "the header lacks '%s'; 'descr', 'fortran_order' and 'shape' would be right"
                .formatted(key));
      }
    }
    for (String key : entries.keySet()) {
      if (!KEYS.contains(key)) {
        throw new MalformedNpy(
            ("the header has an unknown key %s; only 'descr', 'fortran_order' and 'shape' would be"
                    + " right")
                .formatted(new Literal.Text(key).shown()));
      }
    }
  }

  private static void requireCOrder(Literal fortran) throws MalformedNpy {
    if (fortran.equals(new Literal.Name("True"))) {
      throw new MalformedNpy(
          "the array is in Fortran order; save it in C order, with numpy.ascontiguousarray");
    }
    if (!fortran.equals(new Literal.Name("False"))) {
      throw new MalformedNpy(
          "fortran_order is %s; False would be right".formatted(fortran.shown()));
    }
  }

  private static List<Integer> shape(Literal literal) throws MalformedNpy {
    if (!(literal instanceof Literal.Tuple tuple)) {
      throw new MalformedNpy(
          "shape is %s; a tuple of sizes such as (2, 3) would be right".formatted(literal.shown()));
    }
    if (tuple.items().size() > NpyArray.MOST_DIMENSIONS) {
      throw new MalformedNpy(
          "shape has %s dimensions; at most %s would be right"
              .formatted(tuple.items().size(), NpyArray.MOST_DIMENSIONS));
    }
    List<Integer> sizes = new ArrayList<>();
    for (Literal item : tuple.items()) {
      sizes.add(size(item, tuple));
    }
    if (NpyArray.elements(sizes).compareTo(MOST) > 0) {
      throw new MalformedNpy(
          "shape %s holds %s elements; at most %s would be right"
              .formatted(tuple.shown(), NpyArray.elements(sizes), MOST));
    }
    return List.copyOf(sizes);
  }

  private static int size(Literal item, Literal shape) throws MalformedNpy {
    if (item instanceof Literal.Whole whole
        && whole.value().signum() >= 0
        && whole.value().compareTo(MOST) <= 0) {
      return whole.value().intValue();
    }
    throw new MalformedNpy(
        "shape %s has the size %s; a whole number from 0 to %s would be right"
            .formatted(shape.shown(), item.shown(), MOST));
  }
}
