package dev.convproof.cli;

import dev.convproof.cli.KnownProgram.Language;
import dev.convproof.subject.PaddingRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Convolutions of well-known software, each behind a program that comes with ConvProof. */
enum KnownRuntime {
  /** The sample in C, compiled here. */
  SAMPLE_C("sample-c", Language.C, "samples/conv.c", "f32"),
  /** The sample in JavaScript. */
  SAMPLE_NODE("sample-node", Language.NODE, "samples/conv.mjs", "f32"),
  /** ONNX Runtime's Conv, in Java. */
  ONNX_RUNTIME("onnxruntime", Language.SHIPPED_JAVA, "", "f32"),
  /** ONNX Runtime's Conv and ConvInteger, in Node. */
  ONNX_RUNTIME_NODE("onnxruntime-node", Language.NODE, "runtimes/ort.mjs", "f32", "u8i8"),
  /** ONNX Runtime's QLinearConv, in Node. */
  ONNX_RUNTIME_NODE_QUANTISED(
      "onnxruntime-node-quantised", Language.NODE, "runtimes/ort.mjs quantised", "u8i8"),
  /** ONNX Runtime's Conv and ConvInteger, as WebAssembly. */
  ONNX_RUNTIME_WEB("onnxruntime-web", Language.NODE, "runtimes/ort.mjs web", "f32", "u8i8"),
  /** ONNX Runtime's QLinearConv, as WebAssembly. */
  ONNX_RUNTIME_WEB_QUANTISED(
      "onnxruntime-web-quantised", Language.NODE, "runtimes/ort.mjs web quantised", "u8i8"),
  /** PyTorch's conv2d, with its gradients. */
  PYTORCH("pytorch", Language.PYTHON, "runtimes/pytorch.py", "f32", "f64", "bf16", "i64", "i32"),
  /** PyTorch's quantised conv2d, by QNNPACK. */
  PYTORCH_QUANTISED("pytorch-quantised", Language.PYTHON, "runtimes/pytorch.py quantised", "u8i8"),
  /** SciPy's signal.correlate2d. */
  SCIPY("scipy", Language.PYTHON, "runtimes/correlate2d.py", "f64", "f32", "i64", "i32"),
  /** SciPy's signal.convolve2d, given a flipped kernel. */
  SCIPY_CONVOLVE("scipy-convolve2d", Language.PYTHON, "runtimes/correlate2d.py convolve2d", "f64"),
  /** SciPy's ndimage.correlate. */
  SCIPY_NDIMAGE("scipy-ndimage", Language.PYTHON, "runtimes/correlate2d.py ndimage", "f64", "i64"),
  /** Octave's conv2, given a flipped kernel. */
  OCTAVE("octave", Language.OCTAVE, "runtimes/octave.m", "f64", "f32"),
  /** TensorFlow.js on its cpu backend, with its gradients. */
  TFJS("tfjs", Language.NODE, "runtimes/tfjs.mjs", "f32"),
  /** TensorFlow.js on its backend in WebAssembly. */
  TFJS_WASM("tfjs-wasm", Language.NODE, "runtimes/tfjs.mjs wasm", "f32"),
  /** Debian's oneDNN, with its gradients. */
  ONEDNN_2("onednn2", Language.ONEDNN, "runtimes/onednn.cpp", "f32", "bf16", "u8i8", "i8"),
  /** The same, with no instructions beyond AVX2. */
  ONEDNN_2_AVX2("onednn2-avx2", Language.ONEDNN, "runtimes/onednn.cpp avx2", "f32", "u8i8", "i8"),
  /** oneDNN 3, in Java. */
  ONEDNN("onednn", Language.JAVA, "runtimes/OneDnn.java dnnl oneDNN convolution", "f32"),
  /** PyTorch through DJL, in Java. */
  DJL(
      "djl",
      Language.JAVA,
      "runtimes/DjlConvolution.java pytorch-native-cpu PyTorch convolution through DJL",
      "f32"),
  /** The convolution of OpenCV's dnn module. */
  OPENCV_DNN("opencv-dnn", Language.JAVA, "runtimes/OpenCvDnn.java opencv OpenCV dnn", "f32"),
  /** OpenCV's filter2D. */
  OPENCV("opencv", Language.JAVA, "runtimes/OpenCvFilter.java opencv OpenCV filter2D", "f32");

  private final KnownProgram program;
  private final List<String> formats;

  KnownRuntime(String id, Language language, String program, String... formats) {
    this.program = new KnownProgram(id, language, List.of(program.split(" ", -1)));
    this.formats = List.of(formats);
  }

  /**
   * Another way to run a runtime, whose bits may differ.
   *
   * @param name in words
   * @param word behind the name of its program
   */
  record Variant(String name, String word) {
    static final String THREADS = "two threads";
    static final String CONSTANT = "weights as constants of the model";
    static final String CHANNELS = "other order of tensors";

    private static final Variant TWO = new Variant(THREADS, "threads");
    private static final Variant LAST = new Variant(CHANNELS, "channels-last");
    private static final Variant FIXED = new Variant(CONSTANT, "constant");
  }

