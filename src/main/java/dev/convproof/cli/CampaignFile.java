package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Cluster;
import dev.convproof.campaign.Question;
import dev.convproof.campaign.Space;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import dev.convproof.model.Network;
import dev.convproof.strategy.Strategies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a campaign asks, and where, in TOML: read where it lies, and made a campaign from wherever
 * it is needed.
 *
 * @param file its name, for messages
 * @param toml what it says
 * @param lines those of the file that it names beside it; empty where it names none
 */
record CampaignFile(String file, String toml, List<String> lines) implements Cluster.Recipe {
  private static final long serialVersionUID = 1L;
  private static final String QUESTION = "question";
  private static final String SUBJECT = "subject";
  private static final String STRATEGIES = "strategies";
  private static final String FORMATS = "formats";
  private static final String LAWS = "laws";
  private static final String SEED = "seed";
  private static final String SIZES = "sizes";
  private static final String NETWORKS = "networks";
  private static final String CASES = "cases";
  private static final String PRODUCT = "product";
  private static final String RECORDINGS = "recordings";
  private static final List<String> SPACES = List.of(SIZES, NETWORKS, CASES, PRODUCT, RECORDINGS);
  private static final List<String> KEYS =
      Stream.concat(Stream.of(QUESTION, SUBJECT, STRATEGIES, FORMATS, LAWS, SEED), SPACES.stream())
          .toList();
  private static final List<String> QUESTIONS =
      List.of("all-values", "gradients", "composition", "contract", "audit");
  private static final int MOST_SIZE = 20;
  private static final int MOST_PRODUCT = 1_000_000;

  /** Copies the lines. */
  CampaignFile {
    lines = List.copyOf(lines);
  }

  /** Reads a file, and the one that it names. */
  static CampaignFile read(Path path) {
    String file = path.toString();
    String toml = String.join("\n", CasesFrom.text("FILE", path));
    Reading alone = new Reading(file, toml, List.of());
    for (String key : List.of(CASES, RECORDINGS)) {
      Optional<String> beside = alone.text(key);
      if (beside.isPresent()) {
        return new CampaignFile(
            file, toml, CasesFrom.text(file + ", " + key, path.resolveSibling(beside.get())));
      }
    }
    return new CampaignFile(file, toml, List.of());
  }

  /** Returns what it asks, as it says it; empty where it does not say. */
  String question() {
    return new Reading(file, toml, lines).text(QUESTION).orElse("");
  }

  /** Returns the texts of a key, with commas between; empty where it does not say. */
  Optional<String> said(String key) {
    return new Reading(file, toml, lines).said(key);
  }

  /** Returns how many networks it names. */
  int networks() {
    return new Reading(file, toml, lines).networkNames().size();
  }

  @Override
  public Campaign campaign() {
    return new Reading(file, toml, lines).campaign();
  }

  /** What was read of a file. */
  private static final class Reading {
    private final String file;
    private final JsonNode read;
    private final List<String> lines;

