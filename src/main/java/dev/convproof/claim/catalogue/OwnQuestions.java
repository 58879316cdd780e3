package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Quantities;
import dev.convproof.claim.quantity.Quantities.Asked;
import dev.convproof.formula.FormulaException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A teacher's own questions and answers, as lines of five cells with tabs between: an id, a
 * statement in any language, a quantity, the formula that it is said to be, and an explanation,
 * which may be empty. Blank lines and lines that begin with {@code #} are left out, and so is a
 * first line of the cells' names.
 */
public final class OwnQuestions {
  private static final List<String> CELLS =
      List.of("id", "statement", "quantity", "formula", "explanation");
  private static final int FEWEST = CELLS.size() - 1;
  private static final String ID = "[A-Za-z][A-Za-z0-9-]{0,39}";

  private OwnQuestions() {}

  /** A line cannot be judged; the message names the line, what is wrong and what would be right. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Malformed(int line, String why) {
      super("line " + line + ": " + why);
    }
  }

  /**
   * Reads lines as claims, in their order.
   *
   * @throws Malformed at the first line that is none
   */
  public static List<Claim> of(List<String> lines) {
    Set<String> ids = Catalogue.all().stream().map(Claim::id).collect(Collectors.toSet());
    Set<String> taken = new HashSet<>(ids);
    List<Claim> claims = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).replace("\uFEFF", "");
      boolean isHead = claims.isEmpty() && line.strip().startsWith("id\t");
      if (!line.isBlank() && !line.startsWith("#") && !isHead) {
        claims.add(claim(at + 1, line, taken));
      }
    }
    return List.copyOf(claims);
  }

  private static Claim claim(int number, String line, Set<String> taken) {
    List<String> cells = List.of(line.split("\t", -1));
    require(
        cells.size() == FEWEST || cells.size() == CELLS.size(),
        number,
        "%d cells; %d with tabs between would be right: %s",
        cells.size(),
        CELLS.size(),
        String.join(", ", CELLS));
    String id = cells.get(0).strip();
    require(
        id.matches(ID),
        number,
        "the id \"%s\"; a letter, then letters, digits and hyphens, would be right",
        id);
    require(taken.add(id), number, "the id %s is taken; another would be right", id);
    String statement = cells.get(1).strip();
    require(!statement.isEmpty(), number, "no statement; a sentence would be right");
    Asked asked =
        Quantities.asked(cells.get(2).strip())
            .orElseThrow(
                () ->
                    new Malformed(
                        number,
                        "the quantity \""
                            + cells.get(2).strip()
                            + "\" is unknown; one that \"check all\" lists would be right"));
    String explanation = cells.size() == CELLS.size() ? cells.get(FEWEST).strip() : "";
    return new Claim(
        id,
        "own",
        Claim.Source.own(),
        statement,
        statement,
        FormulaJudge.ofAll(id, List.of(answer(number, asked, cells.get(3).strip()))),
        explanation);
  }

  private static FormulaClaim answer(int number, Asked asked, String formula) {
    try {
      return FormulaClaim.of(asked.quantity(), formula, asked.implied(), asked.where());
    } catch (FormulaException e) {
      throw new Malformed(number, "the formula \"" + formula + "\": " + e.getMessage());
    }
  }

  private static void require(boolean holds, int line, String why, Object... values) {
    if (!holds) {
      throw new Malformed(line, why.formatted(values));
    }
  }
}
