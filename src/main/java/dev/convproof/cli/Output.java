package dev.convproof.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what a command answers, in the same way whatever the reader's language is. */
final class Output {
  /** Made when JSON is asked for: a command that prints words starts the sooner. */
  private static final class Json {
    static final ObjectMapper MAPPER =
        new ObjectMapper()
            .registerModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  private final PrintWriter out;
  private final String fact;

  /** Prints facts whose names take so many columns. */
  Output(PrintWriter out, int columns) {
    this.out = out;
    this.fact = "%-" + columns + "s%s";
  }

  /** Prints lines and tables. */
  Output(PrintWriter out) {
    this(out, 20);
  }

  /** Formats a text, in the manner of {@link String#format}. */
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** Prints a value as JSON, the components of records in order. */
  void json(Object value) {
    out.print(jsonText(value));
    out.flush();
  }

  /** Formats a value as JSON. */
  static String jsonText(Object value) {
    try {
      return Json.MAPPER.writeValueAsString(value) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass() + " as JSON", e);
    }
  }

  /** Prints a line, in the manner of {@link String#format}. */
  void line(String format, Object... values) {
    out.println(text(format, values));
    out.flush();
  }

  /** Prints a named value. */
  void fact(String name, Object value) {
    if (out instanceof ToldFacts facts) {
      facts.add(name, value.toString());
    } else {
      line(fact, name, value);
    }
  }

  /** Prints a named value of several lines. */
  void fact(String name, List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      fact(at == 0 ? name : "", lines.get(at));
    }
  }

  /** Prints an empty line. */
  void gap() {
    if (out instanceof ToldFacts facts) {
      facts.gap();
    } else {
      out.println();
    }
  }

  /** A table whose head is printed. */
  interface Table {
    /** Prints a row. */
    void row(Object... cells);
  }

  /**
   * Prints the head of a table.
   *
   * @param layout of its lines, in the manner of {@link String#format}
   */
  Table table(String layout, Object... head) {
    line(layout, head);
    return cells -> line(layout, cells);
  }
}
