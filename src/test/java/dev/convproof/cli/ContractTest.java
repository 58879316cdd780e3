package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.cli.ForeignSamples.Wrong;
import dev.convproof.law.Laws;
import dev.convproof.subject.Hosted;
import dev.convproof.subject.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A convolution of anybody's is judged by every law from the command line. */
@Timeout(120)
class ContractTest {
  private static final String CLASSES = ForeignSamples.folder();

  /** Whole layers take long, and tell these samples nothing that others do not. */
  private static final String FEW = "4096";

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  private static String sample(String name) {
    return ForeignSamples.class.getName() + "$" + name;
  }

  private static Answer contract(String type, String... more) {
    List<String> args = new ArrayList<>(List.of("contract", "--java", type, "--classpath"));
    args.add(CLASSES);
    args.addAll(List.of("--seed", "7", "--max-products", FEW));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void right_code_holds() throws JsonProcessingException {
    holds("Floats", 15);
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({"Doubles, 15", "Floats, 15", "Ints, 14", "Longs, 14"}) // integers have no accuracy
  void right_code_holds_whatever_its_numbers_are(String type, int laws)
      throws JsonProcessingException {
    holds(type, laws);
  }

  private static void holds(String type, int laws) throws JsonProcessingException {
    JsonNode result = json(contract(sample(type), "--cases", "100", "--json").holds());
    assertThat(result.get("verdict").asText()).isEqualTo("HOLDS");
    assertThat(result.get("drawn").asLong()).isEqualTo(100);
    assertThat(result.get("casesPerSecond").asDouble()).isPositive();
    assertThat(result.get("drawsPerSecond").asDouble()).isPositive();
    assertThat(result.get("laws"))
        .filteredOn(law -> law.get("verdict").asText().equals("HOLDS"))
        .hasSize(laws)
        .allSatisfy(law -> assertThat(law.get("judged").asLong()).isPositive());
    assertThat(result.get("laws"))
        .filteredOn(law -> law.get("verdict").asText().equals("UNSUPPORTED"))
        .hasSize(4)
        .allSatisfy(
            law -> assertThat(law.get("reason").asText()).isEqualTo("it offers no gradients"));
    assertThat(result.has("counterexamples")).isFalse();
    assertThat(result.get("behaviour").findValuesAsText("of"))
        .anyMatch(of -> of.matches("(outputs|sums) (beyond|above) .*"));
  }

  /** Wrong convolutions of doubles, with the case on which agreement fails first. */
  private static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("biasAlone", (Wrongly) Wrong::biasAlone),
        arguments("lastInput", (Wrongly) Wrong::lastInput),
        arguments("lastWeight", (Wrongly) Wrong::lastWeight),
        arguments("nearly", (Wrongly) Wrong::nearly),
        arguments("rankOne", (Wrongly) Wrong::rankOne),
        arguments("stale", (Wrongly) Wrong::stale),
        arguments("single", (Wrongly) Wrong::single),
        arguments("interleaved", (Wrongly) Wrong::interleaved),
        arguments("tails", (Wrongly) Wrong::tails));
  }

  /** As the command line takes a convolution. */
  @FunctionalInterface
  private interface Wrongly {
    double[] apply(double[] x, double[] k, double[] b, int[] geometry);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrong_code_is_refuted_in_this_process(String name, Wrongly method) {
    Subject<double[]> subject =
        Subject.of(
            name,
            Arithmetic.FLOAT64,
            (g, x, k, b) -> method.apply(x, k, b.orElse(null), ForeignSamples.values(g)));
    Report report =
        ConvProof.verify(subject)
            .laws(List.of(Laws.AGREEMENT))
            .cases(800)
            .maxProducts(4096)
            .seed(7)
            .shrinking(() -> Duration.ofMillis(100))
            .report();
    assertThat(report.refutations()).singleElement().extracting("facts").asString().contains(name);
  }

  @Test
  void wrong_code_is_refuted() throws JsonProcessingException {
    refuted("biasAlone", "200");
  }

  /** Each law that one of them breaks is searched for its smallest case. */
  @Tag("long")
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void each_wrong_code_is_refuted(String name) throws JsonProcessingException {
    refuted(name, name.equals("tails") ? "800" : "200");
  }

