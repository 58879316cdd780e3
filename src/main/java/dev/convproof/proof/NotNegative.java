package dev.convproof.proof;

import dev.convproof.formula.Expressions;
import dev.convproof.formula.Formula;
import dev.convproof.formula.Formula.DivisionRule;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Terms;
import dev.convproof.formula.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number that is not negative because it is a sum of products of numbers that are not, plus one
 * that is zero: multiplying out checks that it is that sum. What a lemma says of sizes is so proved
 * in less time than a solver takes to load; the solver proves the lemma's file when files are asked
 * for, and in the tests.
 *
 * @param goal what is not negative
 * @param products each a list of factors that are not negative
 * @param zero what is 0, by the definition of a quotient
 */
record NotNegative(String goal, List<List<String>> products, String zero) {
  private static final Vocabulary NAMES =
      Vocabulary.of(Stream.of("n e s i q r c t h o k d j L".split(" ", -1)).toList());

  /** A quotient and its remainder, rounded down: n − e = q·s + r with 0 ≤ r < s. */
  private static final String DOWN = "n-e-q*s-r";

  /** Rounded up: n − e = c·s − t with 0 ≤ t < s. */
  private static final String UP = "n-e-c*s+t";

  private static final String SIZE = "n-(h-1)*s-e-o";

  /** What each lemma is given: what is not negative besides the case that is looked at. */
  private static final Map<String, Set<String>> GIVEN =
      Map.of(
          "output-counts-windows", Set.of("s", "r", "s-1-r"),
          "ceil-mode-windows", Set.of("s", "t", "s-1-t"),
          "transposed-size", Set.of(),
          "receptive-field-step", Set.of("t", "d", "j", "k-1-t"),
          "receptive-field-layers", Set.of());

  /** The cases of each lemma, both directions of an equivalence included. */
  private static final Map<String, List<Case>> CASES =
      Map.of(
          "output-counts-windows",
          List.of(
              new Case("q-i", sum("n-(i*s+e)", DOWN, "q-i s", "r")),
              new Case("i-q-1", sum("i*s+e-n-1", "-(" + DOWN + ")", "i-q-1 s", "s-1-r"))),
          "ceil-mode-windows",
          List.of(
              new Case("c-1-i", sum("n-1-(i*s+e)", UP, "c-1-i s", "s-1-t")),
              new Case("i-c", sum("i*s+e-n", "-(" + UP + ")", "i-c s", "t"))),
          "transposed-size",
          List.of(
              new Case("o", sum("n-((h-1)*s+e)", SIZE, "o")),
              new Case("-o-1", sum("(h-1)*s+e-n-1", "-(" + SIZE + ")", "-o-1")),
              new Case("s-1-o", sum("h*s+e-n-1", "-(" + SIZE + ")", "s-1-o")),
              new Case("o-s", sum("n-(h*s+e)", SIZE, "o-s"))),
          "receptive-field-step",
          List.of(
              new Case("t", sum("t*(d*j)", "0", "t d j")),
              new Case("k-1-t", sum("((k-1)*(d*j)+r-1)-(t*(d*j)+r-1)", "0", "k-1-t d j"))),
          "receptive-field-layers",
          List.of(
              new Case("0", sum("r+(k-1)*d-((L+1)*(d*(k-1))+1)", "r-(L*(d*(k-1))+1)")),
              new Case("0", sum("(L+1)*(d*(k-1))+1-(r+(k-1)*d)", "L*(d*(k-1))+1-r"))));

  /**
   * One case of a lemma.
   *
   * @param assumed what is not negative in this case
   * @param shown what is then not negative
   */
  private record Case(String assumed, NotNegative shown) {}

  /** Factors are separated by a space. */
  private static NotNegative sum(String goal, String zero, String... products) {
    return new NotNegative(
        goal, Stream.of(products).map(one -> List.of(one.split(" ", -1))).toList(), zero);
  }

  /** Returns whether every case of a lemma is shown so; false for a lemma that has none. */
  static boolean proves(Lemma lemma) {
    List<Case> cases = CASES.getOrDefault(lemma.name(), List.of());
    Set<String> given = GIVEN.getOrDefault(lemma.name(), Set.of());
    return !cases.isEmpty()
        && cases.stream()
            .allMatch(
                one ->
                    one.shown().products().stream()
                            .flatMap(List::stream)
                            .allMatch(part -> given.contains(part) || part.equals(one.assumed()))
                        && one.shown().isSum());
  }

  /** Returns whether the goal, multiplied out, is the sum. */
  boolean isSum() {
    String sum =
        Stream.concat(
                Stream.of("(" + zero + ")"),
                products.stream()
                    .map(factors -> factors.stream().collect(Collectors.joining(")*(", "(", ")"))))
            .collect(Collectors.joining("+"));
    return Terms.areEqual(read(goal), read(sum), DivisionRule.EXACT, name -> false);
  }

  private static Formula read(String text) {
    return text.equals("0") ? Expressions.ZERO : FormulaParser.parse(text, NAMES);
  }
}
