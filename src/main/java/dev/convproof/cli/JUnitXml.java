package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The result of a contract as the XML that continuous-integration systems read: a test a law. */
final class JUnitXml {
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"convproof\">\n";

  private JUnitXml() {}

  /** Validates that a file can be written: it is new, or of an earlier run. */
  static void check(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    require(Files.isDirectory(folder), "--junit: there is no folder %s", folder);
    require(!Files.isDirectory(file), "--junit: %s is a folder; a file would be right", file);
    try {
      boolean ours = !Files.exists(file) || Files.readString(file).startsWith(HEAD);
      require(ours, "--junit: %s is there, and not from here; another name would be right", file);
    } catch (IOException e) {
      throw new BadInput("--junit: %s is there, and not from here; another name is right", file);
    }
  }

  /** Writes the file. */
  static void write(Path file, Report report) {
    try {
      Files.writeString(file, of(report));
    } catch (IOException e) {
      throw new BadInput("--junit: %s cannot be written", file);
    }
  }

  private static String of(Report report) {
    StringBuilder xml = new StringBuilder(HEAD);
    long skipped =
        report.rows().stream()
            .filter(row -> row.judged() == 0 && row.refutation().isEmpty())
            .count();
    xml.append(
        Output.text(
            "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\""
                + " time=\"%.3f\">\n",
            escaped(report.subject()),
            report.rows().size(),
            report.refutations().size(),
            skipped,
            report.seconds()));
    report.rows().forEach(row -> xml.append(test(row, report)));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static String test(Report.Row row, Report report) {
    String start =
        Output.text(
            "    <testcase classname=\"%s\" name=\"%s\"",
            escaped(report.subject()), escaped(row.law().name()));
    if (row.refutation().isPresent()) {
      String facts = row.refutation().get().facts();
      String first = facts.lines().findFirst().orElse("");
      return Output.text(
          "%s>\n      <failure type=\"refuted\" message=\"%s\">%s</failure>\n    </testcase>\n",
          start, escaped(first), escaped(facts));
    }
    return row.judged() > 0
        ? start + "/>\n"
        : Output.text(
            "%s>\n      <skipped message=\"%s\"/>\n    </testcase>\n",
            start, escaped(row.reason().orElse("")));
  }

  /** Returns a text with nothing in it that XML 1.0 could not hold. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : '·');
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= ' ' && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c > 0xFFFF;
  }
}
