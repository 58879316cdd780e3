package dev.convproof.cli;

import dev.convproof.cost.bytecode.Metered.ForeignFailure;
import dev.convproof.cost.bytecode.Metered.MeteringException;
import dev.convproof.file.OneLine;
import dev.convproof.file.TensorFileException;
import dev.convproof.formula.FormulaException;
import dev.convproof.geometry.GeometryException;
import dev.convproof.report.OutputFolder;
import dev.convproof.report.words.Wording;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Runs a command line so that a mistake of the user's costs one line on standard error, and so does
 * one of ours; a stack trace is shown only where {@code --debug} asks for it.
 */
final class Execution {
  /** What stands where a byte of an argument is no character. */
  private static final char LOST = '\uFFFD';

  private final CommandLine root;

  private Execution(CommandLine root) {
    this.root = root;
  }

  /** Runs arguments on a command whose user object is {@link Main}. */
  static int of(CommandLine root, String[] args, PrintWriter out, PrintWriter err) {
    Execution execution = new Execution(root);
    root.setOut(out)
        .setErr(err)
        .setExpandAtFiles(false)
        .setPosixClusteredShortOptionsAllowed(false) // -h+kh is a formula, not -h
        .registerConverter(Path.class, Execution::path)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setParameterExceptionHandler((wrong, typed) -> execution.usage(wrong))
        .setExecutionExceptionHandler((e, command, parsed) -> execution.failure(e, command));
    Optional<String> unread = unread(args);
    if (unread.isPresent()) {
      execution.say(unread.get());
      return ExitCode.BAD_INPUT;
    }
    if (args.length > 0 && execution.isNoCommand(args[0])) {
      return execution.usage(new UnmatchedArgumentException(root, List.of(args[0])));
    }
    try {
      return root.execute(args);
    } catch (Error e) { // picocli passes them on: no memory, no stack, a class that does not load
      return execution.failure(e, execution.current());
    } finally {
      out.flush();
      err.flush();
    }
  }

  /**
   * Returns what to say where the locale has lost characters of an argument before Java could read
   * them.
   */
  private static Optional<String> unread(String... args) {
    String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
    for (int at = 0; at < args.length; at++) {
      if (args[at].indexOf(LOST) >= 0 && !encoding.equalsIgnoreCase("UTF-8")) {
        String locale =
            Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .filter(name -> !System.getenv().getOrDefault(name, "").isEmpty())
                .map(name -> name + " is " + System.getenv(name))
                .findFirst()
                .orElse("LANG is not set");
        return Optional.of(
            Output.text(
                "convproof: argument %d has characters that the locale cannot pass on (%s, %s):"
                    + " LC_ALL=C.UTF-8 would be right",
                at + 1, locale, encoding));
      }
    }
    return Optional.empty();
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed);
    } catch (InvalidPathException e) {
      throw new TypeConversionException("'" + typed + "' is not a path: " + e.getReason());
    }
  }

  /** Asked for help on it, picocli would help with what there is. */
  private boolean isNoCommand(String word) {
    return !word.startsWith("-") && !root.getSubcommands().containsKey(word);
  }

  private int usage(ParameterException wrong) {
    String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
    String said = suggestion(wrong).orElse(wrong.getMessage());
    say("%s: %s; see %s --help".formatted(name, said, name));
    return ExitCode.BAD_INPUT;
  }

  /** Returns what picocli would put on a second line: the command that was perhaps meant. */
  private static Optional<String> suggestion(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && !wrong.getCommandLine().getSubcommands().isEmpty()) {
      String typed = unmatched.getUnmatched().get(0);
      return Optional.of(
          BadInput.unknown("command", typed, wrong.getCommandLine().getSubcommands().keySet()));
    }
    return Optional.empty();
  }

  private int failure(Throwable thrown, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    if (thrown instanceof ParameterException wrong) {
      return usage(wrong);
    }
    if (thrown instanceof BadInput
        || thrown instanceof OutputFolder.Refused
        || thrown instanceof GeometryException
        || thrown instanceof TensorFileException
        || thrown instanceof MeteringException) {
      say(name + ": " + Wording.in(LanguageOption.of(command), BadInput.said(thrown)));
      return ExitCode.BAD_INPUT;
    }
    if (thrown instanceof InvalidPathException wrong) {
      say(name + ": '" + wrong.getInput() + "' is not a path: " + wrong.getReason());
      return ExitCode.BAD_INPUT;
    }
    if (thrown instanceof ForeignFailure) {
      say(name + ": " + thrown.getMessage());
      return ExitCode.REFUTED;
    }
    if (thrown instanceof FormulaException wrong) {
      say(name + ": " + wrong.getMessage());
      wrong.caret().lines().forEach(this::say);
      return ExitCode.BAD_INPUT;
    }
    if (thrown instanceof OutOfMemoryError) {
      say(
          name
              + ": this does not fit into Java's memory; smaller sizes, or java -Xmx, would be right");
      return ExitCode.BAD_INPUT;
    }
    say(name + ": a defect in ConvProof itself, please report it: " + thrown);
    if (((Main) root.getCommand()).debugging()) {
      thrown.printStackTrace(root.getErr());
    }
    return ExitCode.DEFECT;
  }

  /** The innermost command of the line. */
  private CommandLine current() {
    CommandLine command = root;
    ParseResult parsed = root.getParseResult();
    while (parsed != null && parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
      command = parsed.commandSpec().commandLine();
    }
    return command;
  }

  /**
   * Returns an argument without the quotes around it, which a shell that knows no single quotes
   * passes on.
   */
  static String unquoted(String argument) {
    int last = argument.length() - 1;
    boolean quoted =
        last >= 1
            && argument.charAt(0) == argument.charAt(last)
            && "'\"".indexOf(argument.charAt(0)) >= 0;
    return quoted ? argument.substring(1, last) : argument;
  }

  private void say(String message) {
    root.getErr().println(OneLine.of(message));
  }
}
