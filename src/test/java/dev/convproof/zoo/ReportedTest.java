package dev.convproof.zoo;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportedTest {
  static Stream<Liar> liars() {
    return Reported.all().stream();
  }

  @ParameterizedTest
  @MethodSource("liars")
  void a_reported_bug_is_found_at_every_seed(Liar liar) {
    for (long seed = 1; seed <= 10; seed++) {
      long began = System.nanoTime();
      Report report =
          ConvProof.verify(liar.over(dev.convproof.algebra.Floats.INSTANCE))
              .seed(seed)
              .shrinking(() -> java.time.Duration.ofMillis(800))
              .report();
      System.out.printf(
          "%s seed %d %.1f s draws %d: %s%n",
          liar.name(),
          seed,
          (System.nanoTime() - began) / 1e9,
          report.draws(),
          report.refutations().stream()
              .map(r -> r.by().law() + " " + r.by().on().geometry() + " " + r.smallest().kind())
              .toList());
    }
  }
}
