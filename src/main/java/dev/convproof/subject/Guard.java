package dev.convproof.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ends the processes of a subject when this JVM is gone, however it went: a small shell of its own
 * waits for that, finds them by a mark in their environment, and kills them. There is none where a
 * system has no {@code /proc}; a JVM that ends by itself or by Ctrl-C ends them without it.
 */
final class Guard implements AutoCloseable {
  /** In the environment of a process and of all that it starts: how they are found. */
  static final String VARIABLE = "CONVPROOF_SUBJECT";

  private static final String SHELL = "/bin/sh";
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      read -r never
      for round in 1 2 3; do
        for environ in $(grep -s -l -a -F -- "$0" /proc/[0-9]*/environ); do
          process=${environ%/environ}
          kill -9 "${process#/proc/}"
        done
      done
      """;

  private final String mark = VARIABLE + "=" + UUID.randomUUID();
  private final AtomicInteger marks = new AtomicInteger();
  private final Optional<Process> shell;

  Guard() {
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

  /** Ends the guard, when nothing is left to be guarded. */
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
  }
}
