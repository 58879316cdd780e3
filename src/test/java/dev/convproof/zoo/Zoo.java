package dev.convproof.zoo;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.law.Laws.GRADIENT_AGREEMENT;

import dev.convproof.law.GradientLaw;
import java.util.List;
import java.util.stream.Stream;

/** The home of all liars that are modelled on public reports. */
final class Zoo {
  private static final List<Specimen> CONVOLUTIONS =
      Stream.of(
              reported().map(bug -> Specimen.of(bug.report(), AGREEMENT, bug.liar())),
              FastPaths.all().stream(),
              Misread.all().stream(),
              Narrow.all().stream(),
              Kept.all().stream(),
              Racing.all().stream())
          .flatMap(kind -> kind)
          .toList();

  private static final List<Specimen> GRADIENTS =
      Stream.concat(
              ReportedPasses.all().stream(),
              reported()
                  .map(
                      bug ->
                          Specimen.of(
                              bug.report(), GRADIENT_AGREEMENT, LyingPass.where(bug.liar()))))
          .toList();

  private Zoo() {}

  private static Stream<Reported.Bug> reported() {
    return Reported.all().stream();
  }

  /** Convolutions that are wrong. */
  static List<Specimen> convolutions() {
    return CONVOLUTIONS;
  }

  /** Gradients that are wrong. */
  static List<Specimen> gradients() {
    return GRADIENTS;
  }

  /** All of them, convolutions first. */
  static List<Specimen> all() {
    return Stream.concat(CONVOLUTIONS.stream(), GRADIENTS.stream()).toList();
  }

  /** Whether a specimen is a gradient. */
  static boolean isGradient(Specimen specimen) {
    return specimen.law() instanceof GradientLaw;
  }
}
