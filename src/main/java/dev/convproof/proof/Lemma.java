package dev.convproof.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A statement for all sizes, as a self-contained SMT-LIB file: its comments state it, and its last
 * assertion is the negation, so that {@code unsat} is a proof.
 *
 * @param name the file's name without extension
 * @param text the file
 */
public record Lemma(String name, String text) {

  /** Reads the lemma of a name from the resources of this package. */
  static Lemma named(String name) {
    try (InputStream in = Lemma.class.getResourceAsStream("lemmas/" + name + ".smt2")) {
      if (in == null) {
        throw new IllegalStateException("no lemma " + name);
      }
      return new Lemma(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lemma " + name, e);
    }
  }

  /** The file's name. */
  public String file() {
    return name + ".smt2";
  }

  /** The statement: the comment at the head of the file. */
  public String statement() {
    return text.lines()
        .takeWhile(line -> line.startsWith(";"))
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining(" "));
  }

  /** The hypotheses alone, which must be satisfiable: the file without its last assertion. */
  public String hypotheses() {
    return text.substring(0, text.lastIndexOf("(assert")) + "(check-sat)\n";
  }
}
