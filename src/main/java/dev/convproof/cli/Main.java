package dev.convproof.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code convproof}: dispatches to its subcommands, and prints its help where none is
 * named.
 */
@Command(
    name = "convproof",
    description = "Verifies multi-channel 2-D convolution.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false, // which takes time to look for
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    footer = {
      "",
      "Exit codes: 0 holds, 1 refuted, 2 bad usage or unreadable input,",
      "3 undecided, 4 depends on the reading, 70 a defect of ConvProof's own."
    })
public final class Main implements Callable<Integer> {
  private static final String HELP = "help";

  /** The commands, in the order in which help lists them. */
  private static final List<String> COMMANDS =
      List.of(
          "verify",
          "claims",
          "check",
          "contract",
          "explain",
          "replay",
          "reach",
          "runtimes",
          "count",
          "run",
          "audit",
          "campaign",
          "bound",
          "compose",
          "decompose",
          "bench",
          "report",
          "serve",
          HELP);

  static { // no option is of these types, and reading what converts to them takes time
    System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
  }

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of a defect of ConvProof's own.")
  private boolean debug;

  /** Runs a command line and ends the process; with success, by returning. */
  public static void main(String[] args) {
    SecondJvm.watchParent();
    int exitCode =
        SecondJvm.run(args).orElseGet(() -> run(args, utf8(System.out), utf8(System.err)));
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
    return Execution.of(commandLine(CommandLine.defaultFactory(), args), args, out, err);
  }

  /**
   * Returns the command line for arguments: where they begin with the name of a command, with that
   * command alone, since reading the options of all of them takes longer than many an answer.
   */
  static CommandLine commandLine(CommandLine.IFactory factory, String... args) {
    String first = args.length == 0 ? "" : args[0];
    boolean one = COMMANDS.contains(first) && !first.equals(HELP);
    CommandLine root = new CommandLine(new Main(), factory);
    for (String name : one ? List.of(first) : COMMANDS) {
      root.addSubcommand(name, command(name));
    }
    return root;
  }

  /** Returns the class of a command, which is loaded when it is asked for. */
  private static Class<?> command(String name) {
    return switch (name) {
      case "verify" -> Verify.class;
      case "claims" -> Claims.class;
      case "check" -> Check.class;
      case "contract" -> Contract.class;
      case "explain" -> Explain.class;
      case "replay" -> Replay.class;
      case "reach" -> ReachCommand.class;
      case "runtimes" -> Runtimes.class;
      case "count" -> Count.class;
      case "run" -> Run.class;
      case "audit" -> AuditCommand.class;
      case "campaign" -> CampaignCommand.class;
      case "bound" -> Bound.class;
      case "compose" -> Compose.class;
      case "decompose" -> Decompose.class;
      case "bench" -> Bench.class;
      case "report" -> ReportCommand.class;
      case "serve" -> Serve.class;
      case HELP -> Main.Help.class;
      default -> throw new IllegalArgumentException("no command " + name);
    };
  }

  boolean debugging() {
    return debug;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.HOLDS;
  }

  /** Prints the help of a command, such as {@code help bench agreement}. */
  @Command(name = "help", description = "Prints the help of a command.")
  static final class Help implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
        arity = "0..*",
        paramLabel = "COMMAND",
        description = "A command, and one of its own commands, such as bench agreement.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
      CommandLine command = spec.commandLine().getParent();
      for (String name : names) {
        CommandLine next = command.getSubcommands().get(name);
        if (next == null) {
          throw unknown(command, name);
        }
        command = next;
      }
      command.usage(spec.commandLine().getOut());
      return ExitCode.HOLDS;
    }

    private static ParameterException unknown(CommandLine command, String name) {
      return command.getSubcommands().isEmpty()
          ? new ParameterException(command, "it has no command \"" + name + "\"")
          : new UnmatchedArgumentException(command, List.of(name));
    }
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
              .orElse("(run from its classes: the jar knows its version)");
      return new String[] {"ConvProof " + version};
    }
  }
}
