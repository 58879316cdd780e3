package dev.convproof.subject;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Leaves nothing behind when this JVM is gone, however it went: a small shell of its own waits for
 * that, finds the processes of a subject by a mark in their environment, kills them, and deletes
 * the folders of what is temporary. There is none where a system has no {@code /proc}; a JVM that
 * ends by itself or by Ctrl-C does both without it.
 */
public final class Guard implements AutoCloseable {
  /** In the environment of a process and of all that it starts: how they are found. */
  static final String VARIABLE = "CONVPROOF_SUBJECT";

  /** An option of a Java that is guarded: where {@link #placed} puts what it unpacks. */
  static final String TEMPORARY = "-Djava.io.tmpdir=";

  private static final String SHELL = "/bin/sh";
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      mark=$0
      while IFS= read -r folder; do set -- "$@" "$folder"; done
      for round in 1 2 3; do
        for environ in $(grep -s -l -a -F -- "$mark" /proc/[0-9]*/environ); do
          process=${environ%/environ}
          kill -9 "${process#/proc/}"
        done
      done
      for folder; do rm -rf -- "$folder"; done
      """;

  private final String mark = VARIABLE + "=" + UUID.randomUUID();
  private final AtomicInteger marks = new AtomicInteger();
  private final List<Path> folders = new ArrayList<>(); // guarded by this
  private final Optional<Process> shell;

  /** Starts the shell that waits for the end of this JVM. */
  public Guard() {
    shell = started();
  }

  private Optional<Process> started() {
    Path own = Path.of("/proc", "self", "environ");
    if (!Files.isReadable(own) || !Files.isExecutable(Path.of(SHELL))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProcessBuilder(List.of(SHELL, "-c", SCRIPT, mark))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /** Returns the mark of one more process: the variable and its value, joined by an equals sign. */
  String mark() {
    return mark + "." + marks.incrementAndGet() + ";";
  }

  /**
   * Returns a new folder for what is temporary, which nobody else may read. It is deleted, with all
   * that is in it, when this is closed or this JVM is gone.
   *
   * @throws UncheckedIOException if there is no room for temporary files
   */
  public synchronized Path folder() {
    try {
      Path folder = Files.createTempDirectory("convproof").toAbsolutePath();
      folders.add(folder);
      tell(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Path folder) throws IOException {
    if (shell.isPresent() && folder.toString().lines().count() == 1) {
      OutputStream told = shell.get().getOutputStream();
      told.write((folder + "\n").getBytes(StandardCharsets.UTF_8));
      told.flush();
    } else {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "convproof-folder"));
    }
  }

  /** Returns a command whose {@link #TEMPORARY} options name a folder of its own. */
  List<String> placed(List<String> command) {
    return command.stream()
        .map(word -> word.equals(TEMPORARY) ? TEMPORARY + folder() : word)
        .toList();
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException gone) {
      return; // somebody else has deleted it
    }
  }

  /** Deletes the folders, and ends the guard, when nothing is left to be guarded. */
  @Override
  public void close() {
    shell.ifPresent(
        process -> {
          process.destroyForcibly();
          try {
            process.waitFor(1, TimeUnit.SECONDS);
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
    synchronized (this) {
      folders.forEach(Guard::delete);
      folders.clear();
    }
  }
}
