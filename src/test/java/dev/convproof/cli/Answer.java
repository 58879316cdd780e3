package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
    CommandLine root = new CommandLine(new Main()).addSubcommand(name, command);
    int exitCode = Execution.of(root, args, new PrintWriter(out), new PrintWriter(err));
    return new Answer(exitCode, out.toString(), err.toString());
  }

  Answer isRefusedWith(String line) {
    assertThat(err).isEqualTo(line + "\n");
    assertThat(out).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.BAD_INPUT);
    return this;
  }

  Answer holds() {
    assertThat(err).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.HOLDS);
    return this;
  }

  Answer isRefuted() {
    assertThat(err).isEmpty();
    assertThat(exitCode).isEqualTo(ExitCode.REFUTED);
    return this;
  }

  Answer says(String... lines) {
    assertThat(out).contains(lines);
    return this;
  }
}
