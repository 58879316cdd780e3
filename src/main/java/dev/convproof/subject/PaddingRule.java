package dev.convproof.subject;

import java.util.Arrays;
import java.util.List;

/**
 * What a word for padding means along one axis, as the specification of a library defines it: how
 * many positions are added before and behind, and what is read there.
 */
public enum PaddingRule {
  /** No padding. */
  VALID(
      "valid",
      Size.NONE,
      Odd.UNSAID,
      Border.ZEROS,
      "No padding; output ⌊(h − d(k−1) − 1)/s⌋ + 1.",
      "ONNX Operators, Conv, auto_pad; tf.nn.convolution, padding"),
  /** ONNX's auto_pad. */
  SAME_UPPER(
      "same-upper",
      Size.CEILING,
      Odd.BEHIND,
      Border.ZEROS,
      "Output ⌈h/s⌉; max((⌈h/s⌉−1)s + d(k−1) + 1 − h, 0) zeros, the odd one at the end.",
      "ONNX Operators, Conv-22, auto_pad SAME_UPPER"),
  /** ONNX's auto_pad. */
  SAME_LOWER(
      "same-lower",
      Size.CEILING,
      Odd.BEFORE,
      Border.ZEROS,
      "As SAME_UPPER, the odd zero at the beginning.",
      "ONNX Operators, Conv-22, auto_pad SAME_LOWER"),
  /** TensorFlow's SAME. */
  TENSORFLOW_SAME(
      "same",
      Size.CEILING,
      Odd.BEHIND,
      Border.ZEROS,
      "Output ⌈h/s⌉; as many zeros as that needs, the odd one at the bottom and right.",
      "TensorFlow, tf.nn, Notes on padding"),
  /** PyTorch's same. */
  PYTORCH_SAME(
      "same",
      Size.CEILING,
      Odd.UNSAID,
      Border.ZEROS,
      "Pads the input so that the output has its shape; no stride but 1. The side is not said.",
      "PyTorch, torch.nn.functional.conv2d, padding"),
  /** SciPy's and Octave's same. */
  CENTRED_SAME(
      "same",
      Size.CEILING,
      Odd.UNSAID,
      Border.ZEROS,
      "The output is as large as the input, the centre of the full one. The side is not said.",
      "SciPy, signal.correlate2d, mode; Octave, conv2, shape; OpenCV, filter2D, anchor"),
  /** A periodic image. */
  WRAP_SAME(
      "wrap-same",
      Size.CEILING,
      Odd.UNSAID,
      Border.WRAP,
      "As same, of a periodic input.",
      "SciPy, signal.correlate2d, boundary wrap; ndimage.correlate, mode wrap; OpenCV, BORDER_WRAP"),
  /** A mirrored image whose edge is repeated. */
  SYMMETRIC_SAME(
      "symmetric-same",
      Size.CEILING,
      Odd.UNSAID,
      Border.SYMMETRIC,
      "As same, of an input mirrored about its edge: d c b a | a b c d | d c b a.",
      "SciPy, signal.correlate2d, boundary symm; ndimage.correlate, mode reflect; OpenCV,"
          + " BORDER_REFLECT"),
  /** A mirrored image whose edge is not repeated. */
  REFLECT_SAME(
      "reflect-same",
      Size.CEILING,
      Odd.UNSAID,
      Border.REFLECT,
      "As same, of an input mirrored about its outermost values: d c b | a b c d | c b a.",
      "SciPy, ndimage.correlate, mode mirror; OpenCV, BORDER_REFLECT_101"),
  /** An image whose edge goes on. */
  EDGE_SAME(
      "edge-same",
      Size.CEILING,
      Odd.UNSAID,
      Border.EDGE,
      "As same, of an input whose outermost values are repeated.",
      "SciPy, ndimage.correlate, mode nearest; OpenCV, BORDER_REPLICATE"),
  /** A mirrored image, of a given size. */
  REFLECT(
      "reflect",
      Size.GIVEN,
      Odd.UNSAID,
      Border.REFLECT,
      "So many positions, mirrored about the outermost values: d c b | a b c d | c b a.",
      "PyTorch, nn.Conv2d, padding_mode reflect; TensorFlow.js, tf.mirrorPad"),
  /** A mirrored image whose edge is repeated, of a given size. */
  SYMMETRIC(
      "symmetric",
      Size.GIVEN,
      Odd.UNSAID,
      Border.SYMMETRIC,
      "So many positions, mirrored about the edge: d c b a | a b c d | d c b a.",
      "TensorFlow.js, tf.mirrorPad"),
  /** An image whose edge goes on, of a given size. */
  EDGE(
      "edge",
      Size.GIVEN,
      Odd.UNSAID,
      Border.EDGE,
      "So many positions, the outermost values repeated.",
      "PyTorch, nn.Conv2d, padding_mode replicate"),
  /** A periodic image, of a given size. */
  WRAP(
      "wrap",
      Size.GIVEN,
      Odd.UNSAID,
      Border.WRAP,
      "So many positions of a periodic input.",
      "PyTorch, nn.Conv2d, padding_mode circular");

