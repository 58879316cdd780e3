package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.BenchdnnNotation;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Layer;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** A file of cases, one a line: case lines, with values or without, or benchdnn's notation. */
final class CasesFrom {
  private static final String VALUES = " --values";

  private CasesFrom() {}

  /** A line: the shapes of its layers, and the whole case where the line has values. */
  private record Line(List<Geometry> layers, Optional<Case> given) {}

  /**
   * Reads a file; empty lines, and lines that begin with #, are none.
   *
   * @param exactness what the sums of drawn values must stay within
   * @return what makes each case from a seed
   */
  static List<LongFunction<Case>> read(Path file, Exactness exactness) {
    return lines(file.toString(), text("--cases-from", file)).stream()
        .map(line -> drawn(line, exactness))
        .toList();
  }

  /**
   * Reads the shapes in the lines of a file, each with its layers.
   *
   * @param file its name, for messages
   */
  static List<List<Geometry>> geometries(String file, List<String> lines) {
    return lines(file, lines).stream().map(Line::layers).toList();
  }

  private static LongFunction<Case> drawn(Line line, Exactness exactness) {
    return seed -> line.given().orElseGet(() -> RandomCase.of(exactness, line.layers(), seed));
  }

  private static List<Line> lines(String file, List<String> lines) {
    List<Line> cases = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      try {
        if (!line.isEmpty() && !line.startsWith("#")) {
          cases.add(one(line));
        }
      } catch (GeometryException wrong) {
        throw new BadInput("%s, line %d: %s", file, at + 1, wrong.getMessage());
      }
    }
    require(!cases.isEmpty(), "%s has no case: a line such as ci2h5w5co3kh3kw2 is one", file);
    return cases;
  }

  /**
   * Returns the lines of a file.
   *
   * @param argument that names it
   */
  static List<String> text(String argument, Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new BadInput("%s: %s is no text in UTF-8", argument, file);
    } catch (IOException e) {
      throw new BadInput("%s: %s cannot be read", argument, file);
    }
  }

  private static Line one(String line) {
    if (line.contains(VALUES)) {
      Case given = CaseLine.parse(line);
      return new Line(given.layers().stream().map(Layer::geometry).toList(), Optional.of(given));
    }
    return new Line(
        BenchdnnNotation.isLikely(line)
            ? List.of(BenchdnnNotation.parse(line))
            : CaseLine.parseGeometries(line),
        Optional.empty());
  }
}
