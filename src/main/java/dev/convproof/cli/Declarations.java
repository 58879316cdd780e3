package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.FormatNames;
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
      paramLabel = "NAME[:ACC[:OUT]]",
      description = {
        "The formats of its tensors, sums and outputs. NAME: f64, f32, tf32, bf16, f16, e4m3, i8, u8i8"
            + " (unsigned input, signed weights), i32 or i64.",
        "ACC: f64, f32, f16, f14 (14 bits, truncated), i32, i64; usually f32, i32 for i8 and u8i8."
            + " OUT: f64, f32, f16, bf16, i32, i64; usually that of bf16 and f16 themselves, else f32."
            + " Usual spellings are read too: float32, fp16, bfloat16, int8.",
        "A program whose greeting lists the format gets each tensor in it (bf16 in 2 bytes a number,"
            + " i8 in 1); otherwise numbers travel as f32 or i32 values that the format has."
      })
  private String format;

  @Option(
      names = "--zero-points",
      paramLabel = "X,W",
      description =
          "The zero points of its i8 or u8i8 input and weights, such as 128,0; padding is the input's"
              + " (default: 0,0).")
  private String zeroPoints;

  @Option(
      names = "--rounding",
      paramLabel = "HOW",
      description = {
        "How it rounds: sum-of-products in any order (the default), nearest, where matrix units are"
            + " known not to truncate, or winograd:2, winograd:4 or fft, whose outputs are held to"
            + " that algorithm's own bound; or",
        "requantized:WAY,SCALE,ZERO,TO",
        "where sums of i8 or u8i8 are multiplied by SCALE, rounded, shifted by the zero point ZERO and"
            + " clamped to TO, i8 or u8. WAY: even or away, in single precision, ties to even or away"
            + " from zero, then ZERO is added; even-after, ZERO first; fixed, as TensorFlow Lite, by 31"
            + " bits, rounded twice; fixed-once; any, where it is not known."
      })
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
    if (format != null) {
      declared.put("formats", named(format));
    }
    if (zeroPoints != null) {
      declared.put("zero-points", zeroPoints);
    }
    if (rounding != null) {
      declared.put("rounding", checked(rounding));
    }
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

  /** Returns the formats that the user names, checked, in their symbols. */
  static String named(String format) {
    try {
      Arithmetic.named(format);
      return FormatNames.canonical(format);
    } catch (IllegalArgumentException unknown) {
      throw new BadInput("--arithmetic %s: %s", format, unknown.getMessage());
    }
  }

  private static String checked(String rounding) {
    try {
      PipeSubject.rounding(rounding);
      return rounding;
    } catch (IllegalArgumentException unknown) {
      throw new BadInput("--rounding %s: %s", rounding, unknown.getMessage());
    }
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
