package dev.convproof.properties;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How one property ended.
 *
 * @param row what it tried
 * @param kind whether it held
 * @param facts where it did not: everything known about the failure, in lines
 */
public record SuiteVerdict(SuiteRow row, Kind kind, Optional<String> facts) {

  /** The ways in which a property ends. */
  public enum Kind {
    /** Every case held. */
    HOLDS("holds (sampled)"),
    /** A case refuted the law. */
    REFUTED("REFUTED"),
    /** It ended without an answer: it proved less than it says, or threw something. */
    FAILED("FAILED");

    private final String shown;

    Kind(String shown) {
      this.shown = shown;
    }

    /** As in a table. */
    @Override
    public String toString() {
      return shown;
    }
  }

  static SuiteVerdict of(SuiteRow row, Optional<Throwable> failure) {
    return failure
        .map(thrown -> new SuiteVerdict(row, kind(thrown), Optional.of(facts(row, thrown))))
        .orElseGet(() -> new SuiteVerdict(row, Kind.HOLDS, Optional.empty()));
  }

  private static Kind kind(Throwable thrown) {
    return thrown instanceof LawRefuted ? Kind.REFUTED : Kind.FAILED;
  }

  private static String facts(SuiteRow row, Throwable thrown) {
    if (thrown instanceof LawRefuted) {
      return thrown.getMessage();
    }
    String where =
        Stream.of(thrown.getStackTrace())
            .limit(3)
            .map(frame -> "\n  at         " + frame)
            .collect(Collectors.joining());
    return row.suite() + " failed: " + row.property() + "\n  because    " + thrown + where;
  }

  /** The kind, or what else was found where the property held. */
  public String inWords() {
    String held = row.finding().map(finding -> "holds (" + finding + ")").orElse(kind.toString());
    return kind == Kind.HOLDS ? held : kind.toString();
  }

  /** The suite in words: {@code unit kernel} for {@code UnitKernelProperties}. */
  public static String title(String suite) {
    return suite
        .replaceFirst("Properties$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
