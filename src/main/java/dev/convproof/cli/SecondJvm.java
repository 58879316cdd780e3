package dev.convproof.cli;

import dev.convproof.audit.Audit;
import dev.convproof.subject.Telemetry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs this command line once more in a JVM that has what is given where a JVM is started: the
 * module of the Vector API, and in its environment that ONNX Runtime is to send nothing. That JVM
 * reads standard input and writes standard output itself; it ends when this one does.
 */
final class SecondJvm {
  private static final String PARENT = "convproof.parent";
  private static final String BEGAN = "convproof.began";
  private static final Pattern NOTICE =
      Pattern.compile("(WARNING: Using incubator modules|(NOTE: )?Picked up \\w+): .*\\R");

  /** What a notice begins with, or is. */
  private static final Pattern MAY_BE = Pattern.compile("|[WNP]|(WA|NO|Pi).*");

  private SecondJvm() {}

  /**
   * Runs the command line that this JVM was started with, where it wants what this JVM lacks: the
   * Vector API, or the word to ONNX Runtime that nothing is to be sent.
   *
   * @return the exit code; nothing where this JVM has all of that, where there is no such module,
   *     or where the system does not tell how this JVM was started
   */
  static OptionalInt run(String... args) {
    boolean vectors =
        BenchAudit.wantsVectors(args)
            && !Audit.isVectorised()
            && ModuleFinder.ofSystem().find(Audit.VECTOR_MODULE).isPresent();
    boolean quiet = loadsOnnxRuntime(args) && !Telemetry.isOff();
    boolean alone = System.getProperty(PARENT) == null;
    if (!alone || !(vectors || quiet)) {
      return OptionalInt.empty();
    }
    ProcessHandle own = ProcessHandle.current();
    Optional<String> java = own.info().command();
    Optional<String[]> arguments = own.info().arguments();
    if (java.isEmpty() || arguments.isEmpty()) {
      return OptionalInt.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(java.get());
    if (vectors) {
      command.addAll(List.of("--add-modules", Audit.VECTOR_MODULE));
    }
    command.add(endingWithThis());
    command.add("-D" + BEGAN + "=" + System.currentTimeMillis());
    command.addAll(Arrays.asList(arguments.get()));
    try {
      return OptionalInt.of(exitCode(command));
    } catch (IOException notStarted) {
      return OptionalInt.empty();
    }
  }

  /** Returns whether a command loads ONNX Runtime itself; others start a process that does. */
  private static boolean loadsOnnxRuntime(String... args) {
    List<String> words = List.of(args);
    boolean runsModel = !words.isEmpty() && List.of("audit", "count").contains(words.get(0));
    return BenchAudit.measures(args)
        || (runsModel && words.stream().anyMatch(word -> word.startsWith("--runtime")));
  }

  /**
   * Runs a command that starts a JVM, of which it expects nothing but that it ends with this one.
   *
   * @return its exit code
   * @throws IOException if it cannot be started
   */
  static int exitCode(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT);
    Telemetry.turnOff(builder.environment());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "convproof-other-end"));
    try (InputStream errors = new BufferedInputStream(process.getErrorStream())) {
      pass(errors);
      return process.waitFor();
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      return ExitCode.DEFECT;
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /**
   * Passes standard error on as it comes, but for what a JVM says first: that a module is
   * incubating, and which options of the environment it has picked up, as this one has said before.
   */
  private static void pass(InputStream errors) throws IOException {
    byte[] some = new byte[8192];
    boolean first = true;
    while (first) {
      errors.mark(some.length);
      int length = line(errors, some);
      first = length > 0 && NOTICE.matcher(text(some, length)).matches();
    }
    errors.reset();
    for (int length = errors.read(some); length >= 0; length = errors.read(some)) {
      System.err.write(some, 0, length);
      System.err.flush();
    }
  }

  /** Reads a line with its end, or less: nothing more where it cannot become a notice. */
  private static int line(InputStream from, byte[] to) throws IOException {
    int length = 0;
    int next = 0;
    while (next != '\n' && length < to.length && MAY_BE.matcher(text(to, length)).matches()) {
      next = from.read();
      if (next < 0) {
        return length;
      }
      to[length++] = (byte) next;
    }
    return length;
  }

  private static String text(byte[] bytes, int length) {
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Returns the option by which a JVM ends with this one. */
  static String endingWithThis() {
    return "-D" + PARENT + "=" + ProcessHandle.current().pid();
  }

  /** Ends this JVM with the one that started it, if one did, whatever ends that. */
  static void watchParent() {
    String parent = System.getProperty(PARENT);
    if (parent != null) {
      Optional<ProcessHandle> handle = ProcessHandle.of(Long.parseLong(parent));
      Thread watch =
          new Thread(
              () -> {
                handle.ifPresent(alive -> alive.onExit().join());
                Runtime.getRuntime().halt(ExitCode.DEFECT);
              },
              "convproof-other-parent");
      watch.setDaemon(true);
      watch.start();
    }
  }

  /** Returns the seconds from asking for this JVM to asking this, if another one started it. */
  static Optional<Double> startSeconds() {
    return Optional.ofNullable(System.getProperty(BEGAN))
        .map(began -> (System.currentTimeMillis() - Long.parseLong(began)) / 1e3);
  }
}
