package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.subject.Leftovers;
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
import org.junit.jupiter.params.provider.ValueSource;

/** A function in a file of Python is judged as it is, whatever it does. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ContractPythonTest {
  private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
  private static final String FILE = RESOURCES.resolve("convolutions.py").toString();

  @TempDir static Path folder;

  @AfterAll
  static void nothing_is_left_behind() throws InterruptedException {
    Leftovers.none();
  }

  private static Answer contract(String function, String python, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "contract",
                "--python",
                function,
                "--interpreter",
                python,
                "--seed",
                "7",
                "--max-products",
                "4096"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  private static Answer numpy(String function, String... more) {
    return contract(FILE + ":" + function, Installed.pythonWith("numpy"), more);
  }

  private static JsonNode json(Answer answer) throws JsonProcessingException {
    return new ObjectMapper().readTree(answer.out());
  }

  private static int holding(JsonNode result) {
    int holding = 0;
    for (JsonNode law : result.get("laws")) {
      assertThat(law.get("verdict").asText()).isNotEqualTo("REFUTED");
      holding += law.get("verdict").asText().equals("HOLDS") ? 1 : 0;
    }
    return holding;
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "shifted, f64, nchw, doubles, 15",
    "shifted, f32, nchw, floats, 15",
    "shifted, i32, nchw, 32-bit integers, 14",
    "shifted, i64, nchw, 64-bit integers, 14",
    "last, f64, nhwc, doubles, 15",
    "section, f64, nchw, doubles, 10"
  })
  void right_functions_hold(String function, String format, String layout, String numbers, int laws)
      throws JsonProcessingException {
    Answer answer =
        numpy(function, "--arithmetic", format, "--layout", layout, "--cases", "200", "--json");
    JsonNode result = json(answer);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
    assertThat(result.get("numbers").asText()).isEqualTo(numbers);
    assertThat(holding(result)).isEqualTo(laws);
  }

  @Test
  void a_right_function_holds() throws JsonProcessingException {
    assertThat(holding(json(numpy("shifted", "--cases", "60", "--json")))).isEqualTo(15);
  }

  @Tag("long")
  @Test
  void a_wrong_function_is_refuted_and_replayed() throws JsonProcessingException {
    String python = Installed.pythonWith("numpy");
    JsonNode result = json(numpy("swapped", "--cases", "100", "--json"));
    JsonNode first = result.get("counterexamples").get(0);
    assertThat(first.get("case").asText()).containsPattern("s[hw]");
    List<String> words = ShellWords.split(first.get("replay").asText());
    assertThat(words).endsWith("--python", FILE + ":swapped", "--interpreter", python);
    Answer replayed = Answer.to(words.subList(3, words.size()).toArray(String[]::new));
    assertThat(replayed.exitCode()).isEqualTo(ExitCode.REFUTED);
    assertThat(replayed.out())
        .containsPattern(
            "AGREEMENT refuted: .*:swapped gives an output of shape \\(1, 1, \\d, \\d\\)"
                + " instead of \\(1, 1, \\d, \\d\\)");
  }

  /** Both orders of summation are right, and so is what a sum does without numbers. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "wavering | --deterministic | equal calls: other bits in | determinism"
            + " | gives other bits at an equal call",
        "cleans | --ieee | NaN and ∞ that a window reads: | propagation"
            + " | in the input elsewhere than IEEE 754"
      })
  void what_is_right_is_held_to_more_only_where_it_claims_more(
      String function, String claim, String behaviour, String law, String what)
      throws JsonProcessingException {
    String supports = "g=1,sh=1,sw=1";
    Answer answer = numpy(function, "--cases", "40", "--supports", supports).holds();
    assertThat(answer.out()).contains(behaviour);
    JsonNode refuted =
        json(numpy(function, "--cases", "40", "--supports", supports, claim, "--json").isRefuted());
    JsonNode only = refuted.get("counterexamples").get(0);
    assertThat(refuted.get("counterexamples")).hasSize(1);
    assertThat(only.get("law").asText()).isEqualTo(law);
    assertThat(only.get("what").asText()).contains(what);
    List<String> words = ShellWords.split(only.get("replay").asText());
    assertThat(words).contains(claim);
    Answer.to(words.subList(3, words.size()).toArray(String[]::new))
        .isRefuted()
        .says(law + "  ", "REFUTED");
  }

  @Tag("long")
  @Test
  void what_it_declines_is_unsupported() {
    numpy("ungrouped", "--cases", "100")
        .says("groups                     unsupported", "  no groups\n", "verdict     HOLDS");
    numpy("section", "--cases", "100").says("it supports ", "verdict     HOLDS");
  }

  /** What it prints, and what its children do, is behaviour, not a fault. */
  @Tag("long")
  @ParameterizedTest
  @ValueSource(strings = {"noisy", "forks"})
  void noise_and_children_do_no_harm(String function) {
    Answer answer = numpy(function, "--cases", "25");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
    if (function.equals("noisy")) {
      assertThat(answer.err())
          .startsWith("convproof contract: on standard error the convolution printed, at last:\n");
    }
  }

  @Tag("long")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changes   | changes its input | [n=0",
        "keeps     | a result shares its buffer | the output",
        "raises    | threw ZeroDivisionError on | helper(convolutions.py:73)",
        "misshapen | gives an output of shape (1, 1, 1, 1) instead of (1, 1, 1) on | the output",
        "imaginary | gives numbers of type complex128, not float64 on | the output",
        "nothing   | gives no array of numbers on | the output",
        "exits     | called sys.exit on | exits(convolutions.py:89)",
        "ends      | exited with code 4 on | the call",
        "aborts    | was ended by signal 6 on | the call",
        "hangs     | did not come back within 1 s on | hangs(convolutions.py:",
        "hoards    | threw MemoryError on | hoards(convolutions.py:",
        "deepens   | threw RecursionError on | deepens(convolutions.py:112)",
        "spoils    | differs from definition | [n=0",
        "writes    | printed to standard output, which is for answers on | standard output"
      })
  void what_gives_no_right_output_is_refuted(String function, String what, String where)
      throws JsonProcessingException {
    String timeout = function.equals("hoards") ? "20" : "1"; // which takes memory page by page
    Answer answer =
        numpy(function, "--cases", "10", "--timeout", timeout, "--memory", "300", "--json");
    JsonNode first = json(answer).get("counterexamples").get(0);
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
    assertThat(first.get("what").asText()).contains(function).contains(what);
    assertThat(first.get("where").asText()).startsWith(where);
  }

  @Tag("long")
  @Test
  void a_mistake_is_one_line() throws IOException {
    String start = "convproof contract: --python";
    contract("conv.py", "python3")
        .isRefusedWith(start + " conv.py: FILE:FUNCTION would be right, such as conv.py:conv");
    contract("/no/conv.py:f", "python3").isRefusedWith(start + ": there is no file /no/conv.py");
    contract(FILE + ":section", "no-such-python")
        .isRefusedWith(
            start + ": no-such-python cannot be started: there is no such program in PATH");
    String python = Installed.pythonWith("numpy");
    assertThat(contract(FILE + ":absent", python).err())
        .startsWith(start + ": convolutions.py has no function absent; it has section, swapped, ");
    assertThat(contract(FILE + ":constant", python).err()).contains("has no function constant;");
    contract(FILE + ":three", python)
        .isRefusedWith(
            start
                + ": three takes (a, b, c): f(X, K) or f(x, w, b, stride, padding, dilation, groups)"
                + " would be right");
    refused(python, "def f(X, K):\n  return X +\n", "own.py:2: invalid syntax");
    refused(
        python,
        "import no_such_module\n",
        "own.py cannot be imported: ModuleNotFoundError: No module named 'no_such_module', at"
            + " <module>(own.py:1)");
    refused(
        python,
        "raise SystemExit(0)\n",
        "own.py cannot be imported: SystemExit: 0, at <module>(own.py:1)");
    Path path = Files.createDirectories(folder.resolve("path"));
    Files.writeString(path.resolve("numpy.py"), "raise ImportError\n");
    Files.writeString(path.resolve("own.py"), "def f(X, K): pass\n");
    assertThat(contract(path.resolve("own.py") + ":f", python).err())
        .startsWith(start + ": ")
        .endsWith("has no NumPy: install it there, or name another Python with --interpreter\n");
  }

  private static void refused(String python, String source, String message) throws IOException {
    Path own = Files.writeString(folder.resolve("own.py"), source);
    contract(own + ":f", python).isRefusedWith("convproof contract: --python: " + message);
  }

  /** The thread's programs, below the book's functions that they call, and otherwise as posted. */
  @Tag("long")
  @ParameterizedTest
  @CsvSource({
    "post2, corr2d_multi_in_out_2x2, '', n1",
    "post2, corr2d_multi_in_out_2x2, 'kh=2,kw=2', ",
    "post3, convolution, '', ",
    "post10, corr2d_matmul_channels, '', "
  })
  void the_programs_of_the_thread_are_judged_as_the_catalogue_judges_their_ports(
      String post, String function, String supports, String smallest) throws IOException {
    String python = Installed.pythonWith("torch");
    Path thread = RESOURCES.resolve("thread");
    String source =
        Files.readString(thread.resolve("book.py"))
            + Files.readString(thread.resolve(post + ".py"));
    Path own = Files.writeString(folder.resolve(post + ".py"), source);
    Answer answer =
        contract(own + ":" + function, python, "--supports", supports, "--cases", "60", "--json");
    JsonNode result = json(answer);
    assertThat(result.get("numbers").asText()).isEqualTo("floats");
    if (smallest == null) {
      assertThat(answer.exitCode()).isEqualTo(ExitCode.HOLDS);
      assertThat(holding(result)).isGreaterThanOrEqualTo(8);
    } else {
      assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
      JsonNode first = result.get("counterexamples").get(0);
      assertThat(first.get("case").asText()).startsWith(smallest + " ");
      assertThat(first.get("what").asText()).contains("gives an output of shape (1, 0, 0) instead");
    }
  }
}
