package dev.convproof.claim.experiment;

import dev.convproof.claim.Contrast;
import dev.convproof.claim.Counterexample;
import dev.convproof.law.Disagreement;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.law.Minimality;
import dev.convproof.message.Message;
import dev.convproof.tensor.CaseLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A law with a convolution that breaks it, on the smallest case that does. The table is written by
 * the tests, which have such convolutions: each row is what the law said of one when it was run.
 *
 * @param liar what the convolution gets wrong, in a few words
 * @param by what differed, and on which case
 * @param smallest whether no smaller case breaks the law
 */
public record BrokenLaw(LawStatement law, String liar, Disagreement by, Minimality.Kind smallest) {
  private static final String TABLE = "broken-laws.txt";

  /** Returns one for each law that has a page, in their order. */
  public static List<BrokenLaw> all() {
    return read().lines().filter(line -> !line.startsWith("#")).map(BrokenLaw::parse).toList();
  }

  private static String read() {
    try (InputStream table = BrokenLaw.class.getResourceAsStream(TABLE)) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BrokenLaw parse(String line) {
    List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    LawStatement law =
        Laws.explained().stream()
            .collect(Collectors.toMap(LawStatement::name, Function.identity()))
            .get(cells.get(0));
    Disagreement by =
        new Disagreement(
            law.name(),
            cells.get(2),
            cells.get(3),
            cells.get(4),
            cells.get(5),
            cells.get(6),
            CaseLine.parse(cells.get(8)));
    return new BrokenLaw(law, cells.get(1), by, Minimality.Kind.valueOf(cells.get(7)));
  }

  /** Returns the row of the table. */
  public String line() {
    return String.join(
        " | ",
        law.name(),
        liar,
        by.what(),
        by.where(),
        by.expected(),
        by.actual(),
        by.numbers(),
        smallest.name(),
        by.on().toString());
  }

  /** Returns the case with what the law asks for and what was found, as a picture has it. */
  public Counterexample counterexample() {
    return new Counterexample(
        by.on().toString(),
        Contrast.LAW_SUBJECT,
        Message.verbatim(by.expected()),
        Message.verbatim(by.actual()),
        smallest != Minimality.Kind.UNKNOWN,
        Message.named("law-smallest", smallest.name()),
        CaseDrawing.of(by));
  }
}
