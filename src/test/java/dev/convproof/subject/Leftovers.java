package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What processes this JVM has started and not ended. */
public final class Leftovers {
  private static final int TRIES = 500;

  private Leftovers() {}

  /** Asserts that there are none, but for a moment: to be killed takes time on a busy machine. */
  public static void none() throws InterruptedException {
    for (int tries = 0; tries < TRIES && !living().isEmpty(); tries++) {
      Thread.sleep(20);
    }
    assertThat(living()).isEmpty();
  }

  private static List<String> living() {
    return ProcessHandle.current()
        .descendants()
        .filter(ProcessHandle::isAlive)
        .map(one -> one.pid() + " " + one.info().commandLine().orElse(""))
        .toList();
  }
}
