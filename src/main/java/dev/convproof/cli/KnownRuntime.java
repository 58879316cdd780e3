package dev.convproof.cli;

import dev.convproof.subject.JavaHost;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeConvolution;
import dev.convproof.subject.PaddingRule;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Convolutions of well-known software, each behind a program that comes with ConvProof. */
enum KnownRuntime {
  /** The sample in C, compiled here. */
  SAMPLE_C("sample-c", Language.C, "samples/conv.c", "f32"),
  /** The sample in JavaScript. */
  SAMPLE_NODE("sample-node", Language.NODE, "samples/conv.mjs", "f32"),
  /** ONNX Runtime's Conv, in Java. */
  ONNX_RUNTIME("onnxruntime", Language.SHIPPED_JAVA, "", "f32"),
  /** ONNX Runtime's Conv and ConvInteger, in Node. */
  ONNX_RUNTIME_NODE("onnxruntime-node", Language.NODE, "runtimes/ort.mjs", "f32", "u8i8") {
    @Override
    List<PaddingRule> rules() {
      return List.of(PaddingRule.VALID, PaddingRule.SAME_UPPER, PaddingRule.SAME_LOWER);
    }

    @Override
    List<Variant> variants() {
      return List.of(
          new Variant("two threads", "threads"),
          new Variant("weights as constants of the model", "constant"));
    }
  },
  /** ONNX Runtime's QLinearConv, in Node. */
  ONNX_RUNTIME_NODE_QUANTISED(
      "onnxruntime-node-quantised", Language.NODE, "runtimes/ort.mjs quantised", "u8i8"),
  /** ONNX Runtime's Conv and ConvInteger, as WebAssembly. */
  ONNX_RUNTIME_WEB("onnxruntime-web", Language.NODE, "runtimes/ort.mjs web", "f32", "u8i8") {
    @Override
    List<PaddingRule> rules() {
      return ONNX_RUNTIME_NODE.rules();
    }

    @Override
    List<Variant> variants() {
      return List.of(new Variant("weights as constants of the model", "constant"));
    }
  },
  /** ONNX Runtime's QLinearConv, as WebAssembly. */
  ONNX_RUNTIME_WEB_QUANTISED(
      "onnxruntime-web-quantised", Language.NODE, "runtimes/ort.mjs web quantised", "u8i8"),
  /** PyTorch's conv2d, with its gradients. */
  PYTORCH("pytorch", Language.PYTHON, "runtimes/pytorch.py", "f32", "f64", "bf16", "i64", "i32") {
    @Override
    List<PaddingRule> rules() {
      return List.of(
          PaddingRule.VALID,
          PaddingRule.PYTORCH_SAME,
          PaddingRule.REFLECT,
          PaddingRule.EDGE,
          PaddingRule.WRAP);
    }

    @Override
    List<Variant> variants() {
      return List.of(
          new Variant("two threads", "threads"),
          new Variant("channels last", "channels-last"),
          new Variant("without oneDNN", "dense"));
    }
  },
  /** PyTorch's quantised conv2d, by QNNPACK. */
  PYTORCH_QUANTISED("pytorch-quantised", Language.PYTHON, "runtimes/pytorch.py quantised", "u8i8"),
  /** SciPy's signal.correlate2d. */
  SCIPY("scipy", Language.PYTHON, "runtimes/correlate2d.py", "f64", "f32", "i64", "i32") {
    @Override
    List<PaddingRule> rules() {
      return List.of(
          PaddingRule.VALID,
          PaddingRule.CENTRED_SAME,
          PaddingRule.WRAP_SAME,
          PaddingRule.SYMMETRIC_SAME);
    }
  },
  /** SciPy's signal.convolve2d, given a flipped kernel. */
  SCIPY_CONVOLVE("scipy-convolve2d", Language.PYTHON, "runtimes/correlate2d.py convolve2d", "f64") {
    @Override
    List<PaddingRule> rules() {
      return SCIPY.rules();
    }
  },
  /** SciPy's ndimage.correlate. */
  SCIPY_NDIMAGE("scipy-ndimage", Language.PYTHON, "runtimes/correlate2d.py ndimage", "f64", "i64") {
    @Override
    List<PaddingRule> rules() {
      return List.of(
          PaddingRule.CENTRED_SAME,
          PaddingRule.WRAP_SAME,
          PaddingRule.SYMMETRIC_SAME,
          PaddingRule.REFLECT_SAME,
          PaddingRule.EDGE_SAME);
    }
  },
  /** Octave's conv2, given a flipped kernel. */
  OCTAVE("octave", Language.OCTAVE, "runtimes/octave.m", "f64", "f32") {
    @Override
    List<PaddingRule> rules() {
      return List.of(PaddingRule.VALID, PaddingRule.CENTRED_SAME);
    }
  },
  /** TensorFlow.js on its cpu backend, with its gradients. */
  TFJS("tfjs", Language.NODE, "runtimes/tfjs.mjs", "f32") {
    @Override
    List<PaddingRule> rules() {
      return List.of(
          PaddingRule.VALID,
          PaddingRule.TENSORFLOW_SAME,
          PaddingRule.REFLECT,
          PaddingRule.SYMMETRIC);
    }
  },
  /** TensorFlow.js on its backend in WebAssembly. */
  TFJS_WASM("tfjs-wasm", Language.NODE, "runtimes/tfjs.mjs wasm", "f32") {
    @Override
    List<PaddingRule> rules() {
      return TFJS.rules();
    }
  },
  /** Debian's oneDNN, with its gradients. */
  ONEDNN_2("onednn2", Language.ONEDNN, "runtimes/onednn.cpp", "f32", "bf16", "u8i8", "i8") {
    @Override
    List<Variant> variants() {
      return List.of(
          new Variant("two threads", "threads"), new Variant("AVX2 instead of AVX-512", "avx2"));
    }
  },
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
  OPENCV("opencv", Language.JAVA, "runtimes/OpenCvFilter.java opencv OpenCV filter2D", "f32") {
    @Override
    String supports() {
      return "n=1,ci=1,co=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0";
    }
  };

