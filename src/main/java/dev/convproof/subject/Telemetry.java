package dev.convproof.subject;

import java.util.Map;

/** Keeps runtimes from sending what they run, by the variables that they read when they begin. */
public final class Telemetry {
  /**
   * Of ONNX Runtime, which from 1.29 on sends the names and hashes of models from Linux and macOS
   * too, and keeps an identifier and a database for that: its pull request 27379.
   */
  static final String ONNX_RUNTIME = "ORT_DISABLE_TELEMETRY";

  private static final Map<String, String> OFF =
      Map.of(ONNX_RUNTIME, "1", "OPT_OUT_TRACKING", "true"); // the latter of DJL

  private Telemetry() {}

  /** Turns it off in the environment of a process, but for what somebody has said there. */
  public static void turnOff(Map<String, String> environment) {
    OFF.forEach(environment::putIfAbsent);
  }

  /** Returns whether ONNX Runtime in this process was told so before it began. */
  public static boolean isOff() {
    return System.getenv(ONNX_RUNTIME) != null;
  }
}
