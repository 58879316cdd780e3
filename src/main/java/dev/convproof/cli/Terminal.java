package dev.convproof.cli;

import java.io.Console;

/** Whether a person is watching. */
final class Terminal {
  private Terminal() {}

  /** Whether input and output are a terminal. Since JDK 22 a console alone does not say so. */
  @SuppressWarnings("SystemConsoleNull") // isTerminal is asked where there is one
  static boolean isWatched() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
