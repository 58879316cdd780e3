package dev.convproof.cli;

import dev.convproof.report.OutputFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The folders that a measurement, which depends on the machine, is written to, if to any. */
final class Measurements {
  private static final Path RECORDS = Path.of("reports", "measured");

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = {
        "Write the measurement to this folder: a new or an empty one, or one that holds"
            + " measurements."
      })
  private Optional<Path> output = Optional.empty();

  @Option(names = "--record", description = "Write the measurement to reports/measured.")
  private boolean record;

  /**
   * Requires that the folders can be written to.
   *
   * @throws OutputFolder.Refused if one of them cannot
   */
  void check() {
    folders().forEach(OutputFolder::at);
  }

  private List<Path> folders() {
    List<Path> folders = new ArrayList<>();
    output.ifPresent(folders::add);
    if (record) {
      folders.add(RECORDS);
    }
    return folders;
  }

  /** Writes files by their names, and says which. */
  void write(Map<String, String> files, PrintWriter out) {
    for (Path folder : folders()) {
      OutputFolder.at(folder).add(files);
      files.keySet().forEach(name -> out.println("wrote " + folder.resolve(name)));
    }
  }

  /** Returns a value as a file of JSON. */
  static String json(Object value) {
    return Output.jsonText(value);
  }
}
