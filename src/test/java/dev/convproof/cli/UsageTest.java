package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help for whoever asks, and one line for whoever mistypes. */
class UsageTest {
  private static final String COMMANDS =
      "verify, claims, check, contract, explain, replay, reach, runtimes, count, run, audit, campaign,"
          + " bound, compose, decompose, bench, report, serve, help; see convproof --help";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "verify",
        "check",
        "contract",
        "explain",
        "replay",
        "count",
        "run",
        "compose",
        "decompose",
        "bench",
        "bench agreement",
        "bench contract"
      })
  void every_command_explains_itself_and_tells_its_version(String command) {
    assertThat(Answer.to((command + " --help").strip().split(" ")).holds().out())
        .startsWith(("Usage: convproof " + command).strip())
        .contains("--debug", "--help", "--version");
    assertThat(Answer.to((command + " --version").strip().split(" ")).holds().out())
        .startsWith("ConvProof ");
  }

  @Test
  void the_help_lists_the_commands() {
    Answer.to("--help")
        .holds()
        .says(
            "verify  ",
            "claims  ",
            "check   ",
            "contract  ",
            "explain  ",
            "replay  ",
            "count   ",
            "run     ",
            "compose  ",
            "decompose  ",
            "bench   ",
            "report  ",
            "help    ");
  }

  @Test
  void help_is_a_command_too() {
    assertThat(Answer.to("help").holds().out()).isEqualTo(Answer.to("--help").out());
    assertThat(Answer.to().holds().out()).isEqualTo(Answer.to("--help").out());
    assertThat(Answer.to("help", "check").holds().out())
        .isEqualTo(Answer.to("check", "--help").out());
    assertThat(Answer.to("help", "bench", "proofs").holds().out())
        .isEqualTo(Answer.to("bench", "proofs", "--help").out());
    Answer.to("help", "bench", "prof")
        .isRefusedWith(
            "convproof bench: unknown command \"prof\": did you mean proofs? Known are agreement, contract, audit, sight,"
                + " networks, counting, allocation, proofs; see convproof bench --help");
    Answer.to("help", "check", "prof")
        .isRefusedWith("convproof check: it has no command \"prof\"; see convproof check --help");
  }

  @Test
  void an_unknown_command_is_named_with_the_one_that_was_meant() {
    Answer.to("reply")
        .isRefusedWith(
            "convproof: unknown command \"reply\": did you mean replay? Known are " + COMMANDS);
    Answer.to("abcdefghij")
        .isRefusedWith("convproof: unknown command \"abcdefghij\": known are " + COMMANDS);
    assertThat(Answer.to("abcdefghij", "--help")).isEqualTo(Answer.to("abcdefghij"));
    Answer.to("bench", "agrement")
        .isRefusedWith(
            "convproof bench: unknown command \"agrement\": did you mean agreement?"
                + " Known are agreement, contract, audit, sight, networks, counting, allocation, proofs; see convproof bench --help");
  }

  @Test
  void an_unknown_option_is_named() {
    Answer.to("--foo").isRefusedWith("convproof: Unknown option: '--foo'; see convproof --help");
    Answer.to("replay", "ci2", "--foo")
        .isRefusedWith("convproof replay: Unknown option: '--foo'; see convproof replay --help");
  }

  @Test
  void a_missing_argument_is_named() {
    Answer.to("replay")
        .isRefusedWith(
            "convproof replay: Missing required parameter: 'CASE'; see convproof replay --help");
    Answer.to("count", "ci2")
        .isRefusedWith(
            "convproof count: nothing to count is named: --strategy NAME or --class NAME would be"
                + " right");
    Answer.to("bench")
        .isRefusedWith(
            "convproof bench: what to measure is missing: known are agreement, contract, audit, sight, networks, counting,"
                + " allocation, proofs; see convproof bench"
                + " --help");
  }

  @Test
  void what_is_no_path_is_told_without_an_exceptions_name() {
    Answer.to("run", "--input", "a\0b", "--weight", "w.npy", "--output", "y.npy")
        .isRefusedWith(
            "convproof run: Invalid value for option '--input' (X.npy): 'a\\u0000b' is not a path: Nul"
                + " character not allowed; see convproof run --help");
    Answer.to("count", "n1", "--class", "Fast", "--classpath", "a\0b")
        .isRefusedWith("convproof count: 'a\\u0000b' is not a path: Nul character not allowed");
  }

  @Test
  void arguments_are_not_read_from_files() {
    Answer.to("replay", "@arguments")
        .isRefusedWith(
            "convproof replay: case line \"@arguments\", column 1: expected a symbol and a number,"
                + " such as kh3, but found \"@arguments\"");
  }

  @Test
  void control_characters_stay_on_the_line() {
    Answer.to("replay", "h3\nkh2")
        .isRefusedWith(
            "convproof replay: case line \"h3\\u000akh2\", column 3: expected a symbol and a"
                + " number, such as kh3, but found \"\\u000akh2\"");
  }
}
