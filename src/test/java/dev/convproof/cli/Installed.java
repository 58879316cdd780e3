package dev.convproof.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** What other programs this machine has; a test that needs one more is skipped, and says so. */
final class Installed {
  private Installed() {}

  /** Skips the test where a command does not run. */
  static void needs(String... command) {
    assumeTrue(runs(List.of(command)), () -> String.join(" ", command) + " does not run here");
  }

  /** Returns a Python that has a module; skips the test where there is none. */
  static String pythonWith(String module) {
    Optional<String> found =
        Arrays.stream(new String[] {"python3", "/usr/bin/python3"})
            .filter(python -> runs(List.of(python, "-c", "import " + module)))
            .findFirst();
    return found.orElseThrow(() -> new TestAbortedException("no Python here has " + module));
  }

  private static boolean runs(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
