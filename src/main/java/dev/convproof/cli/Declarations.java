package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.subject.CaseConditions;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.PipeSubject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the user says of a convolution: what it computes, in which numbers, and how it rounds. */
final class Declarations {
  @Option(
      names = "--supports",
      paramLabel = "LIST",
      defaultValue = "",
      description =
          "What it computes, such as g=1,dh=1,kh<=3,bias=0; other cases are unsupported, not wrong.")
  private String supports;

  @Option(
      names = "--arithmetic",
      paramLabel = "FORMAT",
      description = "The numbers that it computes in: f64, f32, i32 or i64.")
  private String format;

  @Option(
      names = "--rounding",
      paramLabel = "HOW",
      description =
          "How it rounds: sum-of-products in any order (the default), winograd:2, winograd:4 or"
              + " fft, whose outputs are held to that algorithm's own bound.")
  private String rounding;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description = "The order of its tensors' axes: nchw (the default) or nhwc.")
  private String layout;

  @Option(
      names = "--deterministic",
      description = "It claims that equal calls give equal bits; otherwise that is reported only.")
  private boolean deterministic;

  @Option(
      names = "--ieee",
      description =
          "It claims that NaN and ∞ in its input go where IEEE 754 takes them; otherwise that is"
              + " reported only.")
  private boolean ieee;

  /** Returns what is declared, in the keys of a greeting; what is not known there is bad input. */
  Map<String, String> declared() {
    Map<String, String> declared = new LinkedHashMap<>();
    add(declared, "formats", "--arithmetic", format);
    add(declared, "rounding", "--rounding", rounding);
    add(declared, "layout", "--layout", layout);
    if (deterministic) {
      declared.put("deterministic", "yes");
    }
    if (ieee) {
      declared.put("ieee", "yes");
    }
    try {
      CaseConditions.of(supports, "");
    } catch (NoSubjectException e) {
      throw new BadInput("--supports: %s", e.getMessage());
    }
    declared.put("supports", supports);
    return declared;
  }

  private static void add(Map<String, String> declared, String key, String option, String value) {
    if (value != null) {
      List<String> known = PipeSubject.known(key);
      require(
          known.contains(value), "%s %s: known are %s", option, value, String.join(", ", known));
      declared.put(key, value);
    }
  }
}