  private final String word;
  private final Size size;
  private final Odd odd;
  private final Border border;
  private final String meaning;
  private final String source;

  PaddingRule(String word, Size size, Odd odd, Border border, String meaning, String source) {
    this.word = word;
    this.size = size;
    this.odd = odd;
    this.border = border;
    this.meaning = meaning;
    this.source = source;
  }

  private enum Size {
    NONE,
    CEILING,
    GIVEN
  }

  /** Where the odd position of a padding goes. */
  public enum Odd {
    BEFORE,
    BEHIND,
    UNSAID
  }

  private enum Border {
    ZEROS,
    REFLECT,
    SYMMETRIC,
    EDGE,
    WRAP
  }

  /** Returns the word in a question. */
  public String word() {
    return word;
  }

  /** Returns where the specification puts the odd position. */
  public Odd odd() {
    return odd;
  }

  /** Returns the definition, in words. */
  public String meaning() {
    return meaning;
  }

  /** Returns which page of which specification says so. */
  public String source() {
    return source;
  }

  /** Returns whether the number of positions is given with the word. */
  public boolean takesSize() {
    return size == Size.GIVEN;
  }

  /**
   * Returns the positions added before and behind.
   *
   * @param given positions on each side, where the word takes them
   * @param side where the odd one goes
   */
  public List<Integer> around(
      int input, int kernel, int stride, int dilation, int given, Odd side) {
    int reach = dilation * (kernel - 1) + 1;
    int all =
        switch (size) {
          case NONE -> 0;
          case GIVEN -> 2 * given;
          case CEILING -> Math.max(((input + stride - 1) / stride - 1) * stride + reach - input, 0);
        };
    int before = side == Odd.BEFORE ? (all + 1) / 2 : all / 2;
    return List.of(before, all - before);
  }

  /**
   * Returns a square input [1, 1, h, h] with the positions around it, whose size follows.
   *
   * @param around before and behind, along both axes
   */
  public long[] padded(long[] input, int h, List<Integer> around) {
    int side = h + around.get(0) + around.get(1);
    long[] all = new long[side * side];
    Arrays.setAll(
        all,
        at -> {
          int row = source(at / side - around.get(0), h);
          int column = source(at % side - around.get(0), h);
          return row < 0 || column < 0 ? 0 : input[row * h + column];
        });
    return all;
  }

  /** Returns which position of so many is read at a position; −1 for a zero. */
  private int source(int at, int size) {
    return switch (border) {
      case ZEROS -> at < 0 || at >= size ? -1 : at;
      case EDGE -> Math.max(0, Math.min(size - 1, at));
      case WRAP -> Math.floorMod(at, size);
      case SYMMETRIC -> {
        int cycle = Math.floorMod(at, 2 * size);
        yield Math.min(cycle, 2 * size - 1 - cycle);
      }
      case REFLECT -> {
        int cycle = size == 1 ? 0 : Math.floorMod(at, 2 * size - 2);
        yield Math.min(cycle, 2 * size - 2 - cycle);
      }
    };
  }
}
