package dev.convproof.properties;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Where suites publish their rows: to listeners in this process, and to a folder if one is named.
 */
public final class SuiteTable {
  /** The system property that names the folder. */
  public static final String FOLDER = "convproof.rows";

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());
  private static final List<Consumer<SuiteRow>> LISTENERS = new CopyOnWriteArrayList<>();

  private SuiteTable() {}

  /** Calls a listener for every row while something runs. */
  public static void listening(Consumer<SuiteRow> listener, Runnable suites) {
    LISTENERS.add(listener);
    try {
      suites.run();
    } finally {
      LISTENERS.remove(listener);
    }
  }

  static void publish(SuiteRow row) {
    LISTENERS.forEach(listener -> listener.accept(row));
    String folder = System.getProperty(FOLDER);
    if (folder != null) {
      write(Path.of(folder), row);
    }
  }

  private static void write(Path folder, SuiteRow row) {
    try {
      Files.createDirectories(folder);
      String name = row.suite() + "." + row.property().replace(' ', '_') + ".json";
      JSON.writeValue(folder.resolve(name).toFile(), row);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the row of " + row.property(), e);
    }
  }

  /** The rows that an earlier run left in a folder, in the order of suites and properties. */
  public static List<SuiteRow> read(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".json"))
          .sorted()
          .map(SuiteTable::row)
          .toList();
    }
  }

  private static SuiteRow row(Path file) {
    try {
      return JSON.readValue(file.toFile(), SuiteRow.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
