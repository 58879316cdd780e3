package dev.convproof.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder that is written to: a new one, an empty one, or one whose manifest says that ConvProof
 * wrote it. The manifest lists the files that are ConvProof's; these are replaced and removed, and
 * no others. A file appears whole or not at all, and one that would not change is left alone.
 */
public final class OutputFolder {
  /** The name of the manifest: a heading, then a path on each line, sorted. */
  public static final String MANIFEST = "convproof-manifest.txt";

  private static final String HEADING =
      "# The files in this folder that ConvProof wrote. It replaces and removes these, and no others.";

  private final Path folder;
  private final NavigableSet<String> ours;

  /** Nothing can be written, or nothing may be; the message is one line that says why. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refused(Path folder, String why, String right) {
      super(folder + ": " + why + ": " + right + " would be right", null, false, false);
    }
  }

  private OutputFolder(Path folder, NavigableSet<String> ours) {
    this.folder = folder;
    this.ours = ours;
  }

  /**
   * Opens a folder, and writes nothing yet.
   *
   * @throws Refused if it holds files and no manifest, is no folder, or cannot be read or written
   *     to
   */
  public static OutputFolder at(Path typed) {
    Path folder = typed.toString().isEmpty() ? Path.of(".") : typed;
    try {
      requireFolder(folder);
      if (Files.isRegularFile(folder.resolve(MANIFEST))) {
        return new OutputFolder(folder, listed(folder));
      }
      requireEmpty(folder);
      return new OutputFolder(folder, new TreeSet<>());
    } catch (IOException e) {
      throw new Refused(folder, "cannot be read, " + reason(e), "another folder");
    }
  }

  private static void requireFolder(Path folder) {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
      throw new Refused(folder, "is a file", "the path of a folder");
    }
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new Refused(
          folder, "nothing can be written to " + there, "a folder that can be written to");
    }
  }

  private static NavigableSet<String> listed(Path folder) throws IOException {
    NavigableSet<String> files = new TreeSet<>();
    String text = Files.readString(folder.resolve(MANIFEST), StandardCharsets.UTF_8);
    if (!text.startsWith(HEADING)) {
      throw new Refused(folder, "its " + MANIFEST + " is not ConvProof's", "another folder");
    }
    text.lines().skip(1).filter(line -> !line.isBlank()).forEach(files::add);
    files.forEach(file -> requireInside(folder, file));
    return files;
  }

  private static void requireInside(Path folder, String file) {
    try {
      Path path = Path.of(file);
      if (!path.isAbsolute() && path.equals(path.normalize()) && !path.startsWith("..")) {
        return;
      }
    } catch (InvalidPathException e) {
      // refused below
    }
    throw new Refused(
        folder,
        "its " + MANIFEST + " lists \"" + file + "\", which is not in it",
        "another folder");
  }

  private static void requireEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> present = Files.list(folder)) {
      if (present.findAny().isPresent()) {
        throw new Refused(
            folder,
            "holds files, and no " + MANIFEST + " that says that ConvProof wrote them",
            "a new or an empty folder");
      }
    }
  }

  /** Returns where it is. */
  public Path path() {
    return folder;
  }

  /** Writes files, by their paths relative to the folder, and removes those of earlier runs. */
  public void replace(Map<String, String> files) {
    replaceBytes(encoded(files));
  }

  /** Writes files of any bytes, and removes those of earlier runs. */
  public void replaceBytes(Map<String, byte[]> files) {
    addBytes(files);
    try {
      for (String file : ours) {
        if (!files.containsKey(file)) {
          Files.deleteIfExists(inside(file));
        }
      }
      ours.retainAll(files.keySet());
      remember();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Writes files, by their paths relative to the folder, beside those of earlier runs. They are
   * listed first, so that they are known again where writing is interrupted.
   */
  public void add(Map<String, String> files) {
    addBytes(encoded(files));
  }

  private static Map<String, byte[]> encoded(Map<String, String> files) {
    Map<String, byte[]> encoded = new LinkedHashMap<>();
    files.forEach((file, text) -> encoded.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return encoded;
  }

  private void addBytes(Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        requireNobodyElses(file.getKey(), file.getValue());
      }
      ours.addAll(files.keySet());
      remember();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(inside(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void requireNobodyElses(String file, byte[] content) throws IOException {
    Path path = folder.resolve(file);
    if (!ours.contains(file) && Files.exists(path) && !holds(path, content)) {
      throw new Refused(
          path, "is there, and " + MANIFEST + " does not list it", "another name for it");
    }
  }

  private void remember() throws IOException {
    String text = HEADING + "\n" + String.join("\n", ours) + "\n";
    write(folder.resolve(MANIFEST), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The path of a file, not through a link that leads out of the folder. */
  private Path inside(String file) throws IOException {
    Path path = folder.resolve(file);
    Path parent = path.getParent();
    if (Files.exists(parent) && !parent.toRealPath().startsWith(folder.toRealPath())) {
      throw new Refused(parent, "is a link out of the folder", "a folder");
    }
    return path;
  }

  private static void write(Path file, byte[] content) throws IOException {
    if (holds(file, content)) {
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

  private static boolean holds(Path file, byte[] content) throws IOException {
    return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
  }

  private Refused unwritable(IOException fault) {
    return new Refused(
        folder, "cannot be written to, " + reason(fault), "a folder that can be written to");
  }

  private static String reason(IOException fault) {
    String said = fault instanceof FileSystemException named ? named.getReason() : null;
    String where = fault instanceof FileSystemException named ? named.getFile() + ": " : "";
    return where + (said == null ? words(fault) : said);
  }

  private static String words(IOException fault) {
    return fault
        .getClass()
        .getSimpleName()
        .replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
