package dev.convproof.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** What other programs this machine has; a test that needs one more is skipped, and says so. */
final class Installed {
  private Installed() {}

  /** Skips the test where a command does not run. */
  static void needs(String... command) {
    assumeTrue(BenchContract.runs(command), () -> String.join(" ", command) + " does not run here");
  }

  /** Returns a Python that has a module; skips the test where there is none. */
  static String pythonWith(String module) {
    Optional<String> found =
        Arrays.stream(new String[] {"python3", "/usr/bin/python3"})
            .filter(python -> BenchContract.runs(python, "-c", "import " + module))
            .findFirst();
    return found.orElseThrow(() -> new TestAbortedException("no Python here has " + module));
  }
}