  private static final int MEGABYTES = 512;

  /** Debian's Maven prints this behind what it was asked for, into a pipe too. */
  private static final String COLOUR = "\u001b\\[\\d*m";

  private static final String DEBIAN_PYTHON = "/usr/bin/python3";

  private final String id;
  private final Language language;
  private final List<String> program;
  private final List<String> formats;

  KnownRuntime(String id, Language language, String program, String... formats) {
    this.id = id;
    this.language = language;
    this.program = List.of(program.split(" ", -1));
    this.formats = List.of(formats);
  }

  /** What a program is written in. */
  private enum Language {
    C,
    ONEDNN,
    NODE,
    OCTAVE,
    PYTHON,
    SHIPPED_JAVA,
    JAVA
  }

  /**
   * Another way to run a runtime, whose bits may differ.
   *
   * @param name in words
   * @param word behind the name of its program
   */
  record Variant(String name, String word) {}

  /** Returns its name on the command line. */
  String id() {
    return id;
  }

  /** Returns the number formats that it computes in, the usual one first. */
  List<String> formats() {
    return formats;
  }

  /** Returns what its specification says of words for padding; none where it has none. */
  List<PaddingRule> rules() {
    return List.of();
  }

  /** Returns other ways to run it. */
  List<Variant> variants() {
    return List.of();
  }

  /** Returns what it computes, where its program does not say so itself. */
  String supports() {
    return "";
  }

  /** Returns whether its jars are not among ConvProof's own. */
  boolean needsClassPath() {
    return language == Language.JAVA;
  }

  /** Returns how long a call may take, where that is long: the first one loads a large library. */
  Optional<Duration> limit() {
    return language == Language.JAVA ? Optional.of(Duration.ofMinutes(2)) : Optional.empty();
  }

  /** Returns whether its program answers what no law asks. */
  boolean answers() {
    return !rules().isEmpty();
  }

