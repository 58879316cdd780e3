package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every statement to settle: the exercises, the thread, answers in circulation, and the laws. */
public final class Catalogue {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final int DIGITS = 3;
  private static final Comparator<Claim> ORDER =
      Comparator.<Claim, Source.Kind>comparing(claim -> claim.source().kind())
          .thenComparing(Catalogue::naturally);

  private static final List<Claim> ALL =
      Stream.of(ExerciseClaims.all(), FormulaClaims.all(), ThreadClaims.all(), LawClaims.all())
          .flatMap(List::stream)
          .sorted(ORDER)
          .toList();

  private Catalogue() {}

  /** The id with its number padded, so that C10 follows C9. */
  private static String naturally(Claim claim) {
    return NUMBER
        .matcher(claim.id())
        .replaceAll(number -> "0".repeat(DIGITS - number.group().length()) + number.group());
  }

  /** All claims: exercises, the thread by post, answers in circulation, laws. */
  public static List<Claim> all() {
    return ALL;
  }
}
