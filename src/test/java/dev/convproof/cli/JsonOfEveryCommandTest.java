package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.convproof.cost.bytecode.ForeignConvolutions;
import dev.convproof.cost.bytecode.ForeignLiars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** One spelling of a verdict, and one name for a thing, in the JSON of all commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonOfEveryCommandTest {
  private static final Set<String> VERDICTS = Set.of("HOLDS", "REFUTED", "DEPENDS", "UNDECIDED");

  /** What a single comparison may be, beside what a verdict is. */
  private static final Set<String> OF_ONE_CASE = Set.of("REFERENCE", "VACUOUS", "UNSUPPORTED");

  private static final Set<String> STRENGTHS = Set.of("PROVED", "EXACT", "PROBABLE", "SAMPLED");

  /** Other names for what has one, and the one. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("geometry", "case"),
          Map.entry("on", "case"),
          Map.entry("id", "claim"),
          Map.entry("convolution", "strategy or class"),
          Map.entry("subjectName", "subject"),
          Map.entry("outcome", "verdict"),
          Map.entry("agrees", "verdict"),
          Map.entry("holds", "verdict"),
          Map.entry("result", "verdict"),
          Map.entry("why", "reason"),
          Map.entry("undecided", "reason"),
          Map.entry("because", "reason"),
          Map.entry("padded-taps", "paddedTaps"),
          Map.entry("padded-copy", "paddedCopy"),
          Map.entry("was", "actual"),
          Map.entry("arithmetic", "numbers"));

  /** The answers, by their command lines. */
  private final Map<String, JsonNode> answers = new TreeMap<>();

  private final Map<String, Integer> exitCodes = new TreeMap<>();

  @BeforeAll
  void ask(@TempDir Path path) throws IOException {
    Folder folder =
        new Folder(path)
            .doubles("x", List.of(1, 2, 2), 1, 2, 3, 4)
            .doubles("w", List.of(1, 1, 1, 2), 1, -1)
            .doubles("zero", List.of(1, 2, 2), 0, 0, 0, 0)
            .doubles("large", List.of(1, 2, 2), 1e308, 1e308, 1e308, 1e308);
    Files.writeString(path.resolve("shapes"), "ci2h5w5co3kh3kw2\nci4000\n");
    ask("verify --only T8c");
    ask("verify --only T1a");
    ask("verify --only stride:");
    ask("claims T8");
    ask("claims T1a");
    ask("check biases co");
    ask("check biases co*ci");
    ask("check output-height (h-kh+2ph)/sh+1");
    ask("check multiplications kh*kw*ci*co*ho*wo --padded-taps skipped");
    ask("check biases co+max(0,1-(h^3+w^3-ci^3)^2) --timeout 1");
    ask("compose [1,2] [1,2] --bias 1");
    ask("decompose [1,2,1]");
    ask("decompose [[1,0],[0,1]]");
    ask("decompose [-2,0,1] --over real");
    ask("decompose [[1,2,3],[4,5,6],[7,8,10]] --channels 2 --first 2,2");
    Path campaign = path.resolve("campaign.toml");
    Files.writeString(campaign, "question = \"gradients\"\nsizes = 1\n");
    ask("campaign run " + campaign.toString().replace(' ', '\u00a0'));
    ask("explain groups");
    ask("reach " + path.resolve("shapes").toString().replace(' ', '\u00a0') + " --cases 50");
    ask("replay w2 --values 1,2,3");
    ask("replay w2 --values 0,0,3");
    ask("replay w4kw2,w3kw2");
    ask("count pt1 --strategy im2col");
    ask("count pt1 --strategy im2col --executed");
    ask("count pt1 --strategy im2col --memory");
    ask("count n1 --class " + ForeignLiars.class.getName() + "$Rounds");
    ask("count co3 --class " + ForeignConvolutions.class.getName() + "$Throws");
    String files = " --weight " + folder.file("w") + " --output " + folder.file("y") + " --input ";
    ask("run" + files + folder.file("x"));
    ask("bound ci16h3w3kh3kw3 --arithmetic f32,e4m3:f14,u8i8");
    ask("bound" + files + folder.file("x"));
    ask("run --strategy all" + files + folder.file("x"));
    ask("audit" + files + folder.file("x"));
    ask("audit" + files + folder.file("zero"));
    ask("run --strategy all" + files + folder.file("zero"));
    ask("run --strategy all" + files + folder.file("large"));
    ask("bench agreement --cases 1000 --warm-up 1");
    ask("bench contract --draws 1000 --warm-up 1");
    ask("bench sight --most 4");
    ask("bench audit --only conv5.spatial.rest --runs 1 --warm-up 0");
    ask("bench networks --only mobilenet-v1\u00a0depthwise13");
    ask("bench counting n1 --runs 1");
    ask("bench allocation n1");
    ask("bench proofs --repeats 1");
    ask("contract --cases 60 --seed 7 --java " + sample("Doubles") + " --classpath " + classes());
    ask(
        "contract --cases 60 --seed 7 --java "
            + sample("Wrong#biasAlone")
            + " --classpath "
            + classes());
    ask("runtimes --only sample-node --cases 40");
    ask("replay n1 --java " + sample("Doubles") + " --classpath " + classes());
  }

  private static String sample(String name) {
    return ForeignSamples.class.getName() + "$" + name;
  }

  private static String classes() {
    return ForeignSamples.folder().replace(' ', '\u00a0');
  }

  private void ask(String line) throws IOException {
    List<String> args = new ArrayList<>();
    for (String word : line.split(" ", -1)) {
      args.add(word.replace('\u00a0', ' '));
    }
    args.add("--json");
    Answer answer = Answer.to(args.toArray(String[]::new));
    assertThat(answer.exitCode()).as(line + "\n" + answer.err()).isNotIn(2, 70);
    exitCodes.put(line, answer.exitCode());
    answers.put(line, new ObjectMapper().readTree(answer.out()));
  }

  @Test
  void every_command_with_an_option_for_json_was_asked() {
    assertThat(withJson(Main.commandLine(CommandLine.defaultFactory()), ""))
        .allSatisfy(
            command -> assertThat(answers.keySet()).anyMatch(line -> line.startsWith(command)));
  }

  private static Set<String> withJson(CommandLine command, String prefix) {
    Set<String> names = new TreeSet<>();
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              if (sub.getCommandSpec().findOption("--json") != null) {
                names.add(prefix + name);
              }
              names.addAll(withJson(sub, prefix + name + " "));
            });
    return names;
  }

  @Test
  void a_verdict_is_spelled_in_one_way() {
    answers.forEach(
        (line, json) -> {
          if (json.has("verdict")) {
            Set<String> words = new TreeSet<>(VERDICTS);
            words.add("VACUOUS"); // replay and run, of one case that cannot tell
            assertThat(json.get("verdict").asText()).as(line).isIn(words);
          }
          Set<String> words = new TreeSet<>(VERDICTS);
          words.addAll(OF_ONE_CASE);
          assertThat(json.findValuesAsText("verdict")).as(line).isSubsetOf(words);
          assertThat(json.findValuesAsText("strength")).as(line).isSubsetOf(STRENGTHS);
        });
    assertThat(answers.values().stream().flatMap(json -> json.findValuesAsText("verdict").stream()))
        .contains("HOLDS", "REFUTED", "DEPENDS", "UNDECIDED", "VACUOUS", "UNSUPPORTED");
  }

  @Test
  void a_verdict_goes_with_the_exit_code() {
    Map<String, Integer> codes =
        Map.of("HOLDS", 0, "VACUOUS", 0, "REFUTED", 1, "UNDECIDED", 3, "DEPENDS", 4);
    answers.forEach(
        (line, json) -> {
          if (json.has("verdict")) {
            assertThat(exitCodes.get(line))
                .as(line)
                .isEqualTo(codes.get(json.get("verdict").asText()));
          }
        });
  }

  @Test
  void a_thing_has_one_name() {
    answers.forEach(
        (line, json) ->
            assertThat(names(json)).as(line).doesNotContainAnyElementsOf(SYNONYMS.keySet()));
  }

  @Test
  void a_name_is_written_in_one_way() {
    answers.forEach(
        (line, json) ->
            assertThat(names(json))
                .as(line)
                .filteredOn(
                    name ->
                        !name.contains("(")
                            && !name.matches(".*[ -].*")) // quantities are named as one types them
                .allMatch(name -> name.matches("[a-z][a-z0-9]*([A-Z][a-z0-9]*)*")));
  }

  /** The same name holds the same kind of thing: a text here is no list there. */
  @Test
  void a_name_holds_one_kind_of_thing() {
    Map<String, Set<JsonNodeType>> kinds = new TreeMap<>();
    answers.forEach((line, json) -> kinds(json, kinds));
    for (String name :
        List.of(
            "case",
            "claim",
            "strategy",
            "law",
            "verdict",
            "reason",
            "operation",
            "executed",
            "counted",
            "closedForm",
            "textbook",
            "expected",
            "actual",
            "where",
            "strength",
            "casesPerSecond",
            "judged",
            "drawn",
            "seconds",
            "milliseconds",
            "tensors")) {
      assertThat(kinds.get(name)).as(name).hasSize(1);
    }
  }

  private static Set<String> names(JsonNode json) {
    Map<String, Set<JsonNodeType>> kinds = new TreeMap<>();
    kinds(json, kinds);
    return kinds.keySet();
  }

  private static void kinds(JsonNode json, Map<String, Set<JsonNodeType>> kinds) {
    json.properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                kinds
                    .computeIfAbsent(field.getKey(), name -> new TreeSet<>())
                    .add(field.getValue().getNodeType());
              }
            });
    json.forEach(child -> kinds(child, kinds));
  }
}
