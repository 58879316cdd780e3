package dev.convproof.claim.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.LawJudge;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kind of every verdict, for each reading where there are several. */
class VerdictsTest {
  private static final Map<String, Claim> CLAIMS =
      Catalogue.all().stream()
          .collect(Collectors.toMap(Claim::id, Function.identity(), (a, b) -> a, TreeMap::new));

  @ParameterizedTest
  @CsvSource({
    "E1a, EXACT",
    "E1b, EXACT",
    "E1c, EXACT",
    "E1c-all, REFUTED",
    "E1d, EXACT",
    "E5, EXACT EXACT REFUTED REFUTED",
    "E6, EXACT",
    "E7, EXACT",
    "E8, EXACT",
    "T2a, EXACT",
    "T2b, REFUTED",
    "T2c, REFUTED",
    "T3a, EXACT",
    "T3b, REFUTED",
    "T4a, EXACT",
    "T4b, EXACT EXACT REFUTED",
    "T5a, REFUTED EXACT",
    "T5b, EXACT",
    "T6, REFUTED",
    "T8a, EXACT",
    "T8c, REFUTED",
    "T9a, REFUTED",
    "T9b, EXACT REFUTED",
    "T9c, REFUTED EXACT EXACT EXACT",
    "T10a, EXACT",
    "T10b, REFUTED",
    "T12, EXACT REFUTED EXACT",
    "L17, EXACT"
  })
  void a_claim_gets_its_verdict(String id, String expected) {
    assertThat(words(JudgedCatalogue.judgement(id).verdict())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"L1, PROBABLE", "L3, PROBABLE", "L5, PROBABLE", "L13, PROBABLE", "L14, EXACT"})
  void a_law_is_as_strong_as_its_weakest_link(String id, String atEveryShape) {
    Verdict.Holds law = (Verdict.Holds) onFewCases((LawJudge) CLAIMS.get(id).judge()).verdict();
    assertThat(law.links().stream().map(link -> name(link.strength())))
        .containsExactly(atEveryShape, "SAMPLED", "SAMPLED");
    assertThat(name(law.strength())).isEqualTo("SAMPLED");
  }

  @ParameterizedTest
  @CsvSource({
    "E1b, WITNESS ALL",
    "E1c, LISTED ALL",
    "E7, ALL ALL ALL",
    "T5a, WITNESS",
    "T9c, WITNESS WITNESS WITNESS",
  })
  void what_is_exact_says_at_which_values(String id, String expected) {
    assertThat(links(JudgedCatalogue.judgement(id).verdict()))
        .extracting(Verdict.Link::strength)
        .filteredOn(Strength.Exact.class::isInstance)
        .extracting(strength -> ((Strength.Exact) strength).values().name())
        .containsExactly(expected.split(" "));
  }

  private static List<Verdict.Link> links(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream().flatMap(r -> links(r.verdict()).stream()).toList();
    }
    return verdict instanceof Verdict.Holds holds ? holds.links() : List.of();
  }

  /** The kind of verdict does not depend on how many there are; the reports judge on all. */
  private static Judgement onFewCases(LawJudge judge) {
    return new LawJudge(judge.law(), judge.subjects(), judge.regardlessOfValues(), 2, 20).judge();
  }

  @Test
  void no_id_is_used_twice() {
    assertThat(CLAIMS).hasSize(Catalogue.all().size());
  }

  @Test
  void every_law_has_a_claim_that_states_it() {
    assertThat(LawClaims.all().stream().map(Claim::english))
        .containsAll(Laws.forward().stream().map(Law::statement).distinct().toList());
  }

  @Test
  void every_claim_is_stated_in_both_languages() {
    assertThat(CLAIMS.values())
        .allSatisfy(claim -> assertThat(claim.english()).matches("(?s)\\P{IsHan}+[.:]"))
        .allSatisfy(claim -> assertThat(claim.chinese()).containsPattern("\\p{IsHan}"));
  }

  private static String words(Verdict verdict) {
    if (verdict instanceof Verdict.Depends depends) {
      return depends.readings().stream()
          .map(reading -> words(reading.verdict()))
          .collect(Collectors.joining(" "));
    }
    if (verdict instanceof Verdict.Holds holds) {
      return name(holds.strength());
    }
    return verdict instanceof Verdict.Refuted ? "REFUTED" : "UNDECIDED";
  }

  private static String name(Object strength) {
    return strength.getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }
}
