package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.tensor.Shape;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code run} did, for people and as JSON. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RunReport(
    String verdict,
    Optional<String> undecided,
    String geometry,
    List<Ran> strategies,
    Optional<String> written) {

  static RunReport of(Convolved<?> convolved, ConvolutionFiles files, Path output) {
    boolean holds = convolved.verdict() == ExitCode.HOLDS;
    return new RunReport(
        holds ? "holds" : convolved.undecided().isPresent() ? "undecided" : "refuted",
        convolved.undecided(),
        files.geometry().toString(),
        convolved.strategies(),
        holds ? Optional.of(written(files, output)) : Optional.empty());
  }

  private static String written(ConvolutionFiles files, Path output) {
    ElementType type = files.type().isInteger() ? ElementType.INT64 : files.type();
    String shape = Shape.output(files.geometry()).toString();
    String shown = files.image() ? shape.replaceFirst("\\[1, ", "[") : shape;
    return "%s, %s %s".formatted(output, type, shown);
  }

  void print(PrintWriter out) {
    strategies.forEach(ran -> out.printf(Locale.ROOT, "%-16s%s%n", ran.strategy(), ran.text()));
    undecided.ifPresent(why -> out.println("undecided: " + why));
    out.println(written.map(file -> "wrote " + file).orElse("nothing is written"));
  }
}
