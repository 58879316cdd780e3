package dev.convproof.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for one test class, since jqwik has no {@code @TempDir}. */
final class Scratch implements AutoCloseable {

  private final Path directory;

  Scratch() {
    try {
      directory = Files.createTempDirectory("npy");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  @Override
  public void close() {
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
