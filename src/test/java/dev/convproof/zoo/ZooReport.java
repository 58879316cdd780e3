package dev.convproof.zoo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.convproof.Subject;
import dev.convproof.generate.Shrinker;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes {@code reports/zoo.md}: what each liar is refuted by, on which case, after how many draws.
 */
public final class ZooReport {
  private static final String NONE = "–";
  private static final int MOST_VALUES = 10_000;

  private ZooReport() {}

  /**
   * Writes the report.
   *
   * @param path of the file
   */
  public static void main(String... path) throws IOException {
    Files.writeString(Path.of(path[0]), text(), UTF_8);
  }

  /** Returns the whole report. */
  static String text() {
    return heading()
        + "\n## Convolutions\n\n"
        + table(Zoo.convolutions())
        + "\n## Gradients\n\n"
        + table(Zoo.gradients())
        + "\n## Number formats\n\n"
        + FormatRows.text();
  }

  private static String heading() {
    return """
        # The zoo

        Written by `mvn -q test-compile exec:java@zoo`: %s wrong convolutions and %s wrong gradients, each wrong in one
        place, after a public report (the repository on GitHub, and the number of the issue or pull request). Each is
        refuted where nothing but the subject is said, by the law that names its fault: after so many draws of seed 0
        (of 2,000), on the smallest case that shrinking finds; `contract` then tries what is smaller still.
        `SpecimensTest` refutes each once in `mvn verify`, and at ten seeds with `-Plong`. Where threads race, or what was
        computed long before decides, no case does so on its own; a case of more than 10,000 values is named as it was
        drawn. Numbers are floats unless the name begins with others.
        """
        .formatted(Zoo.convolutions().size() + "", Zoo.gradients().size() + "");
  }

  private static String table(List<Specimen> specimens) {
    return "| liar | after | law | draws | smallest case found |\n| --- | --- | --- | ---: | --- |\n"
        + specimens.stream().map(ZooReport::row).collect(Collectors.joining());
  }

  /** Returns the row of a specimen. */
  static String row(Specimen specimen) {
    if (specimen.racing()) {
      return row(specimen, NONE, NONE);
    }
    Specimen.Found found = specimen.found(0).orElseThrow(() -> new AssertionError(specimen));
    Case drawn = found.by().on();
    String smallest =
        drawn.values().length > MOST_VALUES
            ? "one as large as `" + CaseLine.geometries(drawn) + "`"
            : "`" + shrunk(specimen, found, specimen.made().get()) + "`";
    return row(specimen, found.draws() + "", smallest);
  }

  private static String row(Specimen specimen, String draws, String smallest) {
    return beginning(specimen, draws) + smallest + " |\n";
  }

  /** Returns a row up to its smallest case. */
  static String beginning(Specimen specimen, String draws) {
    String law = specimen.law().name();
    return "| %s | %s | %s | %s | ".formatted(specimen.name(), specimen.report(), law, draws);
  }

  private static <V> Case shrunk(Specimen specimen, Specimen.Found found, Subject<V> subject) {
    return Shrinker.minimise(found.by().on(), c -> specimen.refuted(subject, c).isPresent());
  }
}