  private static void refuted(String method, String cases) throws JsonProcessingException {
    JsonNode result =
        json(contract(sample("Wrong#" + method), "--cases", cases, "--json").isRefuted());
    assertThat(result.get("verdict").asText()).isEqualTo("REFUTED");
    JsonNode counterexample = result.get("counterexamples").get(0);
    assertThat(counterexample.get("tensors").size()).isGreaterThanOrEqualTo(2);
    assertThat(counterexample.get("expected")).isNotEqualTo(counterexample.get("actual"));
  }

  @Tag("long")
  @Test
  void a_counterexample_is_replayed_against_the_class_that_failed() throws JsonProcessingException {
    String type = sample("Wrong#interleaved");
    JsonNode result = json(contract(type, "--cases", "100", "--json").isRefuted());
    String replay = result.get("counterexamples").get(0).get("replay").asText();
    String[] words =
        Pattern.compile("'([^']*)'|\\S+")
            .matcher(replay)
            .results()
            .map(word -> word.group(1) == null ? word.group() : word.group(1))
            .toArray(String[]::new);
    assertThat(words).startsWith("java", "-jar", "target/convproof.jar", "replay");
    assertThat(words).endsWith("--java", type, "--classpath", CLASSES);
    assertThat(words[4]).contains("g2");
    words = Arrays.copyOfRange(words, 3, words.length);
    Answer.to(words)
        .isRefuted()
        .says(
            "\nits output                ",
            " by definition, over integers\n",
            "\nagreement                  REFUTED ",
            "\nAGREEMENT refuted: " + type + " differs from definition at ",
            "\nverdict                   REFUTED, which speaks of this one case\n",
            "\nreplay                    " + replay);
    String[] inJson = Arrays.copyOf(words, words.length + 1);
    inJson[words.length] = "--json";
    JsonNode again = json(Answer.to(inJson).isRefuted());
    assertThat(again.get("verdict").asText()).isEqualTo("REFUTED");
    assertThat(again.get("output").get("values")).isNotEqualTo(again.get("given").get("values"));
    String[] right = words.clone();
    right[List.of(words).indexOf(type)] = sample("Doubles");
    Answer.to(right)
        .holds()
        .says("\nverdict                   HOLDS, which speaks of this one case\n");
  }

  @Tag("long")
  @Test
  void people_get_a_table_and_facts() {
    Answer answer = contract(sample("Wrong#lastWeight"), "--cases", "200").isRefuted();
    answer.says(
        "subject     " + sample("Wrong#lastWeight") + ", doubles\nseed        7\n\n",
        "AGREEMENT refuted: " + sample("Wrong#lastWeight") + " differs from definition at [n=0",
        "\n  case       n1\n",
        "\n  input      [[1]]\n  weights    [[1]]\n",
        "\n  replay     java -jar target/convproof.jar replay n1 --values 1,1",
        "\nlaw                        verdict          drawn    judged  unsupported   vacuous\n",
        "\nverdict     REFUTED: ");
    assertThat(answer.out().lines())
        .anyMatch(line -> line.matches("agreement +REFUTED +\\d+ +\\d+ +0 +\\d+"))
        .anyMatch(
            line -> line.matches("adjoint +unsupported +\\d+ +0 +\\d+ +0  it offers no grad.*"));
  }

  @Tag("long")
  @Test
  void a_seed_is_drawn_where_none_is_given_and_draws_the_same_again() {
    String[] args = {"contract", "--java", sample("Ints"), "--classpath", CLASSES, "--cases", "20"};
    String first = Answer.to(args).holds().out();
    String seed = first.replaceAll("(?s).*--seed (\\d+) draws this again.*", "$1");
    String[] again = List.of(args).toArray(new String[args.length + 2]);
    again[args.length] = "--seed";
    again[args.length + 1] = seed;
    assertThat(table(Answer.to(again).holds().out())).isEqualTo(table(first));
  }

  private static List<String> table(String out) {
    return out.lines().filter(line -> line.matches(".* \\d+ +\\d+ +\\d+ +\\d+.*")).toList();
  }

  @Tag("long")
  @Test
  void what_is_declined_is_unsupported_and_what_declines_everything_undecided() {
    Answer partly =
        contract(sample("Wrong#interleaved"), "--cases", "300", "--supports", "g=1").holds();
    assertThat(partly.out().lines())
        .anyMatch(line -> line.matches("groups +\\w+ .*unsupported.*|groups +unsupported .*"));
    Answer nothing = contract(sample("Doubles"), "--cases", "50", "--supports", "g>=2000");
    assertThat(nothing.exitCode()).isEqualTo(ExitCode.UNDECIDED);
    nothing.says(
        "--supports g>=2000: g is ", "\nverdict     UNDECIDED: no law judged anything, 0 cases");
  }

