package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.algebra.FormatNames;
import dev.convproof.subject.Leftovers;
import dev.convproof.subject.PipeSubject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program in any language is judged by every law: the samples, right and with a mistake. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ContractExecTest {
  private static final Path SAMPLES = Path.of("src/samples").toAbsolutePath();

  @TempDir static Path folder;

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  private static Answer contract(String command, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("contract", "--exec", command, "--seed", "7", "--max-products", "4096"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  /** Judges what is right, if late: Python on a busy machine. */
  private static Answer unhurried(String command, String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--timeout", "60"));
    return contract(command, args.toArray(String[]::new));
  }

  private static JsonNode json(Answer answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  /** Returns the command that runs a sample in which one line is another. */
  private static String sample(String file, String right, String wrong)
      throws IOException, InterruptedException {
    String source = Files.readString(SAMPLES.resolve(file));
    assertThat(source).contains(right);
    Path own = Files.createTempDirectory(folder, "it's ").resolve(file);
    Files.writeString(own, source.replace(right, wrong));
    String quoted = ShellWords.quoted(own.toString());
    if (!file.endsWith(".c")) {
      return (file.endsWith(".py") ? "python3 " : "node ") + quoted;
    }
    Path program = own.resolveSibling("conv");
    List<String> compile =
        List.of("gcc", "-std=c99", "-O2", "-Wall", "-Wextra", "-Werror", "-pedantic");
    List<String> command = new ArrayList<>(compile);
    command.addAll(List.of("-o", program.toString(), own.toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    return ShellWords.quoted(program.toString());
  }

  private static void is_right_and_found_out(
      String file, String numbers, String right, String wrong)
      throws IOException, InterruptedException {
    JsonNode result =
        json(unhurried(sample(file, right, right), "--cases", "200", "--json").holds());
    assertThat(result.get("numbers").asText()).isEqualTo(numbers);
    assertThat(result.get("laws"))
        .filteredOn(law -> law.get("verdict").asText().equals("HOLDS"))
        .hasSize(15);
    String liar = sample(file, right, wrong);
    JsonNode refuted = json(contract(liar, "--cases", "200", "--json").isRefuted());
    JsonNode counterexample = refuted.get("counterexamples").get(0);
    assertThat(counterexample.get("what").asText()).isEqualTo(liar + " differs from definition");
    List<String> words = ShellWords.split(counterexample.get("replay").asText());
    assertThat(words.subList(0, 4))
        .containsExactly("java", "-jar", "target/convproof.jar", "replay");
    assertThat(words).endsWith("--exec", liar);
    Answer.to(words.subList(3, words.size()).toArray(String[]::new))
        .isRefuted()
        .says("AGREEMENT refuted: " + liar + " differs from definition at ");
  }

  @Test
  void the_sample_in_c_is_right() throws IOException, InterruptedException {
    Installed.needs("gcc", "--version");
    is_right_and_found_out("conv.c", "floats", "a * s->dh", "a");
  }

  @Tag("long")
  @Test
  void the_sample_in_python_is_right() throws IOException, InterruptedException {
    Installed.needs("python3", "--version");
    is_right_and_found_out("conv.py", "doubles", "j * s.sw", "j * s.sh");
  }

  @Tag("long")
  @Test
  void a_narrow_format_travels_as_it_is() {
    String command = "python3 " + ShellWords.quoted(SAMPLES.resolve("narrow.py").toString());
    Answer held = unhurried(command + " bf16", "--cases", "30");
    assertThat(held.holds().out()).containsPattern("narrow\\.py'? bf16, bf16");
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "bf16, round(math.ldexp, int(math.ldexp, outputs truncated to bf16",
    "f16, 'Float(5, 10, True)', 'Float(5, 9, True)', ''",
    "e4m3, 'total += x', 'total += 1.25 * x', ''",
    "i8, 'total += ', 'total = (total + 32768) % 65536 - 32768 + ', ''",
    "u8i8, 'Plain(\"<B\")', 'Plain(\"<b\")', ''"
  })
  void every_narrow_format_does(String format, String right, String wrong, String agrees)
      throws IOException, InterruptedException {
    String honest = sample("narrow.py", right, right) + " " + format;
    JsonNode held = json(unhurried(honest, "--cases", "60", "--json").holds());
    assertThat(held.get("numbers").asText()).isEqualTo(format);
    Answer refuted = contract(sample("narrow.py", right, wrong) + " " + format, "--cases", "60");
    assertThat(refuted.isRefuted().out()).contains("AGREEMENT refuted").contains(agrees);
  }

  /** A format that it has not travels as float32 values, integers of 8 bits too. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "tf32, tf32, 0, ''",
    "e4m3:f14, e4m3:f14, 0, ''",
    "bf16, bf16, 1, outputs that are not rounded to bf16",
    "i8, i8, 0, ''",
    "u8i8, 'u8i8, given as differences to the zero points 128 and 0', 1, a zero point that is forgotten"
  })
  void what_lists_float32_alone_is_judged_in_other_formats(
      String format, String numbers, int code, String agrees)
      throws IOException, InterruptedException {
    Installed.needs("gcc", "--version");
    String command = sample("conv.c", "f32", "f32");
    String zeros = format.equals("u8i8") ? "128,0" : "0,0";
    Answer answer =
        contract(
            command, "--arithmetic", format, "--zero-points", zeros, "--cases", "200", "--json");
    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(code);
    assertThat(json(answer).get("numbers").asText()).isEqualTo(numbers);
    assertThat(answer.out()).contains(agrees);
  }

  @Tag("long")
  @Test
  void the_sample_in_javascript_is_right() throws IOException, InterruptedException {
    Installed.needs("node", "--version");
    is_right_and_found_out("conv.mjs", "floats", "Math.floor(o / og)", "o % s.g");
  }

  @Tag("long")
  @Test
  void what_a_program_declines_is_unsupported() throws IOException, InterruptedException {
    Installed.needs("python3", "--version");
    String command =
        sample(
            "conv.py",
            "    y = array(\"d\")\n",
            "    if s.g > 1:\n        raise NotImplementedError('no groups')\n    y = array('d')\n");
    JsonNode result = json(contract(command, "--cases", "100", "--json").holds());
    assertThat(result.get("laws"))
        .filteredOn(law -> law.get("law").asText().equals("groups"))
        .allSatisfy(law -> assertThat(law.get("reason").asText()).isEqualTo("no groups"));
    String interleaved = sample("conv.py", "o // og * cg", "o % s.g * cg");
    JsonNode liar = json(contract(interleaved, "--cases", "200", "--json").isRefuted());
    assertThat(liar.get("verdict").asText()).isEqualTo("REFUTED");
    contract(interleaved, "--cases", "200", "--supports", "g=1").holds();
  }

  @Tag("long")
  @Test
  void what_is_declared_overrules_the_greeting_and_is_replayed()
      throws IOException, InterruptedException {
    Installed.needs("python3", "--version");
    String command = "python3 " + ShellWords.quoted(SAMPLES.resolve("conv.py").toString());
    JsonNode refuted =
        json(contract(command, "--layout", "nhwc", "--cases", "50", "--json").isRefuted());
    List<String> words =
        ShellWords.split(refuted.get("counterexamples").get(0).get("replay").asText());
    assertThat(words).endsWith("--exec", command, "--layout", "nhwc");
    contract(command, "--rounding", "fft", "--cases", "50")
        .holds()
        .says("linearity in the input     vacuous", "rounds doubles: agreement compares it within");
    contract(command, "--arithmetic", "f32")
        .isRefusedWith("convproof contract: --exec: it computes in f64, not in f32");
  }

  @Test
  void the_help_has_the_page_on_the_protocol() {
    Answer.to("contract", "--help").holds().says(PipeSubject.protocol());
  }

  @Test
  void a_mistake_on_the_command_line_is_one_line() throws IOException {
    contract("./conv 'a")
        .isRefusedWith(
            "convproof contract: --exec: the quote ' at character 8 is not closed in: ./conv 'a");
    contract("  ").isRefusedWith("convproof contract: --exec: the command is empty");
    contract("no-such-program-at-all --fast")
        .isRefusedWith(
            "convproof contract: --exec: no-such-program-at-all cannot be started: there is no such"
                + " program in PATH");
    contract("/no/program")
        .isRefusedWith(
            "convproof contract: --exec: /no/program cannot be started: there is no such file");
    Path text = Files.writeString(folder.resolve("text"), "text");
    contract(text.toString())
        .isRefusedWith(
            "convproof contract: --exec: "
                + text
                + " cannot be started: it may not be executed: chmod +x would be right");
    contract("cat", "--java", "a.B")
        .isRefusedWith("convproof contract: --java and --exec: one of them would be right");
    contract("cat", "--rounding", "winograd:6")
        .isRefusedWith(
            "convproof contract: --rounding winograd:6: known are sum-of-products, nearest, winograd:2,"
                + " winograd:4, fft, requantized:WAY,SCALE,ZERO,TO");
    contract("cat", "--arithmetic", "f15")
        .isRefusedWith("convproof contract: --arithmetic f15: known are " + FormatNames.forms());
    contract("cat", "--arithmetic", "f32:f16")
        .isRefusedWith(
            "convproof contract: --arithmetic f32:f16: f16 has fewer bits than its inputs");
    contract("echo Hello")
        .isRefusedWith(
            "convproof contract: --exec: its greeting is wrong: \"Hello\" is no line of key=value");
    contract("false")
        .isRefusedWith(
            "convproof contract: --exec: false exited with code 1 before it had greeted");
  }
}
