package dev.convproof.file;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A value of Python, as far as a header can hold one. Its text is what Python's repr would give.
 */
sealed interface Literal {

  /** The text, cut to a length that fits into a line. */
  default String shown() {
    String text = toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  record Text(String value) implements Literal {
    @Override
    public String toString() {
      return "'" + value + "'";
    }
  }

  record Whole(BigInteger value) implements Literal {
    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** {@code True}, {@code False} or {@code None}. */
  record Name(String value) implements Literal {
    @Override
    public String toString() {
      return value;
    }
  }

  record Tuple(List<Literal> items) implements Literal {
    @Override
    public String toString() {
      return "(" + joined(items) + (items.size() == 1 ? ",)" : ")");
    }
  }

  record Sequence(List<Literal> items) implements Literal {
    @Override
    public String toString() {
      return "[" + joined(items) + "]";
    }
  }

  private static String joined(List<Literal> items) {
    return items.stream().map(Literal::toString).collect(Collectors.joining(", "));
  }
}
