package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
            verdict     HOLDS (exact)
                        the formula equals the closed form co*ci*kh*kw*ho*wo: proved for all shapes (check-multiplications.smt2)
                        the closed form n*co*(ci/g)*kh*kw*ho*wo equals what a forward pass executes: executed at every shape of excess up to 4, 1633 in all
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
                        the formula equals the closed form (h-kh+2*ph)/sh+1 (padding: per-side): proved for all shapes (check-output-height-padding-per-side.smt2)
                        the closed form counts the windows that fit: proved for all shapes (output-counts-windows.smt2)
            proof""");
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
