package dev.convproof.cli;

import dev.convproof.subject.JavaHost;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeConvolution;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Convolutions of well-known software, each behind a program that comes with ConvProof. */
enum KnownRuntime {
  /** The sample in C, compiled here. */
  SAMPLE_C("sample-c", "f32") {
    @Override
    List<String> command(String python) {
      return ShippedPrograms.compiledSample()
          .orElseThrow(() -> new BadInput("--runtime sample-c: there is no gcc here"));
    }
  },
  /** The sample in JavaScript. */
  SAMPLE_NODE("sample-node", "f32") {
    @Override
    List<String> command(String python) {
      return List.of("node", ShippedPrograms.copy("samples/conv.mjs").toString());
    }
  },
  /** ONNX Runtime's Conv. */
  ONNX_RUNTIME("onnxruntime", "f32") {
    @Override
    List<String> command(String python) {
      try {
        return JavaHost.command(
            OnnxRuntimeConvolution.class.getName(),
            System.getProperty("java.class.path"),
            MEGABYTES,
            OnnxRuntimeConvolution.named());
      } catch (NoSubjectException absent) {
        throw new BadInput("--runtime onnxruntime: %s", absent.getMessage());
      }
    }
  },
  /** PyTorch's conv2d, with its gradients. */
  PYTORCH("pytorch", "f32", "f64") {
    @Override
    List<String> command(String python) {
      return inPython(python, "pytorch.py");
    }
  },
  /** SciPy's signal.correlate2d. */
  SCIPY("scipy", "f64", "f32", "i64", "i32") {
    @Override
    List<String> command(String python) {
      return inPython(python, "correlate2d.py");
    }
  },
  /** TensorFlow.js on its cpu backend, with its gradients. */
  TFJS("tfjs", "f32") {
    @Override
    List<String> command(String python) {
      ShippedPrograms.copy("runtimes/pipe.mjs");
      return List.of("node", ShippedPrograms.copy("runtimes/tfjs.mjs").toString());
    }
  };

  private static final int MEGABYTES = 512;

  private final String id;
  private final List<String> formats;

  KnownRuntime(String id, String... formats) {
    this.id = id;
    this.formats = List.of(formats);
  }

  private static List<String> inPython(String python, String program) {
    ShippedPrograms.copy("runtimes/pipe.py");
    return List.of(python, ShippedPrograms.copy("runtimes/" + program).toString());
  }

  /** Returns its name on the command line. */
  String id() {
    return id;
  }

  /** Returns the number formats that it computes in, the usual one first. */
  List<String> formats() {
    return formats;
  }

  /**
   * Returns the command that starts its program.
   *
   * @param python the interpreter of what is in Python
   * @throws BadInput if it cannot be started here
   */
  abstract List<String> command(String python);

  /** Returns the runtime of a name. */
  static Optional<KnownRuntime> of(String id) {
    return Arrays.stream(values()).filter(runtime -> runtime.id.equals(id)).findFirst();
  }

  /** Returns all names, for a message. */
  static String known() {
    return Arrays.stream(values()).map(KnownRuntime::id).collect(Collectors.joining(", "));
  }
}
