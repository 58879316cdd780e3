package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Exactness;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.BenchdnnNotation;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A file of cases, one a line: case lines, with values or without, or benchdnn's notation. */
final class CasesFrom {
  private static final String VALUES = " --values";

  private CasesFrom() {}

  /**
   * Reads a file; empty lines, and lines that begin with #, are none.
   *
   * @param exactness what the sums of drawn values must stay within
   * @return what makes each case from a seed
   */
  static List<LongFunction<Case>> read(Path file, Exactness exactness) {
    List<LongFunction<Case>> cases = new ArrayList<>();
    List<String> lines = lines(file);
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      try {
        if (!line.isEmpty() && !line.startsWith("#")) {
          cases.add(one(line, exactness));
        }
      } catch (GeometryException wrong) {
        throw new BadInput("%s, line %d: %s", file, at + 1, wrong.getMessage());
      }
    }
    require(!cases.isEmpty(), "%s has no case: a line such as ci2h5w5co3kh3kw2 is one", file);
    return cases;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (MalformedInputException e) {
      throw new BadInput("--cases-from: %s is no text in UTF-8", file);
    } catch (IOException e) {
      throw new BadInput("--cases-from: %s cannot be read", file);
    }
  }

  private static LongFunction<Case> one(String line, Exactness exactness) {
    if (line.contains(VALUES)) {
      Case given = CaseLine.parse(line);
      return seed -> given;
    }
    List<Geometry> layers =
        BenchdnnNotation.isLikely(line)
            ? List.of(BenchdnnNotation.parse(line))
            : CaseLine.parseGeometries(line);
    return seed -> RandomCase.of(exactness, layers, seed);
  }
}