  /**
   * The notation that a runtime wants.
   *
   * @param layouts the orders of inputs and kernels
   * @param dilations what a kernel without dilation has
   * @param padding how it is told, in numbers
   */
  record Wanted(String layouts, String dilations, String padding) {
    private static final Wanted OF_ONNX =
        new Wanted("x NCHW, k OIHW", "1", "top, left, bottom, right");
    private static final Wanted OF_TORCH =
        new Wanted("x NCHW, k OIHW", "1", "top and bottom, left and right; others by pad");
    private static final Wanted OF_DNNL =
        new Wanted("x NCHW or as it likes, k OIHW or GOIHW", "0", "top, left; bottom, right");
    private static final Wanted OF_TENSORFLOW =
        new Wanted(
            "x NHWC, k HWIO, depthwise HWIM",
            "1",
            "[[0, 0], [top, bottom], [left, right], [0, 0]]");
    private static final Wanted OF_MATRICES =
        new Wanted("matrices, which it correlates", "has none", "has none in numbers");
    private static final Wanted OF_FLIPPED =
        new Wanted("matrices, the kernel flipped", "has none", "has none in numbers");
    private static final Wanted OF_CALLS =
        new Wanted("x NCHW, k OIHW", "1", "top, bottom, left, right");
  }

  /** Returns its name on the command line. */
  String id() {
    return program.id();
  }

  /** Returns the number formats that it computes in, the usual one first. */
  List<String> formats() {
    return formats;
  }

  /** Returns what its specification says of words for padding; none where it has none. */
  List<PaddingRule> rules() {
    return switch (this) {
      case ONNX_RUNTIME, ONNX_RUNTIME_NODE, ONNX_RUNTIME_WEB, OPENCV_DNN ->
          List.of(PaddingRule.VALID, PaddingRule.SAME_UPPER, PaddingRule.SAME_LOWER);
      case PYTORCH, PYTORCH_QUANTISED ->
          List.of(
              PaddingRule.VALID,
              PaddingRule.PYTORCH_SAME,
              PaddingRule.REFLECT,
              PaddingRule.EDGE,
              PaddingRule.WRAP);
      case SCIPY, SCIPY_CONVOLVE ->
          List.of(
              PaddingRule.VALID,
              PaddingRule.CENTRED_SAME,
              PaddingRule.WRAP_SAME,
              PaddingRule.SYMMETRIC_SAME);
      case SCIPY_NDIMAGE, OPENCV ->
          List.of(
              PaddingRule.CENTRED_SAME,
              PaddingRule.WRAP_SAME,
              PaddingRule.SYMMETRIC_SAME,
              PaddingRule.REFLECT_SAME,
              PaddingRule.EDGE_SAME);
      case OCTAVE -> List.of(PaddingRule.VALID, PaddingRule.CENTRED_SAME);
      case TFJS, TFJS_WASM ->
          List.of(
              PaddingRule.VALID,
              PaddingRule.TENSORFLOW_SAME,
              PaddingRule.REFLECT,
              PaddingRule.SYMMETRIC);
      default -> List.of();
    };
  }

  /** Returns other ways to run it. */
  List<Variant> variants() {
    return switch (this) {
      case ONNX_RUNTIME, ONNX_RUNTIME_NODE, ONNX_RUNTIME_WEB -> List.of(Variant.TWO, Variant.FIXED);
      case PYTORCH -> List.of(Variant.TWO, Variant.LAST, new Variant("without oneDNN", "dense"));
      case TFJS -> List.of(new Variant(Variant.CHANNELS, "channels-first"));
      case ONEDNN_2 ->
          List.of(Variant.TWO, Variant.LAST, new Variant("AVX2 instead of AVX-512", "avx2"));
      case ONEDNN_2_AVX2, ONEDNN -> List.of(Variant.TWO, Variant.LAST);
      case DJL, OPENCV_DNN, OPENCV -> List.of(Variant.TWO);
      default -> List.of();
    };
  }

  /** Returns the notation that it wants. */
  Wanted wanted() {
    return switch (this) {
      case SAMPLE_C, SAMPLE_NODE -> Wanted.OF_CALLS;
      case PYTORCH, PYTORCH_QUANTISED, DJL -> Wanted.OF_TORCH;
      case SCIPY, SCIPY_NDIMAGE, OPENCV -> Wanted.OF_MATRICES;
      case SCIPY_CONVOLVE, OCTAVE -> Wanted.OF_FLIPPED;
      case TFJS, TFJS_WASM -> Wanted.OF_TENSORFLOW;
      case ONEDNN_2, ONEDNN_2_AVX2, ONEDNN -> Wanted.OF_DNNL;
      default -> Wanted.OF_ONNX;
    };
  }

  /** Returns the runtime whose answers are its own too: it is the same library. */
  KnownRuntime answers() {
    return switch (this) {
      case ONNX_RUNTIME_NODE_QUANTISED -> ONNX_RUNTIME_NODE;
      case ONNX_RUNTIME_WEB_QUANTISED -> ONNX_RUNTIME_WEB;
      default -> this;
    };
  }

  /** Returns the formats of a program that knows calls alone, and no questions; none of others. */
  List<String> calls() {
    return this == SAMPLE_C || this == SAMPLE_NODE ? formats : List.of();
  }

  /** Returns what it computes, where its program does not say so itself. */
  String supports() {
    return this == OPENCV ? "n=1,ci=1,co=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0" : "";
  }

  /** Returns whether its jars are not among ConvProof's own. */
  boolean needsClassPath() {
    return program.language() == Language.JAVA;
  }

  /** Returns how long a call may take, where that is long: the first one loads a large library. */
  Optional<Duration> limit() {
    return needsClassPath() ? Optional.of(Duration.ofMinutes(2)) : Optional.empty();
  }

  /** Returns the command that starts its program, as {@link KnownProgram} has it. */
  List<String> command(String python, String classPath, String... more) {
    return program.command(python, classPath, List.of(more));
  }

  /** Returns the runtime of a name. */
  static Optional<KnownRuntime> of(String id) {
    return Arrays.stream(values()).filter(runtime -> runtime.id().equals(id)).findFirst();
  }

  /** Returns all names, for a message. */
  static String known() {
    return Arrays.stream(values()).map(KnownRuntime::id).collect(Collectors.joining(", "));
  }
}
