package dev.convproof.proof.smt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Division;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Vocabulary;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal formulas are proved equal. */
class ProverTest {
  private static final Vocabulary NAMES = Vocabulary.of("h", "k", "p", "s", "t", "w", "c");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(h-k+p)/s+1 | (h-k+p+s)/s",
        "(h-k+p)/s+1 | ceil((h+p-k+1)/s)",
        "h/s/t | h/(s*t)",
        "ceil(ceil(h/s)/t) | ceil(h/(s*t))",
        "c*w*((h-k+p)/s+1)^2*(w/t+1) | c*w*((h-k+p+s)/s)^2*((w+t)/t)",
        "max(h,h+p) | h+p",
        "max(h*k,h) | h*k",
        "min(h/s,h) | h/s",
      })
  void equal_formulas_are_proved_equal(String left, String right) {
    Outcome outcome = new Prover(Effort.USUAL).prove("equal", theorem(left, right), samples());
    assertThat(outcome).isInstanceOf(Outcome.Proved.class);
  }

  private static Theorem theorem(String left, String right) {
    List<Unknown> unknowns =
        List.of(
            new Unknown("h", 1),
            new Unknown("k", 1),
            new Unknown("p", 0),
            new Unknown("s", 1),
            new Unknown("t", 1),
            new Unknown("w", 1),
            new Unknown("c", 1));
    return Theorem.over(unknowns)
        .stating(Relation.equal(parse(left), parse(right)), Division.FLOOR)
        .inWords(left + " = " + right);
  }

  private static List<Map<String, BigInteger>> samples() {
    Random random = new Random(1);
    List<Map<String, BigInteger>> samples = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Map<String, BigInteger> sample = new HashMap<>();
      NAMES.names().forEach(name -> sample.put(name, BigInteger.valueOf(1 + random.nextInt(20))));
      samples.add(sample);
    }
    return samples;
  }

  private static Formula parse(String text) {
    return FormulaParser.parse(text, NAMES);
  }
}
