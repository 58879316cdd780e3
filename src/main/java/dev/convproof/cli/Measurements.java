package dev.convproof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where what depends on the machine is written to, and on demand recorded. */
final class Measurements {
  private static final Path RECORDS = Path.of("reports", "measured");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "target/measured",
      description = "Where to write (default: ${DEFAULT-VALUE}).")
  private Path output;

  @Option(names = "--record", description = "Write to reports/measured, too.")
  private boolean record;

  /** Writes a text to each folder under a name; gives the files. */
  List<Path> write(String name, String text) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder : record ? List.of(output, RECORDS) : List.of(output)) {
      Files.createDirectories(folder);
      files.add(Files.writeString(folder.resolve(name), text));
    }
    return files;
  }

  /** Writes a value as JSON. */
  List<Path> writeJson(String name, Object value) throws IOException {
    StringWriter text = new StringWriter();
    Json.print(new PrintWriter(text, true), value);
    return write(name, text.toString());
  }
}
