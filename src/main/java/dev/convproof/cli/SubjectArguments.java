package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Subject;
import dev.convproof.subject.JavaHost;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.PipeSubject;
import dev.convproof.tensor.Case;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A convolution of the user's on the command line: what it is, and what it may do. */
final class SubjectArguments {
  private static final int MOST_VALUES = 20_000;
  private static final int LEAST_MEMORY = 16;
  private static final int LONGEST = 86_400;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--exec",
      paramLabel = "'COMMAND ARGS'",
      description =
          "A program of yours, in any language: started without a shell, it reads cases and arrays"
              + " from standard input and writes outputs to standard output. See the pipe protocol"
              + " below, and the samples that the README names.")
  private String program;

  @Option(
      names = "--java",
      paramLabel = "CLASS[#METHOD]",
      description = {
        "A compiled class of yours: it implements dev.convproof.Convolution of double[], float[],"
            + " int[] or long[], and has a public constructor without arguments; or it has a method",
        "public static X METHOD(X input, X weights, X bias, int[] geometry)",
        "where X is one of these arrays. input: n ci h w; weights: co ci/g kh kw; bias: co, or null;"
            + " geometry: n g ci h w co kh kw sh sw dh dw pt pb pl pr; it returns n co ho wo. It runs"
            + " in a Java of its own."
      })
  private String type;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      defaultValue = "",
      description = "Folders and jars where the class is found, as java -cp takes them.")
  private String classPath;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "512",
      description = "The memory that it may take (default: ${DEFAULT-VALUE}).")
  private int memory;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description =
          "How long one call may take (default: 10, or 100 times what the definition takes).")
  private Integer timeout;

  @Mixin private Declarations declarations;

  /** Returns whether there is one. */
  boolean isNamed() {
    return type != null || program != null;
  }

  /** Starts it. */
  PipeSubject start() {
    List<String> named =
        Stream.of(type == null ? "" : "--java", program == null ? "" : "--exec")
            .filter(option -> !option.isEmpty())
            .toList();
    require(
        !named.isEmpty(),
        "no convolution is named: --java CLASS or --exec 'COMMAND ARGS' would be right");
    require(named.size() == 1, "%s: one of them would be right", String.join(" and ", named));
    require(memory >= LEAST_MEMORY, "--memory %d: at least %d MB are needed", memory, LEAST_MEMORY);
    require(
        timeout == null || (timeout >= 1 && timeout <= LONGEST),
        "--timeout %s: from 1 to %d seconds would be right",
        timeout,
        LONGEST);
    Optional<Duration> limit = Optional.ofNullable(timeout).map(Duration::ofSeconds);
    Map<String, String> declared = declarations.declared();
    try {
      return PipeSubject.start(name(), command(), limit, declared);
    } catch (NoSubjectException e) {
      throw new BadInput("%s: %s", named.get(0), e.getMessage());
    }
  }

  private String name() {
    return type == null ? program.strip() : type;
  }

  private List<String> command() {
    if (type != null) {
      for (String path : classPath.split(File.pathSeparator, -1)) {
        String folder = path.endsWith("*") ? path.substring(0, path.length() - 1) : path;
        require(Files.exists(Path.of(folder)), "--classpath: there is no folder or jar %s", path);
      }
      return JavaHost.command(type, classPath, memory);
    }
    List<String> words = ShellWords.split(program);
    require(!words.isEmpty(), "--exec: the command is empty");
    return words;
  }

  /** Returns the subject of what was started, with what the user says of it. */
  Subject<?> subject(PipeSubject started) {
    return declarations.of(started.subject());
  }

  /** Returns the command that replays a case against the same convolution. */
  String replay(Case on) {
    int values = on.values().length;
    if (values > MOST_VALUES) {
      return Output.text("%d values are too many for a line: run the same --seed again", values);
    }
    List<String> words = new ArrayList<>(List.of(on.toString().split(" ", -1)));
    List<OptionSpec> own =
        command.mixins().values().stream()
            .filter(mixin -> mixin.userObject() == this)
            .flatMap(mixin -> mixin.options().stream())
            .toList();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      if (own.contains(option)) {
        words.add(option.longestName());
        words.addAll(option.originalStringValues());
      }
    }
    return words.stream()
        .map(ShellWords::quoted)
        .collect(Collectors.joining(" ", "java -jar " + Main.jar() + " replay ", ""));
  }
}
