package dev.convproof.proof.smt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.formula.Division;
import dev.convproof.formula.Formula;
import dev.convproof.formula.FormulaParser;
import dev.convproof.formula.Vocabulary;
import dev.convproof.proof.Solver;
import java.math.BigInteger;
import java.nio.file.*;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProverTest {
  static final Vocabulary NAMES = Vocabulary.of("h", "k", "p", "s", "t", "w", "ho", "c");

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
  void proves(String left, String right, @TempDir Path folder) throws Exception {
    Theorem theorem = theorem(left, right, Division.FLOOR);
    Outcome outcome = new Prover(Effort.USUAL).prove("test", theorem, samples());
    assertThat(outcome).isInstanceOf(Outcome.Proved.class);
    for (ProofFile file : ((Outcome.Proved) outcome).files()) {
      Path path = folder.resolve(file.name());
      Files.writeString(path, file.text());
      for (Solver solver : Solver.values()) {
        long t = System.nanoTime();
        String a = solver.answer(file.text());
        System.out.println(
            left
                + " "
                + file.name()
                + " "
                + solver
                + " "
                + a
                + " "
                + (System.nanoTime() - t) / 1000000);
      }
    }
  }

  static Theorem theorem(String left, String right, Division division) {
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
        .stating(Relation.equal(parse(left), parse(right)), division)
        .inWords("test");
  }

  static List<Map<String, BigInteger>> samples() {
    Random random = new Random(1);
    List<Map<String, BigInteger>> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Map<String, BigInteger> map = new HashMap<>();
      for (String name : NAMES.names()) {
        map.put(name, BigInteger.valueOf(1 + random.nextInt(20)));
      }
      all.add(map);
    }
    return all;
  }

  static Formula parse(String text) {
    return FormulaParser.parse(text, NAMES);
  }
}