  @Test
  void a_mistake_on_the_command_line_is_one_line() {
    Answer.to("contract")
        .isRefusedWith(
            "convproof contract: no convolution is named: --exec 'COMMAND ARGS', --python FILE:FUNCTION,"
                + " --java CLASS or --runtime NAME would be right");
    Answer.to("contract", "--java", "a.B", "--classpath", "/no/folder")
        .isRefusedWith("convproof contract: --classpath: there is no folder or jar /no/folder");
    contract("a.B")
        .isRefusedWith("convproof contract: --java: there is no class a.B on the class path");
    contract("a.B", "--supports", "groups")
        .isRefusedWith(
            "convproof contract: --supports: \"groups\" is no condition such as g=1 or kh<=3");
    contract("a.B", "--memory", "1")
        .isRefusedWith("convproof contract: --memory 1: at least 16 MB are needed");
    Answer.to("contract", "--java", sample("Doubles"), "--max-products", "10")
        .isRefusedWith(
            "convproof contract: --max-products 10: from 1024 to 1000000000 would be right");
    contract("a.B", "--timeout", "0")
        .isRefusedWith("convproof contract: --timeout 0: from 1 to 86400 seconds would be right");
  }

  @Tag("long")
  @Test
  void a_class_that_ends_java_is_refuted_with_its_own_place() throws JsonProcessingException {
    Answer answer =
        contract(Hosted.class.getName() + "$Exits", "--cases", "1", "--timeout", "1", "--json")
            .isRefuted();
    JsonNode first = json(answer).get("counterexamples").get(0);
    assertThat(first.get("what").asText()).contains(" called System.exit on ");
    assertThat(first.get("where").asText())
        .matches(".*\\$Exits\\.convolve\\(Hosted\\.java:\\d+\\)");
  }

  @Tag("long")
  @Test
  void a_class_that_hangs_is_refuted_with_its_own_place() {
    long began = System.nanoTime();
    Answer answer =
        contract(Hosted.class.getName() + "$Loops", "--cases", "1", "--timeout", "1").isRefuted();
    answer.says(
        "AGREEMENT refuted: ", " did not come back within 1 s on ", "$Loops.convolve(Hosted.java:");
    assertThat((System.nanoTime() - began) / 1e9).isLessThan(60);
  }

  /** However it is ended: a program that does not read its input any more ends, too. */
  @Tag("long")
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @ValueSource(strings = {"TERM", "KILL"})
  void nothing_is_left_behind_by_a_gate_that_is_ended(String signal, @TempDir Path folder)
      throws IOException, InterruptedException {
    nothing_is_left_behind(signal, "exec", folder);
  }

  @Tag("long")
  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({"INT, exec", "KILL, java"})
  void nor_by_one_that_is_interrupted_or_runs_a_class(
      String signal, String kind, @TempDir Path folder) throws IOException, InterruptedException {
    nothing_is_left_behind(signal, kind, folder);
  }

  private static void nothing_is_left_behind(String signal, String kind, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "contract"));
    String hanging = "printf 'version=1\\nformats=f64\\n\\n'; sleep 1002 & sleep 1002";
    command.addAll(
        kind.equals("java")
            ? List.of("--java", Hosted.class.getName() + "$Loops", "--classpath", CLASSES)
            : List.of("--exec", "/bin/sh -c " + ShellWords.quoted(hanging)));
    Process gate = new ProcessBuilder(command).redirectOutput(out.toFile()).start();
    for (int tries = 0; tries < 2_000 && !Files.readString(out).contains("subject"); tries++) {
      Thread.sleep(20);
    }
    Thread.sleep(200); // it loops by now
    List<ProcessHandle> started = gate.descendants().toList();
    assertThat(started).hasSizeGreaterThanOrEqualTo(kind.equals("java") ? 2 : 4); // with the guard
    List<String> kill = List.of("kill", "-" + signal, Long.toString(gate.pid()));
    assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
    gate.waitFor();
    for (int tries = 0;
        tries < 2_000 && started.stream().anyMatch(ProcessHandle::isAlive);
        tries++) {
      Thread.sleep(20);
    }
    assertThat(started).noneMatch(ProcessHandle::isAlive);
  }
}
