package dev.convproof.subject;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
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
        types(declared),
        declared.getOrDefault("layout", Greeting.known("layout").get(0)),
        Integer.toString(megabytes));
  }

  /** Returns the formats that are declared, what they travel in, and those of each tensor. */
  private static String types(Map<String, String> declared) {
    String formats = declared.get("formats");
    if (formats == null) {
      return "";
    }
    Arithmetic<?> arithmetic = Arithmetic.named(formats);
    Formats own = MixedArithmetic.formatsOf(arithmetic).orElseThrow();
    return String.join(
        ",",
        formats,
        Frames.format(arithmetic),
        own.input().symbol(),
        own.weights().symbol(),
        own.bias().symbol());
  }

  private static String bridge() {
    try (InputStream source = PythonHost.class.getResourceAsStream("bridge.py")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
