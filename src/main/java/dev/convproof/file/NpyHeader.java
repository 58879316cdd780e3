package dev.convproof.file;

import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a header says: the elements' type and byte order, and the shape.
 *
 * <p>A header is a dictionary in Python's notation. Its text is taken apart at commas and colons
 * outside of brackets and quotes; what stands between them is then read as its key demands.
 */
final class NpyHeader {
  private static final List<String> KEYS = List.of("descr", "fortran_order", "shape");
  private static final Pattern STRING = Pattern.compile("u?(['\"])(.*)\\1", Pattern.DOTALL);
  private static final Pattern WHOLE = Pattern.compile("(-?[0-9]+)L?");
  private static final Pattern DESCR = Pattern.compile("([<>|=]?)(([a-zA-Z?])[0-9]*(?:\\[.*])?)");

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

  private NpyHeader() {}

  /**
   * Reads the dictionary, strictly: three keys, no other.
   *
   * @param rawIsBfloat16 whether somebody knows that two bytes of no type are bfloat16's
   */
  static Elements parse(String text, boolean rawIsBfloat16) throws Malformed {
    Map<String, String> entries = entries(text);
    for (String key : KEYS) {
      if (!entries.containsKey(key)) {
        throw new Malformed(
            "the header lacks '%s'; 'descr', 'fortran_order' and 'shape' would be right", key);
      }
    }
    String descr = unwrapped(entries.get("descr"));
    ElementType type = type(descr);
    if (type == ElementType.BFLOAT16 && !rawIsBfloat16) {
      throw new Malformed(
          "descr %s is two bytes of no type, as ml_dtypes leaves its bfloat16; run, bound and audit"
              + " read them as that with --type bf16",
          shown(descr));
    }
    boolean columnMajor = isFortran(unwrapped(entries.get("fortran_order")));
    List<Integer> shape = shape(unwrapped(entries.get("shape")));
    return new Elements(type, order(descr, type), shape, columnMajor);
  }

  private static Map<String, String> entries(String text) throws Malformed {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : items(text.strip(), '{', '}')) {
      List<String> pair = parts(entry, ':');
      String key = pair.size() == 2 ? string(pair.get(0)) : "";
      if (key.isEmpty()) {
        throw new Malformed(
            "the header's entry %s is not a quoted key, ':' and a value; 'shape': (2, 3) would be"
                + " right",
            shown(entry));
      }
      if (!KEYS.contains(key)) {
        throw new Malformed(
            "the header has an unknown key %s; only 'descr', 'fortran_order' and 'shape' would be"
                + " right",
            shown(pair.get(0)));
      }
      if (entries.put(key, pair.get(1)) != null) {
        throw new Malformed("the header gives '%s' twice; once would be right", key);
      }
    }
    return entries;
  }

  private static ElementType type(String descr) throws Malformed {
    String kind = descr.startsWith("[") ? "a structured type" : "not a type";
    Matcher form = DESCR.matcher(string(descr));
    if (form.matches()) {
      for (ElementType type : ElementType.values()) {
        if (type.code().equals(form.group(2))) {
          return type;
        }
      }
      kind = REFUSED.getOrDefault(form.group(3), kind);
    }
    throw new Malformed(
        "descr %s is %s; float16, float32, float64, int8 to int64 or uint8 to uint64 would be"
            + " right",
        shown(descr), kind);
  }

  private static ByteOrder order(String descr, ElementType type) throws Malformed {
    String value = string(descr);
    if (type.bytes() == 1 || value.startsWith("<") || value.startsWith("|V")) {
      return ByteOrder.LITTLE_ENDIAN;
    }
    if (value.startsWith(">")) {
      return ByteOrder.BIG_ENDIAN;
    }
    throw new Malformed(
        "descr %s does not tell the order of bytes; '<%s' or '>%s' would be right",
        shown(descr), type.code(), type.code());
  }

  private static boolean isFortran(String fortran) throws Malformed {
    if (!fortran.equals("True") && !fortran.equals("False")) {
      throw new Malformed("fortran_order is %s; False or True would be right", shown(fortran));
    }
    return fortran.equals("True");
  }

  private static List<Integer> shape(String shape) throws Malformed {
    if (!shape.startsWith("(")) {
      throw new Malformed(
          "shape is %s; a tuple of sizes such as (2, 3) would be right", shown(shape));
    }
    List<BigInteger> sizes = new ArrayList<>();
    for (String item : items(shape, '(', ')')) {
      sizes.add(size(unwrapped(item), shape));
    }
    Elements.requireShape(sizes, shown(shape));
    return sizes.stream().map(BigInteger::intValueExact).toList();
  }

  private static BigInteger size(String item, String shape) throws Malformed {
    Matcher whole = WHOLE.matcher(item);
    if (!whole.matches()) {
      throw new Malformed(
          "shape %s has the size %s; a whole number from 0 to %s would be right",
          shown(shape), shown(item), Elements.MOST);
    }
    return new BigInteger(whole.group(1));
  }

  /** Returns a string's characters; none where the text is no string. */
  private static String string(String literal) {
    Matcher string = STRING.matcher(literal);
    return string.matches() ? string.group(2).replaceAll("\\\\(.)", "$1") : "";
  }

  /** Takes off parentheses that make no tuple: {@code (3)} is 3. */
  private static String unwrapped(String literal) throws Malformed {
    if (!literal.startsWith("(")) {
      return literal;
    }
    String inner = inside(literal, '(', ')').strip();
    return inner.isEmpty() || parts(inner, ',').size() > 1 ? literal : inner;
  }

  /** Returns what stands between commas in brackets; a comma may follow the last item. */
  private static List<String> items(String text, char open, char close) throws Malformed {
    List<String> items = parts(inside(text, open, close), ',');
    int last = items.size() - 1;
    return items.get(last).isEmpty() ? items.subList(0, last) : items;
  }

  private static String inside(String text, char open, char close) throws Malformed {
    if (text.length() < 2 || text.charAt(0) != open || text.charAt(text.length() - 1) != close) {
      throw notPython(text, "is not between " + open + " and " + close);
    }
    return text.substring(1, text.length() - 1);
  }

  /** Takes a text apart at a separator outside of brackets and quotes. */
  private static List<String> parts(String text, char separator) throws Malformed {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int at = 0; at < text.length() && depth >= 0; at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        at += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (")]}".indexOf(c) >= 0) {
        depth--;
      } else if (c == separator && depth == 0) {
        parts.add(text.substring(start, at).strip());
        start = at + 1;
      }
    }
    if (quote != 0 || depth != 0) {
      throw notPython(text, "does not close each bracket and quote that it opens");
    }
    parts.add(text.substring(start).strip());
    return parts;
  }

  private static Malformed notPython(String text, String why) {
    return new Malformed(
        "the header is not a Python dictionary: %s %s;"
            + " {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)} would be right",
        shown(text), why);
  }

  /** Returns a text cut to a length that fits into a line. */
  private static String shown(String text) {
    if (text.isEmpty()) {
      return "an empty text";
    }
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
