package dev.convproof.proof;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An SMT solver installed on this machine, to check proofs with another program than our own. */
public enum Solver {
  /** Microsoft's. */
  Z3("z3"),
  /** Stanford's and Iowa's. */
  CVC5("cvc5"),
  /** Its predecessor, written apart. */
  CVC4("cvc4");

  private static final int SECONDS = 20;
  private final String command;
  private Boolean installed;

  Solver(String command) {
    this.command = command;
  }

  @Override
  public String toString() {
    return command;
  }

  /** Whether it is installed; found out once. */
  public synchronized boolean isInstalled() {
    if (installed == null) {
      installed = answersAtAll();
    }
    return installed;
  }

  private boolean answersAtAll() {
    try {
      Process process = new ProcessBuilder(command, "--version").redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The first line of its answer to an SMT-LIB script, or {@code timeout} after 20 seconds. */
  public String answer(String script) throws IOException, InterruptedException {
    Path file = Files.createTempFile("lemma", ".smt2");
    Path output = Files.createTempFile("answer", ".txt");
    try {
      Files.writeString(file, script);
      Process process =
          new ProcessBuilder(command, file.toString())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "timeout";
      }
      return Files.readString(output, StandardCharsets.UTF_8).lines().findFirst().orElse("nothing");
    } finally {
      Files.delete(file);
      Files.delete(output);
    }
  }
}
