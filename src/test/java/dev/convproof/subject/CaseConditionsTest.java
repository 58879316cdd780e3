package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.Subject;
import dev.convproof.Support;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.generate.RandomCase;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions on cases: which are met, what is said of others, and how those are made to fit. */
class CaseConditionsTest {
  private static final Subject<double[]> ANY =
      Subject.of("any", Arithmetic.FLOAT64, (g, x, k, b) -> new double[g.outputSize()]);

  private static CaseConditions of(String text) {
    return CaseConditions.of(text, "--supports");
  }

  private static String support(CaseConditions conditions, String shape, boolean bias) {
    Geometry g = Notation.parse(shape);
    Optional<double[]> b = bias ? Optional.of(new double[g.outputChannels()]) : Optional.empty();
    Problem<double[]> problem =
        Problem.of(g, new double[g.inputSize()], new double[g.weightSize()], b);
    Support support = conditions.of(ANY).support(problem);
    if (support instanceof Support.Unsupported no) {
      return no.reason();
    }
    assertThat(support).isEqualTo(new Support.Supported());
    return "";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "kh<=3; h4kh3; h5kh4; --supports kh<=3: kh is 4",
        "ci>=2; ci2; ci1; --supports ci>=2: ci is 1",
        "sh=2; h3sh2; h3sh1; --supports sh=2: sh is 1",
        "sh=1; h3sh1; h3sh2; --supports sh=1: sh is 2",
        "g=1,dh=1; ci2; ci2co2g2; --supports g=1: g is 2",
        "g=1 , dh=1; ci2; h3kh2dh2; --supports dh=1: dh is 2"
      })
  void cases_that_do_not_meet_a_condition_are_unsupported(
      String conditions, String met, String unmet, String reason) {
    assertThat(support(of(conditions), met, false)).isEmpty();
    assertThat(support(of(conditions), unmet, false)).isEqualTo(reason);
  }

  @Test
  void a_bias_is_there_or_not() {
    assertThat(support(of("bias=0"), "ci2", false)).isEmpty();
    assertThat(support(of("bias=0"), "ci2", true)).isEqualTo("--supports bias=0: bias is 1");
    assertThat(support(of("bias=1"), "ci2", false)).isEqualTo("--supports bias=1: bias is 0");
    assertThat(of("bias=0").fitting().bias()).isFalse();
    assertThat(of("bias=1").fitting().bias()).isTrue();
    assertThat(of("bias=0,g=1").fitting().bias()).isFalse();
    assertThat(of("g=2").fitting().bias()).isTrue();
  }

  @Test
  void no_condition_is_met_by_all() {
    assertThat(of(" ").of(ANY)).isSameAs(ANY);
    assertThat(of("").fitting()).isSameAs(RandomCase.Fitting.NONE);
    assertThat(of("g=1").of(ANY)).isNotSameAs(ANY);
  }

  @Test
  void both_lists_count_and_equal_conditions_once() {
    CaseConditions both = of("g=1").and(of("kh=1"));
    assertThat(support(both, "ci2co2g2", false)).isEqualTo("--supports g=1: g is 2");
    assertThat(support(both, "h2kh2", false)).isEqualTo("--supports kh=1: kh is 2");
    assertThat(support(both, "h2", false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kh<=3, h9kh5, h9kh3",
    "kh>=3, h2kh1, h3kh3",
    "'kh>=3,dh=2', h2kh1, h5kh3dh2",
    "'kh=3,pt=1,pb=1', h1, h1kh3pt1pb1",
    "'kw=3,dw=3,pl=1,pr=2', w1, w4kw3dw3pl1pr2",
    "'n=2,ci>=4,co<=3', ci2co5, n2ci4co3",
    "'sh=2,sw=3', h5w5, h5w5sh2sw3",
    "g=1, ci4co4g2, ci4co4",
    "'h>=7,w<=3', h2w5, h7w3",
    "bias=0, ci2, ci2"
  })
  void cases_are_made_to_fit_where_that_can_be_done(String conditions, String shape, String fits) {
    assertThat(of(conditions).fitting().shape().apply(Notation.parse(shape)))
        .isEqualTo(Notation.parse(fits));
  }

  @Test
  void a_case_that_cannot_fit_stays_as_it_is() {
    Geometry odd = Notation.parse("ci3co2");
    assertThat(of("g=2").fitting().shape().apply(odd)).isEqualTo(odd);
  }

  @ParameterizedTest
  @ValueSource(strings = {"g", "g=", "g=x", "g<1", "g==1", "=1", "g=1234567890", "g=1,"})
  void what_is_no_condition_is_named(String text) {
    String named = text.endsWith(",") ? "" : text;
    assertThatThrownBy(() -> of(text))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage("\"" + named + "\" is no condition such as g=1 or kh<=3");
  }

  @Test
  void unknown_symbols_are_named() {
    assertThatThrownBy(() -> of("g=1, groups=1"))
        .isInstanceOf(NoSubjectException.class)
        .hasMessage(
            "unknown symbol \"groups\": known are those of a case line, such as g, sh, dh, kh, pt,"
                + " and bias");
  }
}