    Reading(String file, String toml, List<String> lines) {
      this.file = file;
      this.lines = lines;
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

    Campaign campaign() {
      TreeSet<String> unknown = new TreeSet<>();
      read.fieldNames().forEachRemaining(unknown::add);
      KEYS.forEach(unknown::remove);
      if (!unknown.isEmpty()) {
        throw new BadInput("%s: %s", file, BadInput.unknown("key", unknown.first(), KEYS));
      }
      String name = text(QUESTION).orElse("");
      require(
          !name.isEmpty(),
          "%s: no question: question = \"all-values\" would be right, or another of %s",
          file,
          String.join(", ", QUESTIONS));
      require(
          QUESTIONS.contains(name), "%s: %s", file, BadInput.unknown(QUESTION, name, QUESTIONS));
      requireFor(name, SUBJECT, List.of("contract"));
      requireFor(name, STRATEGIES, List.of("contract", "all-values"));
      requireFor(name, FORMATS, List.of("contract"));
      requireFor(name, LAWS, List.of("contract"));
      requireFor(name, SEED, List.of("contract", "audit"));
      requireFor(name, RECORDINGS, List.of("audit"));
      return switch (name) {
        case "all-values" -> new Campaign(allValues(), space());
        case "gradients" -> new Campaign(Question.gradients(), space());
        case "composition" -> new Campaign(Question.composition(), stacks());
        case "audit" -> audits();
        default -> contract();
      };
    }

    private void requireFor(String question, String key, List<String> questions) {
      require(
          !read.has(key) || questions.contains(question),
          "%s: %s: question = \"%s\" has none, \"%s\" has",
          file,
          key,
          question,
          String.join("\" or \"", questions));
    }

    private Question allValues() {
      return read.has(STRATEGIES)
          ? Question.allValues(CampaignContract.strategies(file, texts(STRATEGIES)))
          : Question.allValues(Strategies.direct());
    }

    private Campaign audits() {
      require(
          read.has(RECORDINGS),
          "%s: no recordings: recordings = \"recordings.txt\" would be right, a line of audit's"
              + " options for each",
          file);
      String name = text(RECORDINGS).orElse("");
      return new Campaign(
          CampaignAudit.question(number(SEED).orElse(0L)), CampaignAudit.space(name, lines));
    }

    private Campaign contract() {
      require(
          read.has(SUBJECT) != read.has(STRATEGIES),
          "%s: question = \"contract\" needs subject = \"--exec './conv'\", or of our own strategies ="
              + " [\"im2col\"]",
          file);
      List<String> formats = read.has(FORMATS) ? texts(FORMATS) : List.of();
      List<CampaignContract.Judged> judged =
          read.has(SUBJECT)
              ? CampaignContract.foreign(file, text(SUBJECT).orElse(""), formats)
              : CampaignContract.own(
                  CampaignContract.strategies(file, texts(STRATEGIES)),
                  formats.isEmpty() ? List.of("f32") : formats);
      List<String> laws = read.has(LAWS) ? CampaignContract.laws(file, texts(LAWS)) : List.of();
      CampaignContract contract = new CampaignContract(judged, laws, number(SEED).orElse(0L));
      Space space = space();
      return new Campaign(contract.question(space.count()), contract.over(space));
    }

    private Space stacks() {
      if (read.has(CASES)) {
        Space space = space();
        space.parts().forEach(this::requireStacks);
        return space;
      }
      require(
          read.has(SIZES),
          "%s: question = \"composition\" asks about stacks: sizes = 5, or cases = \"stacks.txt\" with"
              + " two layers a line, would be right",
          file);
      return Space.ofStacks(size());
    }

    private void requireStacks(Space.Part part) {
      for (long rank = 0; rank < part.count(); rank++) {
        Space.Shape shape = part.shape().apply(rank);
        require(
            shape.layers().size() == 2,
            "%s: cases: %s: two layers would be right, such as h3kh2,h2kh2",
            file,
            shape);
      }
    }

    private Space space() {
      List<String> given = SPACES.stream().filter(read::has).toList();
      require(
          given.size() == 1,
          "%s: %s: one of sizes = 7, networks = [\"resnet50\"], cases = \"shapes.txt\" or product ="
              + " { h = [7, 8], kh = [1, 3] } would be right",
          file,
          given.isEmpty() ? "no shapes" : "shapes are named twice");
      return switch (given.get(0)) {
        case SIZES -> Space.upTo(size());
        case CASES -> cases();
        case NETWORKS -> networks();
        default -> product();
      };
    }

    private int size() {
      long size = number(SIZES).orElse(-1L);
      require(size >= 0 && size <= MOST_SIZE, "%s: sizes: 0 to %d would be right", file, MOST_SIZE);
      return Math.toIntExact(size);
    }

    private Space cases() {
      String name = text(CASES).orElse("");
      return Space.of(
          CASES,
          List.of(
              new Space.Listed(
                  name, CasesFrom.geometries(name, lines).stream().map(Space.Shape::of).toList())));
    }

    private List<String> networkNames() {
      List<String> names = read.has(NETWORKS) ? texts(NETWORKS) : List.of();
      return names.equals(List.of("all")) ? Network.published() : names;
    }

    private Space networks() {
      List<String> known = Network.published();
      List<Space.Listed> layers = new ArrayList<>();
      Set<Geometry> before = new HashSet<>();
      for (String name : networkNames()) {
        Network network =
            Network.named(name)
                .orElseThrow(
                    () -> new BadInput("%s: %s", file, BadInput.unknown("network", name, known)));
        layers.add(ofNetwork(network, before));
      }
      return Space.of(NETWORKS, layers);
    }

    /** Returns the shapes that no network before it has: each is judged once. */
    private static Space.Listed ofNetwork(Network network, Set<Geometry> before) {
      List<Space.Shape> shapes =
          network.layers().stream()
              .map(Network.NamedLayer::geometry)
              .filter(before::add)
              .map(geometry -> Space.Shape.of(List.of(geometry)))
              .toList();
      int all = network.layers().size();
      boolean some = shapes.size() < all;
      return new Space.Listed(
          network.name() + (some ? ", those of its " + all + " shapes that are new" : ""), shapes);
    }

    /** Every combination that is a shape, of numbers that are listed for the letters of a case. */
    private Space product() {
      List<String> lines = List.of("");
      require(
          read.get(PRODUCT).isObject() && !read.get(PRODUCT).isEmpty(),
          "%s: product: { h = [7, 8], kh = [1, 3] } would be right",
          file);
      for (Map.Entry<String, JsonNode> letter : read.get(PRODUCT).properties()) {
        List<String> longer = new ArrayList<>();
        for (String line : lines) {
          for (JsonNode number : letter.getValue()) {
            longer.add(line + letter.getKey() + number.asText());
          }
        }
        lines = longer;
        require(
            lines.size() <= MOST_PRODUCT,
            "%s: product: more than %d shapes: fewer numbers would be right",
            file,
            MOST_PRODUCT);
      }
      List<Space.Shape> shapes = new ArrayList<>();
      GeometryException last = null;
      for (String line : lines) {
        try {
          shapes.add(Space.Shape.of(List.of(Notation.parse(line))));
        } catch (GeometryException none) {
          last = none;
        }
      }
      require(
          !shapes.isEmpty(),
          "%s: product: no combination is a shape: %s",
          file,
          last == null ? "a list is empty" : last.getMessage());
      shapes.sort(Comparator.comparingInt(shape -> shape.only().size()));
      return Space.of(
          "product of lists, " + shapes.size() + " shapes of " + lines.size() + " combinations",
          List.of(new Space.Listed(PRODUCT, shapes)));
    }

    private Optional<String> said(String key) {
      return read.has(key) && read.get(key).isArray()
          ? Optional.of(String.join(", ", texts(key)))
          : text(key);
    }

    private Optional<String> text(String key) {
      JsonNode value = read.get(key);
      require(
          value == null || value.isTextual(), "%s: %s: a text in quotes would be right", file, key);
      return Optional.ofNullable(value).map(JsonNode::asText);
    }

    private List<String> texts(String key) {
      List<String> texts = new ArrayList<>();
      for (JsonNode value : read.get(key)) {
        require(value.isTextual(), "%s: %s: texts in quotes would be right", file, key);
        texts.add(value.asText());
      }
      require(!texts.isEmpty(), "%s: %s: a list such as [\"...\"] would be right", file, key);
      return texts;
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
}
