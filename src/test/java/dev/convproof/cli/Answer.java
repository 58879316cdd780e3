package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** What a command line answered. */
record Answer(int exitCode, String out, String err) {

  /** The answer to arguments. */
  static Answer to(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(args, new PrintWriter(out), new PrintWriter(err));
    return new Answer(exitCode, out.toString(), err.toString());
  }

  /** The answer where one more command is known, which is not for users. */
  static Answer with(String name, Object command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine root = Main.commandLine(CommandLine.defaultFactory()).addSubcommand(name, command);
    int exitCode = Execution.of(root, args, new PrintWriter(out), new PrintWriter(err));
    return new Answer(exitCode, out.toString(), err.toString());
  }

  /** The answer of a process where letters are Turkish and files ASCII, in a folder of its own. */
  static Answer ofProcess(Path folder, String... args) throws IOException, InterruptedException {
    List<String> options =
        List.of("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=US-ASCII");
    return ofProcess(folder, options, Map.of(), args);
  }

  /** The answer of a process that runs another class than {@link Main}. */
  static Answer ofProcess(Path folder, Class<?> main, String... args)
      throws IOException, InterruptedException {
    return of(process(main, List.of(), args).directory(folder.toFile()).start());
  }

  /** The answer of a process with options of Java's and variables of its environment. */
  static Answer ofProcess(
      Path folder, List<String> options, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    ProcessBuilder builder = process(Main.class, options, args).directory(folder.toFile());
    builder.environment().putAll(environment);
    return of(builder.start());
  }

  /** The answer of a process whose standard output goes to a file. */
  static Answer intoFile(Path file, String... args) throws IOException, InterruptedException {
    return of(process(Main.class, List.of(), args).redirectOutput(file.toFile()).start());
  }

  private static ProcessBuilder process(Class<?> main, List<String> options, String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp")); // as in the jar
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // of which Java would tell
    return builder;
  }

  private static Answer of(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out, err);
  }

  Answer isRefusedWith(String line) {
    assertThat(err).isEqualTo(line + "\n");
    assertThat(out).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
    return this;
  }

  /** Refused in one line, or with a caret below, that has a text in it. */
  Answer isRefused(String part) {
    assertThat(err).contains(part).startsWith("convproof ");
    assertThat(out).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
    return this;
  }

  Answer holds() {
    assertThat(complaints()).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.HOLDS);
    return this;
  }

  Answer isRefuted() {
    assertThat(complaints()).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.REFUTED);
    return this;
  }

  Answer isUndecided() {
    assertThat(complaints()).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.UNDECIDED);
    return this;
  }

  /** What went to standard error, but for the notice on a slow machine that it takes a while. */
  private String complaints() {
    return err.replaceAll("(?m)^(.*: still looking, for at most .*|\\[\\d+/\\d+\\] .*)\n", "");
  }

  Answer says(String... lines) {
    assertThat(out).contains(lines);
    return this;
  }
}
