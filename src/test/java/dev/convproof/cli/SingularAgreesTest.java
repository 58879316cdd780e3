package dev.convproof.cli;

import dev.convproof.proof.polynomial.Factorisation;
import dev.convproof.proof.polynomial.IntegerPolynomial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The irreducible factors of kernels, asked of Singular too. */
@Tag("long")
class SingularAgreesTest {
  private static final int MANY = 10_000;

  @TempDir Path folder;

  @Test
  void factors_by_singular() throws Exception {
    Installed.needs("Singular", "--version");
    SplittableRandom random = new SplittableRandom(1);
    List<IntegerPolynomial> asked = Stream.generate(() -> kernel(random)).limit(MANY).toList();
    List<String> script = new ArrayList<>(List.of("ring r=0,(x,y),dp; short=0; int i; list l;"));
    for (IntegerPolynomial kernel : asked) {
      script.add("l=factorize(" + inSingular(kernel) + ");");
      script.add("for(i=2;i<=size(l[1]);i++){ string(l[1][i])+\";\"+string(l[2][i]); } \"end\";");
    }
    List<String> told = Peers.answers(folder, script, "Singular", "-q", "--no-rc");
    int at = (int) told.stream().takeWhile(line -> line.startsWith("//")).count();
    int differ = 0;
    for (IntegerPolynomial kernel : asked) {
      List<String> theirs = new ArrayList<>();
      for (; !told.get(at).equals("end"); at++) {
        String[] sides = told.get(at).split(";", -1);
        theirs.addAll(Collections.nCopies(Integer.parseInt(sides[1]), fromSingular(sides[0])));
      }
      at++;
      List<String> ours =
          Factorisation.factors(kernel).stream().map(SingularAgreesTest::inSingular).toList();
      differ += sorted(ours).equals(sorted(theirs)) ? 0 : 1;
    }
    Peers.row("irreducible factors of random kernels", "Singular", MANY, differ);
  }

  /** A random kernel of up to 4×4 taps, or a composition of two. */
  private static IntegerPolynomial kernel(SplittableRandom random) {
    IntegerPolynomial one = plane(random);
    return random.nextBoolean() ? one : IntegerPolynomial.product(List.of(one, plane(random)));
  }

  private static IntegerPolynomial plane(SplittableRandom random) {
    long[][] rows = new long[1 + random.nextInt(3)][1 + random.nextInt(3)];
    for (long[] row : rows) {
      Arrays.setAll(row, x -> random.nextLong(-4, 5));
    }
    rows[0][0] = random.nextLong(1, 5); // no zero polynomial, and no factor that is a shift
    return IntegerPolynomial.ofRows(rows);
  }

  private static String inSingular(IntegerPolynomial polynomial) {
    return polynomial.terms().entrySet().stream()
        .map(term -> term.getValue() + "*x^" + term.getKey().x() + "*y^" + term.getKey().y())
        .collect(Collectors.joining("+"));
  }

  /** Our writing of what Singular writes, primitive. */
  private static String fromSingular(String text) {
    long[][] rows = new long[8][8];
    for (String term : text.replace("-", "+-").split("\\+", -1)) {
      if (term.isEmpty()) {
        continue;
      }
      long coefficient = term.startsWith("-") ? -1 : 1;
      int[] powers = new int[2];
      for (String factor : term.replaceFirst("^-", "").split("\\*", -1)) {
        String[] sides = factor.split("\\^", -1);
        int power = sides.length == 1 ? 1 : Integer.parseInt(sides[1]);
        switch (sides[0]) {
          case "x" -> powers[0] = power;
          case "y" -> powers[1] = power;
          default -> coefficient *= Long.parseLong(sides[0]);
        }
      }
      rows[powers[1]][powers[0]] += coefficient;
    }
    return inSingular(IntegerPolynomial.ofRows(rows).primitive());
  }

  private static List<String> sorted(List<String> factors) {
    return factors.stream().filter(factor -> !factor.equals("1*x^0*y^0")).sorted().toList();
  }
}
