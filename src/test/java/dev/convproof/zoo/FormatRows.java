package dev.convproof.zoo;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.generate.Draws;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Shrinker;
import dev.convproof.law.Laws;
import dev.convproof.law.NarrowerFormats;
import dev.convproof.law.Outcome;
import dev.convproof.tensor.Case;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of number formats: what each wrong kernel is refuted by, and each right one stands. */
final class FormatRows {
  private static final int DRAWS = 2_000;
  private static final int CASES = 100;
  private static final int PRODUCTS = 2_048;

  /** Kernels in exact rationals are right however slow the machine is. */
  private static final Duration UNHURRIED = Duration.ofMinutes(5);

  private FormatRows() {}

  /** Returns both tables. */
  static String text() {
    return """
        Kernels that compute in number formats of their own, each in one process and by emulation. A wrong one is refuted by
        the law, after so many draws of seed 0, on the smallest case that shrinking finds; then comes what `contract` says
        that it agrees with, and on how many of %s cases of integers from −3 to 3 it is wrong, too. A right one stands every
        law, and its fractional outputs lie within their bounds; the last columns are on how many of %s outputs it gives other
        bits than the exact output rounded once, or than sums that wrap, which a gate that compares bits rejects: of
        fractions, of fractions whose sums cancel, and of integers whose sums go beyond the ends of their format.

        | numbers | wrong kernel | law | draws | smallest case | agrees with | small integers |
        | --- | --- | --- | ---: | --- | --- | ---: |
        """
            .formatted(SmallIntegers.CASES + "", StricterGate.OUTPUTS + "")
        + NumberFormats.all().stream()
            .filter(kernel -> !kernel.right())
            .map(FormatRows::wrong)
            .collect(Collectors.joining())
        + """

        | numbers | right kernel | laws | judged | fractions | that cancel | beyond the ends |
        | --- | --- | --- | ---: | ---: | ---: | ---: |
        """
        + NumberFormats.all().stream()
            .filter(FormatKernel::right)
            .map(FormatRows::right)
            .collect(Collectors.joining());
  }

  /** Returns the row of a wrong kernel. */
  static String wrong(FormatKernel kernel) {
    return wrong(kernel, kernel.subject());
  }

  private static <V> String wrong(FormatKernel kernel, Subject<V> subject) {
    Draws draws =
        new Draws(Reach.FULL, subject.arithmetic().exactness(), RandomCase.Fitting.NONE, 0, 0);
    for (int draw = 1; draw <= DRAWS; draw++) {
      Case c = draws.next();
      Optional<String> law = c.layers().size() > 1 ? Optional.empty() : refuting(subject, c);
      if (law.isPresent()) {
        Case smallest = Shrinker.minimise(c, smaller -> refuting(subject, smaller).isPresent());
        String named =
            NarrowerFormats.explaining(subject, RandomCase.Fitting.NONE, c, smallest)
                .map(NarrowerFormats::name)
                .orElse("–");
        return "| %s | %s | %s | %s | `%s` | %s | %s |\n"
            .formatted(
                kernel.numbers(),
                kernel.name(),
                law.get(),
                draw + "",
                smallest,
                named,
                SmallIntegers.wrong(subject) + "");
      }
    }
    throw new AssertionError(kernel + " is not found in " + DRAWS + " draws");
  }

  private static <V> Optional<String> refuting(Subject<V> subject, Case c) {
    return Laws.AGREEMENT.isExact(subject.arithmetic().exactness(), c)
            && Laws.AGREEMENT.judge(subject, c) instanceof Outcome.Refuted refuted
        ? Optional.of(refuted.by().law())
        : Optional.empty();
  }

  /** Returns the row of a right kernel, which stands every law. */
  static String right(FormatKernel kernel) {
    Report report =
        ConvProof.verify(kernel.subject())
            .cases(CASES)
            .maxProducts(PRODUCTS)
            .seed(1)
            .timeout(UNHURRIED)
            .report();
    if (!report.holds()) {
      throw new AssertionError(report);
    }
    long laws = report.rows().stream().filter(row -> row.judged() > 0).count();
    return "| %s | %s | all %s | %s | %s |\n"
        .formatted(
            kernel.numbers(),
            kernel.name(),
            laws + "",
            report.judged() + "",
            String.join(" | ", StricterGate.rejected(kernel)));
  }
}
