package dev.convproof.subject;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A function in a file of Python: the bridge {@code bridge.py} speaks the protocol for it. */
public final class PythonHost {
  private PythonHost() {}

  /**
   * Returns the command that starts the bridge.
   *
   * @param interpreter such as {@code python3}
   * @param megabytes of memory that it may take beyond what it has once the file is imported
   * @param declared in the keys of a greeting: which numbers and which layout the function gets
   */
  public static List<String> command(
      String interpreter,
      String file,
      String function,
      int megabytes,
      Map<String, String> declared) {
    return List.of(
        interpreter,
        "-c",
        bridge(),
        file,
        function,
        declared.getOrDefault("formats", ""),
        declared.getOrDefault("layout", Greeting.known("layout").get(0)),
        Integer.toString(megabytes));
  }

  private static String bridge() {
    try (InputStream source = PythonHost.class.getResourceAsStream("bridge.py")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
