package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.convproof.Report;
import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Cluster;
import dev.convproof.campaign.Question;
import dev.convproof.campaign.Question.Answer;
import dev.convproof.campaign.Space;
import dev.convproof.generate.RandomCase;
import dev.convproof.model.Network;
import dev.convproof.subject.PipeSubject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What a campaign asks, and where, in TOML: read where it lies, and made a campaign from wherever
 * it is needed.
 *
 * @param file its name, for messages
 * @param toml what it says
 * @param shapes the lines of the file that it names beside it; empty where it names none
 */
record CampaignFile(String file, String toml, List<String> shapes) implements Cluster.Recipe {
  private static final long serialVersionUID = 1L;
  private static final String QUESTION = "question";
  private static final String SIZES = "sizes";
  private static final String NETWORKS = "networks";
  private static final String CASES = "cases";
  private static final String SUBJECT = "subject";
  private static final String SEED = "seed";
  private static final List<String> KEYS = List.of(QUESTION, SIZES, NETWORKS, CASES, SUBJECT, SEED);
  private static final List<String> QUESTIONS = List.of("all-values", "gradients", "contract");
  private static final int MOST_SIZE = 20;

  /** Reads a file, and the shapes that it names. */
  static CampaignFile read(Path path) {
    String file = path.toString();
    String toml = String.join("\n", CasesFrom.text("FILE", path));
    Optional<String> cases = new Reading(file, toml, List.of()).text(CASES);
    return new CampaignFile(
        file,
        toml,
        cases
            .map(name -> CasesFrom.text(file + ", cases", path.resolveSibling(name)))
            .orElse(List.of()));
  }

  @Override
  public Campaign campaign() {
    return new Reading(file, toml, shapes).campaign();
  }

  /** What was read of a file. */
  private static final class Reading {
    private final String file;
    private final JsonNode read;
    private final List<String> shapes;

    Reading(String file, String toml, List<String> shapes) {
      this.file = file;
      this.shapes = shapes;
      try {
        read = new TomlMapper().readTree(toml);
      } catch (JsonProcessingException wrong) {
        throw new BadInput(
            "%s, line %d: %s",
            file,
            Optional.ofNullable(wrong.getLocation()).map(l -> l.getLineNr()).orElse(1),
            wrong.getOriginalMessage().lines().findFirst().orElse("no TOML"));
      }
    }

    private Campaign campaign() {
      TreeSet<String> unknown = new TreeSet<>();
      read.fieldNames().forEachRemaining(unknown::add);
      KEYS.forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw new BadInput("%s: %s", file, BadInput.unknown("key", unknown.first(), KEYS));
      }
      return new Campaign(question(), space());
    }

    private Question question() {
      String name = text(QUESTION).orElse("");
      require(
          !name.isEmpty(),
          "%s: no question: question = \"all-values\" would be right, or \"gradients\" or \"contract\"",
          file);
      require(
          name.equals("contract") == read.has(SUBJECT),
          "%s: subject: question = \"contract\" needs one, such as subject = \"--exec './conv'\", and no"
              + " other has one",
          file);
      return switch (name) {
        case "all-values" -> Question.allValues();
        case "gradients" -> Question.gradients();
        case "contract" -> contract();
        default -> throw new BadInput("%s: %s", file, BadInput.unknown(QUESTION, name, QUESTIONS));
      };
    }

    private Question contract() {
      String options = text(SUBJECT).orElse("");
      long seed = number(SEED).orElse(0L);
      arguments(options); // is right before anything is started
      return Question.of(
          "every law of " + options + ", seed " + seed,
          () -> new Contracting(arguments(options), seed));
    }

    private SubjectArguments arguments(String options) {
      SubjectLine line = new SubjectLine();
      try {
        new CommandLine(line).parseArgs(ShellWords.split(options).toArray(String[]::new));
      } catch (CommandLine.ParameterException wrong) {
        throw new BadInput(
            "%s: subject: %s", file, wrong.getMessage().lines().findFirst().orElse(""));
      } catch (BadInput wrong) {
        throw new BadInput("%s: subject: %s", file, wrong.getMessage());
      }
      require(
          line.arguments.isNamed(),
          "%s: subject: no convolution is named: subject = \"--exec './conv'\" would be right",
          file);
      return line.arguments;
    }

    private Space space() {
      long given = List.of(SIZES, NETWORKS, CASES).stream().filter(read::has).count();
      require(
          given == 1,
          "%s: %s: one of sizes = 7, networks = [\"resnet50\"] or cases = \"shapes.txt\" would be right",
          file,
          given == 0 ? "no shapes" : "shapes are named twice");
      if (read.has(SIZES)) {
        long size = number(SIZES).orElse(-1L);
        require(
            size >= 0 && size <= MOST_SIZE, "%s: sizes: 0 to %d would be right", file, MOST_SIZE);
        return Space.upTo(Math.toIntExact(size));
      }
      if (read.has(CASES)) {
        String name = text(CASES).orElse("");
        return Space.of(CASES, List.of(new Space.Listed(name, CasesFrom.geometries(name, shapes))));
      }
      List<Space.Listed> layers = new ArrayList<>();
      for (JsonNode name : read.get(NETWORKS)) {
        List<String> known = Network.all().stream().map(Network::name).toList();
        Network network =
            Network.named(name.asText())
                .orElseThrow(
                    () ->
                        new BadInput(
                            "%s: %s", file, BadInput.unknown("network", name.asText(), known)));
        layers.add(
            new Space.Listed(
                network.name(),
                network.layers().stream().map(l -> List.of(l.geometry())).toList()));
      }
      require(
          !layers.isEmpty(), "%s: networks: a list such as [\"resnet50\"] would be right", file);
      return Space.of(NETWORKS, layers);
    }

    private Optional<String> text(String key) {
      JsonNode value = read.get(key);
      require(
          value == null || value.isTextual(), "%s: %s: a text in quotes would be right", file, key);
      return Optional.ofNullable(value).map(JsonNode::asText);
    }

    private Optional<Long> number(String key) {
      JsonNode value = read.get(key);
      require(
          value == null || (value.isIntegralNumber() && value.canConvertToLong()),
          "%s: %s: a whole number would be right",
          file,
          key);
      return Optional.ofNullable(value).map(JsonNode::asLong);
    }
  }

  /** The options of a convolution, as a file's line of them. */
  @Command(name = "subject")
  private static final class SubjectLine {
    @Mixin private SubjectArguments arguments;
  }

  /**
   * Judges a convolution by every law, a shape at a time; a seed for each follows from its rank.
   */
  private static final class Contracting implements Question.Answering {
    private final SubjectArguments arguments;
    private final PipeSubject started;
    private final long seed;

    Contracting(SubjectArguments arguments, long seed) {
      this.arguments = arguments;
      this.started = arguments.start();
      this.seed = seed;
    }

    @Override
    public Answer at(Space.Shape shape, long rank) {
      Report report =
          arguments
              .verification(started)
              .over(
                  List.of(
                      drawn ->
                          RandomCase.of(
                              started.subject().arithmetic().exactness(), shape.layers(), drawn)))
              .seed(seed + rank)
              .shrinking(() -> Duration.ZERO)
              .report();
      return new Answer(
          report.judged(),
          report.refutations().stream()
              .findFirst()
              .map(r -> r.facts().lines().findFirst().orElse("") + ": " + r.by().on()));
    }

    @Override
    public void close() {
      started.close();
    }
  }
}
