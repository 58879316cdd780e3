package dev.convproof.zoo;

import dev.convproof.algebra.Doubles;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What happens when a suite meets a liar: a row of {@code zoo/catches.txt}.
 *
 * @param law that is refuted
 * @param suite the suite's class
 * @param property of the suite
 * @param numbers that the property is over
 * @param liar the convolution's name; for the border law a condition's
 * @param words the rest of the headline
 * @param expected the value that the law asks for, or ? where it depends on earlier calls
 * @param actual the value found, or ?
 * @param known the first word on what is known of smaller cases
 * @param line the smallest case
 */
record Catch(
    LawStatement law,
    String suite,
    String property,
    String numbers,
    String liar,
    String words,
    String expected,
    String actual,
    String known,
    String line) {

  /** The whole table. */
  static List<Catch> all() {
    List<Catch> rows = new ArrayList<>();
    List<String> section = List.of();
    for (String line : read().lines().toList()) {
      if (line.startsWith("==")) {
        section = cells(line.substring(2));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        rows.add(row(section, cells(line)));
      }
    }
    return rows;
  }

  private static Catch row(List<String> section, List<String> row) {
    return new Catch(
        law(section.get(0)),
        section.get(1),
        section.get(2),
        section.size() > 3 ? section.get(3) : Doubles.INSTANCE.name(),
        row.get(0),
        row.get(1),
        row.get(2),
        row.get(3),
        row.get(4),
        row.get(5));
  }

  private static LawStatement law(String name) {
    return laws().filter(law -> law.name().equals(name)).findFirst().orElseThrow();
  }

  /** The laws that the table is about. */
  static Stream<LawStatement> laws() {
    return Stream.concat(Laws.forward().stream(), Laws.ofStrategies().stream());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String read() {
    try (InputStream table = Catch.class.getResourceAsStream("/zoo/catches.txt")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line of the failure. */
  String headline() {
    return law.name().toUpperCase(Locale.ROOT) + " refuted: " + subject() + gap() + words;
  }

  private String gap() {
    return words.startsWith(":") ? "" : " ";
  }

  /** Who is tried: the liar, or, for a lying condition, the definition. */
  private String subject() {
    return isAboutConditions() ? "definition" : liar;
  }

  boolean isAboutConditions() {
    return law == Laws.BORDER;
  }

  @Override
  public String toString() {
    return law.name() + " catches " + liar;
  }
}
