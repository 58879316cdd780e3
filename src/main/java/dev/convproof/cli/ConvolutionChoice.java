package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.cost.bytecode.Metered;
import dev.convproof.strategy.Strategy;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which convolution a command is about: a strategy of ConvProof's, or a class of the user's. */
final class ConvolutionChoice {
  @Option(
      names = "--strategy",
      paramLabel = "NAME",
      completionCandidates = StrategyNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String strategy;

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = {
        "Instead of a strategy, a compiled class of yours, whose source is not needed; implies"
            + " --executed. It is public and has the method",
        Metered.CONTRACT,
        "input: n ci h w; weights: co ci/g kh kw; bias: co, or null; geometry: n g ci h w co kh kw"
            + " sh sw dh dw pt pb pl pr; returns n co ho wo."
      })
  private String type;

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "Folders and jars where --class is found, as java -cp takes them.")
  private String classPath;

  /** The strategy, or none where a class is named. */
  Optional<Strategy> strategy(List<Strategy> known) {
    require(
        strategy != null || type != null,
        "nothing to count is named: --strategy NAME or --class NAME would be right");
    require(strategy == null || type == null, "--strategy and --class are both given: name one");
    require(
        type != null || classPath == null,
        "--classpath is where --class NAME is found, but none is named");
    return Optional.ofNullable(strategy).map(name -> StrategyName.find(name, known));
  }

  /** The name of what was chosen. */
  String name() {
    return strategy != null ? strategy : type;
  }

  /** Loads it so that it counts. */
  Metered metered() {
    return strategy != null ? Metered.strategy(strategy) : Metered.foreign(type, classPath());
  }

  private List<Path> classPath() {
    if (classPath == null) {
      return List.of();
    }
    List<Path> paths =
        Arrays.stream(classPath.split(File.pathSeparator, -1)).map(Path::of).toList();
    for (Path path : paths) {
      require(Files.exists(path), "--classpath: there is no folder or jar %s", path);
    }
    return paths;
  }
}
