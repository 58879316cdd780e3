package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers proved, refuted, or both. */
class CheckTest {
  @TempDir private Path folder;

  @Test
  void a_right_answer_holds_and_says_what_it_rests_on() throws Exception {
    Path proof = folder.resolve("check-multiplications.smt2");
    assertThat(check("multiplications", "kh*kw*ci*co*ho*wo").holds().out())
        .isEqualTo(
            """
            quantity    multiplications (multiplications of the forward pass)
            formula     kh*kw*ci*co*ho*wo
            conventions padded-taps: counted
            verdict     HOLDS (proved for all sizes; runs compared up to a bound)
                        multiplied out, the formula is the closed form co*ci*kh*kw*ho*wo term by term: proved for all shapes (check-multiplications.smt2)
                        the closed form n*co*(ci/g)*kh*kw*ho*wo equals what a forward pass executes: executed at all 1633 shapes whose sizes exceed the smallest by at most 4 in total
            proof       %s
            """
                .formatted(proof));
    assertThat(Files.readString(proof))
        .startsWith("; multiplications = kh*kw*ci*co*ho*wo\n; for all shapes.")
        .endsWith("(check-sat)\n");
  }

  @Test
  void a_wrong_answer_is_refuted_by_the_smallest_case() {
    assertThat(check("biases", "co*ci").isRefuted().out())
        .isEqualTo(
            """
            quantity    biases (biases of a layer)
            formula     co*ci
            conventions none fixed
            verdict     REFUTED
            case        ci=2 co=1: true 1, yours 2
            layer       ci2
            smallest    yes: every smaller shape agrees, 1 in all
            likely      the factor ci is one too many
            right       co (proved)
            known       C19: There is one bias for each output channel; those of the pairs would be added up to it. See T8b.
            """);
  }

