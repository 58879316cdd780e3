package dev.convproof.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command {@code convproof}: dispatches to its subcommands, and verifies where none is named.
 */
@Command(
    name = "convproof",
    description = "Verifies multi-channel 2-D convolution. Without a command, it runs verify.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    subcommands = {
      Verify.class,
      Claims.class,
      Check.class,
      Replay.class,
      Count.class,
      Run.class,
      Compose.class,
      Decompose.class,
      Bench.class,
      Report.class
    },
    footer = {
      "",
      "Exit codes: 0 holds, 1 refuted, 2 bad usage or unreadable input,",
      "3 undecided, 4 depends on the reading, 70 a defect of ConvProof's own."
    })
public final class Main implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a defect of ConvProof's own.")
  private boolean debug;

  /** Runs a command line and ends the process; with success, by returning. */
  public static void main(String[] args) {
    int exitCode = run(args, utf8(System.out), utf8(System.err));
    if (exitCode != ExitCode.HOLDS) {
      System.exit(exitCode);
    }
  }

  /** A writer whose characters do not depend on the platform's encoding. */
  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /**
   * Runs a command line in this process.
   *
   * @return the exit code
   */
  public static int run(String[] args, PrintWriter out, PrintWriter err) {
    return Execution.of(new CommandLine(new Main()), args, out, err);
  }

  boolean debugging() {
    return debug;
  }

  @Override
  public Integer call() {
    return spec.commandLine().getSubcommands().get("verify").execute();
  }
}
