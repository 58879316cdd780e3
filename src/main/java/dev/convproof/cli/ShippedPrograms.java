package dev.convproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The programs that come with ConvProof, as files, until this JVM ends. */
final class ShippedPrograms {
  private static final Path FOLDER = folder();

  private ShippedPrograms() {}

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("convproof-programs");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(String name) {
    Path file = FOLDER.resolve(name);
    file.toFile().deleteOnExit();
    return file;
  }

  /** Returns the path of a copy of a program, such as {@code samples/conv.c}. */
  static synchronized Path copy(String name) {
    Path copy = file(name.substring(name.indexOf('/') + 1));
    try (InputStream in = ShippedPrograms.class.getResourceAsStream("/dev/convproof/" + name)) {
      if (!Files.exists(copy)) {
        Files.copy(in, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return copy;
  }

  /**
   * Compiles a program; returns the command that runs it, or nothing where that fails.
   *
   * @param name as {@link #copy} has it
   * @param compiler and its options
   * @param libraries behind the name of the source
   */
  static Optional<List<String>> compiled(
      String name, List<String> compiler, List<String> libraries) {
    Path source = copy(name);
    String program = file(source.getFileName() + ".out").toString();
    List<String> command = new ArrayList<>(compiler);
    command.addAll(List.of("-o", program, source.toString()));
    command.addAll(libraries);
    return Files.exists(Path.of(program)) || runs(command.toArray(String[]::new))
        ? Optional.of(List.of(program))
        : Optional.empty();
  }

  /** Returns whether a program starts, and ends with exit code 0 where it has nothing to read. */
  static boolean runs(String... command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return process.waitFor() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