  @Test
  void what_turns_on_a_convention_depends_on_it_and_shows_both_readings() {
    Answer answer = check("output-height", "(h-kh+2ph)/sh+1");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.DEPENDS);
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out())
        .startsWith(
            """
            quantity    output-height (rows of the output)
            formula     (h-kh+2*ph)/sh+1
            conventions none fixed
            division    every quotient rounds down; inside a written floor or ceil it is exact
            verdict     DEPENDS: right if ph counts the rows of each side, as in PyTorch; wrong if ph counts all rows added, as in the book's formula

            under       padding: total
            verdict     REFUTED
            case        h=1 kh=1 ph=1 sh=1: true 2, yours 3
            layer       pt1
            smallest    yes: every smaller shape agrees, 2 in all

            under       padding: per-side
            verdict     HOLDS (proved)
                        multiplied out, the formula is the closed form (h-kh+2*ph)/sh+1 (padding: per-side) term by term: proved for all shapes (check-output-height-padding-per-side.smt2)
                        the closed form counts the windows that fit: proved for all shapes (output-counts-windows.smt2)
            known       C8:\s""");
  }

  @Test
  void a_flag_fixes_the_convention_and_a_refutation_names_the_one_under_which_it_would_hold() {
    check("output-height", "(h-kh+2ph)/sh+1", "--padding", "per-side").holds();
    check("output-height", "(h-kh+2ph)/sh+1", "--padding", "total")
        .isRefuted()
        .says("conventions padding: total\n", "holds under padding: per-side\n");
    check("additions-per-output", "ci*kh*kw", "--bias", "ignored")
        .isRefuted()
        .says("holds under bias: counted\n");
    check("parameter-bytes", "4*(ci*kh*kw+1)*co", "--scalar", "float16")
        .isRefuted()
        .says("holds under scalar: float32\n");
  }

  @Test
  void only_the_nearest_conventions_are_named() {
    String bytes = "2*(ci*h*w+co*ho*wo)";
    check("activation-bytes", bytes, "--scalar", "float32", "--padded-copy", "ignored")
        .isRefuted()
        .says(
            "holds under padded-copy: ignored, scalar: float16; padded-copy: ignored, scalar: bfloat16\n");
  }

  @Test
  void a_convention_that_was_left_open_is_named_too() {
    check("additions", "(floor((h-kh+2ph)/sh)+1)*wo*co*ci*kh*kw", "--bias", "ignored")
        .isRefuted()
        .says("holds under bias: counted, padding: per-side\n");
  }

  @Test
  void a_formula_may_start_with_a_minus() {
    for (String minus : List.of("--", "--lang=en")) {
      Answer.to("check", "output-height", "--padding", "total", minus, "-kh+h+1")
          .isRefuted()
          .says("layer       pt1\n");
    }
  }

  @Test
  void a_minus_before_a_letter_of_an_option_is_a_minus() {
    Answer.to("check", "output-height", "-h+2h-kh+1", "--padding", "valid", "--where", "sh=1")
        .holds();
  }

  @Test
  void what_depends_is_named_where_the_catalogue_knows_it() {
    assertThat(Answer.to("check", "output-height", "(h-kh+2ph)/sh+1").out())
        .contains("known       C8: ");
  }

  @Test
  void a_proof_that_nobody_asked_for_is_not_written_and_told_how_to_be() {
    assertThat(Answer.to("check", "kernel-depth", "ci").holds().out())
        .endsWith("proof       not written: --proof-dir DIR writes it\n");
  }

  @Test
  void quotes_that_a_shell_passes_on_are_none_of_the_formula() {
    assertThat(check("biases", "'co*ci'")).isEqualTo(check("biases", "co*ci"));
    assertThat(check("biases", "\"co\"")).isEqualTo(check("biases", "co"));
  }

  @Test
  void a_loop_that_tests_bounds_multiplies_less() {
    check("multiplications", "kh*kw*ci*co*ho*wo", "--padded-taps", "skipped")
        .isRefuted()
        .says("holds under padded-taps: counted\n");
  }

  @Test
  void a_refutation_is_there_for_programs() throws Exception {
    JsonNode json = json(check("biases", "ci", "--json").isRefuted());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "quantity",
            "formula",
            "conventions",
            "division",
            "verdict",
            "counterexample",
            "known",
            "repair",
            "repaired");
    assertThat(json.get("repaired").asText()).isEqualTo("co");
    assertThat(json.get("verdict").asText()).isEqualTo("REFUTED");
    assertThat(json.get("conventions").toString()).isEqualTo("{}");
    assertThat(json.get("counterexample").toString())
        .isEqualTo(
            "{\"case\":\"ci2\",\"expected\":\"1\",\"actual\":\"2\","
                + "\"expectedIs\":\"truth\",\"actualIs\":\"claim\",\"smallest\":true,"
                + "\"known\":\"every smaller shape agrees, 1 in all\"}");
  }

  @Test
  void a_proof_is_there_for_programs() throws Exception {
    JsonNode json =
        json(check("output-width", "(w-kw+pw+sw)/sw", "--padding", "total", "--json").holds());
    assertThat(json.get("strength").asText()).isEqualTo("PROVED");
    assertThat(json.get("conventions").toString()).isEqualTo("{\"padding\":\"total\"}");
    assertThat(Path.of(json.get("proof").asText()))
        .hasFileName("check-output-width-padding-total.smt2");
    assertThat(json.get("proofs")).allMatch(file -> Files.exists(Path.of(file.asText())));
  }

  @Test
  void an_undefined_formula_is_refuted_where_it_is() {
    check("multiplications-per-output", "ci*kh*kw*(kh-1)/(kh-1)")
        .isRefuted()
        .says("ci=1 kh=1 kw=1: true 1, yours undefined: division by zero: kh-1 is 0\n");
  }

  @Test
  void what_is_given_of_the_variables_is_told_and_something_must_be_so() {
    Answer.to("check", "multiplications", "ci*kh*kw*ho*wo", "--where", "g=ci,co=ci")
        .holds()
        .says("read        co = g = ci\n");
    Answer.to("check", "composed-kernel-size", "2k-1").holds().says("read        k1 = k2 = k\n");
    Answer.to("check", "output-height", "h", "--where", "h=1,kh=9,ph=0", "--padding", "total")
        .isRefusedWith("convproof check: --where h = 1, kh = 9, ph = 0: no shape is so");
    Answer.to("check", "multiplications", "k*ci*co*ho*wo", "--where", "kh=1,kw=1").holds();
    Answer.to("check", "multiplications", "k*k*ci*co*ho*wo", "--where", "kh=a,kw=a")
        .isRefused("k has another name there; write that one");
    Answer.to("check", "biases", "co", "--where", "co")
        .isRefusedWith(
            "convproof check: --where co: NAME=EXPR such as kh=1 or g=ci would be right");
    Answer.to("check", "biases", "co", "--where", "kx=1")
        .isRefused("--where kx=1: unknown variable");
    Answer.to("check", "biases", "co", "--where", "kh=0")
        .isRefusedWith("convproof check: --where kh=0: from 1 to 1000000 would be right");
  }

  @Test
  void one_case_may_be_asked_about() {
    Answer.to("check", "params", "280", "--at", "ci3co10kh3kw3")
        .holds()
        .says("executed at ci3h3w3co10kh3kw3 alone\n");
    Answer.to("check", "params", "270", "--at", "ci3co10kh3kw3")
        .isRefuted()
        .says("true 280, yours 270\n", "it is the only case that was asked about\n");
    Answer.to("check", "output-height", "112", "--at", "h224kh7sh2pt3pb3").holds();
    Answer.to("check", "receptive-field", "7", "--at", "kh3,kh5").holds();
    Answer.to("check", "receptive-field", "2k-1", "--at", "kh3,kh5")
        .isRefusedWith("convproof check: --at: it is not so there that k1 = k2 = k");
    Answer.to("check", "receptive-field", "2k-1", "--at", "kh3,kh3").holds();
    Answer.to("check", "strip-columns", "7", "--at", "kh3").isRefused("--where k=1 and so on");
  }

  @Test
  void a_size_under_same_says_where_the_odd_row_goes() {
    Answer.to("check", "output-height", "ceil(h/sh)", "--padding", "same")
        .holds()
        .says("the odd one behind", "SAME_LOWER has it before");
  }

  @Test
  void an_answer_may_come_from_a_file_or_standard_input() throws Exception {
    Path file = Files.writeString(folder.resolve("answer.txt"), "  co\n");
    Answer.to("check", "biases", "--file", file.toString()).holds();
    Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff, 'c'});
    Answer.to("check", "biases", "--file", bytes.toString()).isRefused("is not UTF-8");
    Answer.to("check", "biases", "--file", folder.resolve("none").toString())
        .isRefused("cannot be read");
    InputStream before = System.in;
    try {
      System.setIn(new ByteArrayInputStream("cₒ\n".getBytes(StandardCharsets.UTF_8)));
      Answer.to("check", "biases", "-").holds();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void it_answers_in_chinese_too() {
    Answer.to("check", "biases", "co*ci", "--lang", "zh")
        .isRefuted()
        .says("情形", "biases（", "ci=2 co=1：正确 1，你的 2\n", "C19：", "多了因数 ci\n");
    Answer.to("check", "output-height", "(h-kh+2ph)/sh+1", "--lang", "zh")
        .says("若ph 为每侧填充的行数（如 PyTorch）则对");
    Answer.to("check", "biases", "co", "--lang", "fr")
        .isRefusedWith("convproof check: --lang fr: en or zh would be right");
  }

  private Answer check(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "check";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--proof-dir";
    all[arguments.length + 2] = folder.toString();
    return Answer.to(all);
  }

  private static JsonNode json(Answer answer) throws Exception {
    return new ObjectMapper().readTree(answer.out());
  }

  @Test
  void a_counterexample_of_one_reading_alone_is_shown_with_those_of_the_others() {
    Answer.to("check", "output-height", "floor((h-kh+ph)/sh)+1+floor(h/9)")
        .isRefuted()
        .says(
            "layer       h9\n",
            "under       padding: total: h9, 9 ≠ 10\n",
            "under       padding: per-side: pt1pb1, 3 ≠ 2\n");
  }
}
