package dev.convproof.cli;

import dev.convproof.subject.JavaHost;
import dev.convproof.subject.OnnxRuntimeConvolution;
import java.io.File;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * The program of a {@link KnownRuntime}, which comes with ConvProof, and how it is started.
 *
 * @param id the runtime's name on the command line
 * @param program its source, and the words behind its name; of what is in Java the jar that tells
 *     the version, and its name in words
 */
record KnownProgram(String id, Language language, List<String> program) {
  private static final int MEGABYTES = 512;

  /** Debian's Maven prints this behind what it was asked for, into a pipe too. */
  private static final String COLOUR = "\u001b\\[\\d*m";

  private static final String DEBIAN_PYTHON = "/usr/bin/python3";

  /** What a program is written in. */
  enum Language {
    C,
    ONEDNN,
    NODE,
    OCTAVE,
    PYTHON,
    SHIPPED_JAVA,
    JAVA
  }

  /**
   * Returns the command that starts its program.
   *
   * @param python the interpreter of what is in Python
   * @param classPath where the jars are of what is in Java and does not come with ConvProof
   * @param more words that change how it runs
   * @throws BadInput if it cannot be started here
   */
  List<String> command(String python, String classPath, List<String> more) {
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
              case JAVA -> compiledJava(classPath.replaceAll(COLOUR, ""), more);
            });
    if (language != Language.JAVA) {
      words.addAll(program.subList(1, program.size()));
    }
    words.addAll(more);
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
    return JavaHost.command(
        OnnxRuntimeConvolution.class.getName(), OnnxRuntimeConvolution.classPath(), MEGABYTES);
  }

  /**
   * Compiles its source against its own jars; its version is that of the jar, up to the binding's
   * own.
   */
  private List<String> compiledJava(String classPath, List<String> more) {
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
    List<String> command =
        new ArrayList<>(List.of("env", "OMP_NUM_THREADS=" + (more.contains("threads") ? 2 : 1)));
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
}
