package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
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
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** A convolution of the user's on the command line: what it is, and what it may do. */
final class SubjectArguments {
  private static final int MOST_VALUES = 20_000;
  private static final int LEAST_MEMORY = 16;
  private static final int LONGEST = 86_400;
  private static final Pattern NEEDS_QUOTES = Pattern.compile("[^A-Za-z0-9_./:,=@%+-]");
  private static final Pattern CONDITION = Pattern.compile("([a-z]+)(<=|>=|=)(\\d{1,9})");

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

  @Option(
      names = "--supports",
      paramLabel = "LIST",
      defaultValue = "",
      description =
          "What it computes, such as g=1,dh=1,kh<=3; other cases are unsupported, not wrong.")
  private String supports;

  /** Returns whether there is one. */
  boolean isNamed() {
    return type != null;
  }

  /** Starts it. */
  PipeSubject start() {
    require(type != null, "no convolution is named: --java CLASS would be right");
    require(memory >= LEAST_MEMORY, "--memory %d: at least %d MB are needed", memory, LEAST_MEMORY);
    require(
        timeout == null || (timeout >= 1 && timeout <= LONGEST),
        "--timeout %s: from 1 to %d seconds would be right",
        timeout,
        LONGEST);
    for (String path : classPath.split(File.pathSeparator, -1)) {
      String folder = path.endsWith("*") ? path.substring(0, path.length() - 1) : path;
      require(Files.exists(Path.of(folder)), "--classpath: there is no folder or jar %s", path);
    }
    supported(); // so that a mistake in it is told first
    Optional<Duration> limit = Optional.ofNullable(timeout).map(Duration::ofSeconds);
    try {
      return PipeSubject.start(type, JavaHost.command(type, classPath, memory), limit);
    } catch (NoSubjectException e) {
      throw new BadInput("--java: %s", e.getMessage());
    }
  }

  /** Returns the subject of what was started, with what the user says of it. */
  Subject<?> subject(PipeSubject started) {
    return supporting(started.subject(), supported());
  }

  private static <V> Subject<V> supporting(
      Subject<V> subject, Function<Geometry, Support> supported) {
    return subject.supporting(problem -> supported.apply(problem.geometry()));
  }

  private Function<Geometry, Support> supported() {
    List<Condition> conditions =
        supports.isBlank()
            ? List.of()
            : List.of(supports.split(",", -1)).stream().map(Condition::of).toList();
    return g ->
        conditions.stream()
            .filter(condition -> !condition.holds(g))
            .findFirst()
            .<Support>map(condition -> new Support.Unsupported(condition.unmet(g)))
            .orElseGet(Support.Supported::new);
  }

  /** A condition of {@code --supports}. */
  private record Condition(String text, ShapeParameter quantity, String comparison, int bound) {
    static Condition of(String text) {
      Matcher matcher = CONDITION.matcher(text.strip());
      require(matcher.matches(), "--supports: \"%s\" is no condition such as g=1 or kh<=3", text);
      ShapeParameter quantity =
          ShapeParameter.withSymbol(matcher.group(1))
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--supports: unknown symbol \"%s\": known are those of a case line, such"
                              + " as g, sh, dh, kh, pt",
                          matcher.group(1)));
      int bound = Integer.parseInt(matcher.group(3));
      return new Condition(text.strip(), quantity, matcher.group(2), bound);
    }

    boolean holds(Geometry g) {
      int value = quantity.of(g);
      return switch (comparison) {
        case "<=" -> value <= bound;
        case ">=" -> value >= bound;
        default -> value == bound;
      };
    }

    String unmet(Geometry g) {
      return Output.text("--supports %s: %s is %d", text, quantity.symbol(), quantity.of(g));
    }
  }

  /** Returns the command that replays a case against the same convolution. */
  String replay(Case on) {
    int values = on.values().length;
    if (values > MOST_VALUES) {
      return Output.text("%d values are too many for a line: run the same --seed again", values);
    }
    List<String> words = new ArrayList<>();
    words.addAll(List.of(on.toString().split(" ", -1)));
    words.addAll(List.of("--java", type));
    if (!classPath.isEmpty()) {
      words.addAll(List.of("--classpath", classPath));
    }
    if (timeout != null) {
      words.addAll(List.of("--timeout", timeout.toString()));
    }
    return words.stream()
        .map(SubjectArguments::quoted)
        .collect(Collectors.joining(" ", "java -jar " + Main.jar() + " replay ", ""));
  }

  private static String quoted(String word) {
    return NEEDS_QUOTES.matcher(word).find() || word.isEmpty()
        ? "'" + word.replace("'", "'\\''") + "'"
        : word;
  }
}
