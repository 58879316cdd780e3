package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.properties.SuiteRow;
import dev.convproof.properties.SuiteTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the table of laws from the rows that a run of the property suites left behind. */
@Command(
    name = "report",
    description = "Writes laws.md from what the suites of mvn verify left behind.")
final class Report implements Callable<Integer> {
  private static final String HEAD =
      """
      # The laws, as tried

      Written by `mvn verify`: every property, the cases it judged, the scalars it compared, and whether
      it held. A verdict is *sampled*, that many random cases and no more, unless it says what else was
      found.

      | property | cases | scalars | verdict |
      | --- | ---: | ---: | --- |
      """;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rows",
      paramLabel = "DIR",
      defaultValue = "target/rows",
      description = "Where the suites left their rows (default: ${DEFAULT-VALUE}).")
  private Path rows;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "reports",
      description = "Where to write laws.md (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Override
  public Integer call() throws IOException {
    require(Files.isDirectory(rows), "--rows %s: no such folder; run mvn verify first", rows);
    List<SuiteRow> found = SuiteTable.read(rows);
    require(!found.isEmpty(), "--rows %s: holds no row; run mvn verify first", rows);
    write(output.resolve("laws.md"), HEAD + lines(found));
    spec.commandLine().getOut().println("wrote " + output.resolve("laws.md"));
    return found.stream().allMatch(SuiteRow::held) ? ExitCode.HOLDS : ExitCode.REFUTED;
  }

  private static String lines(List<SuiteRow> found) {
    return found.stream().map(Report::line).collect(Collectors.joining());
  }

  private static String line(SuiteRow row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %s |\n",
        VerdictTable.sentence(row),
        row.cases(),
        row.compared(),
        verdict(row));
  }

  private static String verdict(SuiteRow row) {
    String held = row.finding().map(finding -> "holds: " + finding).orElse("holds");
    return row.failure().map(failure -> "does not hold: " + failure).orElse(held);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path half = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