  /**
   * Returns the command that starts its program.
   *
   * @param python the interpreter of what is in Python
   * @param classPath where the jars are of what is in Java and does not come with ConvProof
   * @throws BadInput if it cannot be started here
   */
  List<String> command(String python, String classPath) {
    List<String> words =
        new ArrayList<>(
            switch (language) {
              case C -> compiled(List.of("gcc", "-std=c99", "-O2"), List.of());
              case ONEDNN -> compiled(List.of("g++", "-O2", "-fopenmp"), List.of("-ldnnl"));
              case NODE -> List.of("node", copied("runtimes/pipe.mjs"));
              case OCTAVE ->
                  List.of("octave-cli", "--no-init-file", "--quiet", copied("runtimes/octave.m"));
              case PYTHON -> List.of(interpreter(python), copied("runtimes/pipe.py"));
              case SHIPPED_JAVA -> inJava();
              case JAVA -> compiledJava(classPath.replaceAll(COLOUR, ""));
            });
    if (language == Language.JAVA) {
      return words;
    }
    words.addAll(program.subList(1, program.size()));
    return words;
  }

  /** Copies what its program needs, and then that; returns the path of the latter. */
  private String copied(String needed) {
    ShippedPrograms.copy(needed);
    return ShippedPrograms.copy(program.get(0)).toString();
  }

  private List<String> compiled(List<String> compiler, List<String> libraries) {
    return ShippedPrograms.compiled(program.get(0), compiler, libraries)
        .orElseThrow(
            () ->
                new BadInput(
                    libraries.isEmpty()
                        ? "--runtime %s: there is no %s here"
                        : "--runtime %s: %s does not compile it: apt-get install g++ libdnnl-dev would do",
                    id,
                    compiler.get(0)));
  }

  /** Returns Debian's Python, unless another is asked for or it has not what the program needs. */
  private String interpreter(String python) {
    String module = id.startsWith("scipy") ? "scipy" : "torch";
    return python.equals("python3") && has(DEBIAN_PYTHON, module) ? DEBIAN_PYTHON : python;
  }

  private static boolean has(String python, String module) {
    String asks = "import importlib.util as u; exit(not u.find_spec('" + module + "'))";
    return ShippedPrograms.runs(python, "-c", asks);
  }

  private List<String> inJava() {
    try {
      return JavaHost.command(
          OnnxRuntimeConvolution.class.getName(),
          System.getProperty("java.class.path"),
          MEGABYTES,
          OnnxRuntimeConvolution.named());
    } catch (NoSubjectException absent) {
      throw new BadInput("--runtime %s: %s", id, absent.getMessage());
    }
  }

  /**
   * Compiles its source against its own jars; its version is that of the jar, up to the binding's
   * own.
   */
  private List<String> compiledJava(String classPath) {
    String jar = program.get(1);
    String version =
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(path -> Path.of(path).getFileName().toString())
            .filter(name -> name.matches(jar + "-\\d.*-[a-z]+-x86_64\\.jar"))
            .map(name -> name.substring(jar.length() + 1).split("-", 2)[0])
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInput(
                        "--runtime %s: --classpath without %s: what mvn -q -Pruntimes"
                            + " dependency:build-classpath prints would be right",
                        id, jar));
    String source = ShippedPrograms.copy(program.get(0)).toString();
    Path folder = Path.of(source).getParent();
    List<String> words =
        List.of(
            "-proc:none",
            "-d",
            folder.toString(),
            "-cp",
            JavaHost.own() + File.pathSeparator + classPath,
            source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    OutputStream none = OutputStream.nullOutputStream();
    if (compiler == null || compiler.run(null, none, none, words.toArray(String[]::new)) != 0) {
      throw new BadInput(
          "--runtime %s: a JDK that compiles its source against --classpath would be right", id);
    }
    String name = folder.relativize(Path.of(source)).toString().replace(".java", "");
    List<String> command = new ArrayList<>(List.of("env", "OMP_NUM_THREADS=1"));
    command.addAll(
        JavaHost.command(
            name,
            classPath + File.pathSeparator + folder,
            MEGABYTES,
            program.get(2)
                + " "
                + version
                + ", "
                + String.join(" ", program.subList(3, program.size()))));
    return command;
  }

  /** Returns the runtime of a name. */
  static Optional<KnownRuntime> of(String id) {
    return Arrays.stream(values()).filter(runtime -> runtime.id.equals(id)).findFirst();
  }

  /** Returns all names, for a message. */
  static String known() {
    return Arrays.stream(values()).map(KnownRuntime::id).collect(Collectors.joining(", "));
  }
}
