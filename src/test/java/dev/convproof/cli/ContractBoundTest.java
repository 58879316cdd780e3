package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What contract says of bounds: how they are derived, and what chance does not give. */
class ContractBoundTest {
  private static final String JEANNEROD =
      "Jeannerod and Rump, SIAM J. Matrix Anal. Appl. 34(2), 2013";

  private static Answer contract(String... more) {
    String type = ForeignSamples.class.getName() + "$Truncating#convolve";
    List<String> args = new ArrayList<>(List.of("contract", "--java", type, "--classpath"));
    args.add(ForeignSamples.folder());
    args.addAll(List.of("--seed", "3", "--cases", "40"));
    args.addAll(List.of(more));
    return Answer.to(args.toArray(String[]::new));
  }

  @Test
  void long_sums_that_are_truncated_are_suspect() {
    contract()
        .holds()
        .says(
            "\nbound       n·u·(S + n·η) + n·η, u = 2^−24, η = 2^−149: " + JEANNEROD,
            "\nprobable    (exp(λ·√n·u + n·u²/(1 − u)) − 1)·(S + n·η) + n·η, λ = ",
            ": Higham and Mary, SIAM J. Sci. Comput. 41(5), 2019, for independent errors of mean zero",
            "\nsuspect     ",
            " results on fractional numbers are within their bounds, but beyond what errors that are",
            " independent and of mean zero give, but for a probability of 1.00e-09 in all\n",
            " is further off than chance takes it",
            "\n            the first, at [n=0 o=0 i=0 j=0] of ci",
            "; suspect, which --strict refuses\n");
  }

  @Tag("long")
  @Test
  void strict_refuses_them_in_json_too() throws JsonProcessingException {
    Answer answer = contract("--strict", "--json");
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
    JsonNode result = new ObjectMapper().readTree(answer.out());
    assertThat(result.get("verdict").asText()).isEqualTo("HOLDS");
    JsonNode suspect = result.get("suspect");
    assertThat(suspect.get("law").asText()).isEqualTo("accuracy");
    assertThat(suspect.get("results").asLong()).isPositive();
    assertThat(suspect.get("failure").asDouble()).isEqualTo(1e-9);
    assertThat(suspect.get("case").asText()).startsWith("ci");
    assertThat(result.get("derivation").get("source").asText()).isEqualTo(JEANNEROD);
    assertThat(result.get("probableDerivation").get("formula").asText()).contains("√n·u");
  }

  @Tag("long")
  @Test
  void where_they_may_truncate_they_are_not() {
    Answer answer = contract("--strict", "--arithmetic", "tf32").holds();
    answer.says("\nbound       n·w/(1 − n·w)·(S + n·η) + n·η, w = 2^−23", ": Blanchard et al.");
    assertThat(answer.out()).doesNotContain("suspect", "\nprobable");
  }
}
