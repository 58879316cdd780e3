package dev.convproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder that holds the reports. Files appear whole or not at all; a file that would not change
 * is left alone; pictures and proofs that no claim needs any more go. Nothing else in the folder is
 * touched, {@code measured/} least of all.
 */
public final class ReportFolder {
  private static final Map<String, String> OURS =
      Map.of("counterexamples", "*.svg", "proofs", "*.smt2");

  private final Path folder;

  /** A folder, which is made when it is first written to. */
  public ReportFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes the reports. */
  public void write(Evidence evidence) throws IOException {
    write(evidence, Map.of());
  }

  /** Writes the reports and pages beside them, by their paths relative to the folder. */
  public void write(Evidence evidence, Map<String, String> pages) throws IOException {
    Map<String, String> files = new TreeMap<>(new Reports().of(evidence));
    files.putAll(pages);
    write(files);
  }

  /** Writes files, by their paths relative to the folder. */
  void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, String> kind : OURS.entrySet()) {
      removeStale(kind.getKey(), kind.getValue(), files);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Files.createDirectories(file.getParent());
    Path whole = file.resolveSibling(file.getFileName() + ".writing");
    try {
      Files.write(whole, content);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private void removeStale(String kind, String pattern, Map<String, String> files)
      throws IOException {
    Path here = folder.resolve(kind);
    if (!Files.isDirectory(here)) {
      return;
    }
    try (DirectoryStream<Path> present = Files.newDirectoryStream(here, pattern)) {
      for (Path file : present) {
        if (!files.containsKey(kind + "/" + file.getFileName())) {
          Files.delete(file);
        }
      }
    }
  }
}
