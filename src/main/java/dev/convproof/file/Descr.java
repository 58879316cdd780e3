package dev.convproof.file;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A header's {@code descr}: the type of the elements, and the order of their bytes. */
record Descr(ElementType type, ByteOrder order) {

  private static final String READABLE =
      "float32, float64, int8 to int64 or uint8 to uint64 would be right";
  private static final Pattern FORM = Pattern.compile("([<>|=]?)(([a-zA-Z?])[0-9]*(?:\\[.*])?)");

  /** Kinds that NumPy has and that are not readable here. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "b", "bool",
          "?", "bool",
          "c", "complex",
          "f", "a floating type of another size",
          "O", "Python objects",
          "S", "byte strings",
          "U", "strings",
          "M", "dates",
          "m", "time spans",
          "V", "raw bytes");

  static Descr of(Literal literal) throws MalformedNpy {
    if (literal instanceof Literal.Text text) {
      return parse(text);
    }
    String kind = literal instanceof Literal.Sequence ? "a structured type" : "not a type";
    throw refused(literal, kind);
  }

  /** What NumPy writes for the type in little-endian order: {@code <f8}, {@code |u1}. */
  static String littleEndian(ElementType type) {
    return (type.bytes() == 1 ? "|" : "<") + type.code();
  }

  private static Descr parse(Literal.Text text) throws MalformedNpy {
    Matcher form = FORM.matcher(text.value());
    if (!form.matches()) {
      throw refused(text, "not a type");
    }
    for (ElementType type : ElementType.values()) {
      if (type.code().equals(form.group(2))) {
        return new Descr(type, order(text, type, form.group(1)));
      }
    }
    throw refused(text, REFUSED.getOrDefault(form.group(3), "not a type"));
  }

  private static ByteOrder order(Literal shown, ElementType type, String mark) throws MalformedNpy {
    if (type.bytes() == 1 || mark.equals("<")) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (mark.equals(">")) {
      return ByteOrder.BIG_ENDIAN;
    }
    throw new MalformedNpy(
        "descr %s does not tell the order of bytes; '<%s' or '>%s' would be right"
            .formatted(shown, type.code(), type.code()));
  }

  private static MalformedNpy refused(Literal literal, String kind) {
    return new MalformedNpy("descr %s is %s; %s".formatted(literal.shown(), kind, READABLE));
  }
}
