package dev.convproof.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** What other programs this machine has; a test that needs one more is skipped, and says so. */
final class Installed {
  private static final Map<String, Optional<String>> PYTHONS = new ConcurrentHashMap<>();

  private Installed() {}

  /** Skips the test where a command does not run. */
  static void needs(String... command) {
    assumeTrue(
        ShippedPrograms.runs(command), () -> String.join(" ", command) + " does not run here");
  }

  /** Returns a Python that has a module; skips the test where there is none. */
  static String pythonWith(String module) {
    return PYTHONS
        .computeIfAbsent(module, Installed::search)
        .orElseThrow(() -> new TestAbortedException("no Python here has " + module));
  }

  private static Optional<String> search(String module) {
    return Stream.of("/usr/bin/python3", "python3")
        .filter(python -> ShippedPrograms.runs(python, "-c", "import " + module))
        .findFirst();
  }
}
