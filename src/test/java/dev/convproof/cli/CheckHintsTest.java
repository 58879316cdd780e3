package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a wrong answer: what is likely wrong, or under which option it is right. */
class CheckHintsTest {
  /** What is right is in the table: worked out by hand, and no other than what is proved. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          operations | kh*kw*ci*co*ho*wo | --bias counted | too small by the factor 2 | 2*kh*kw*ci*co*ho*wo
          parameter-bytes | 12*(kh*kw*ci+1)*co | --scalar float32 | too large by the factor 3 | 4*(kh*kw*ci+1)*co
          composed-kernel-size | k1+k2+1 | | 2 is one summand too many | k1+k2-1
          composed-kernel-size | k1+k2-2 | | 1 is missing in the sum | k1+k2-1
          receptive-field | s1*(k2-1)+k1+1 | | 1 is one summand too many | s1*(k2-1)+k1
          output-height | (h-kh+ph)/sh | --padding total | 1 is missing in the sum | (h-kh+ph)/sh+1
          output-height | ceil((h-kh+ph)/sh)+1 | --padding total | rounds down, not up | floor((h-kh+ph)/sh)+1
          output-height | floor((h+ph-kh+1)/sh) | --padding total | rounds up, not down | ceil((h+ph-kh+1)/sh)
          output-height | (h+kh+ph)/sh+1 | --padding total | h+kh should be h-kh | (h-kh+ph)/sh+1
          output-height | (w-kw+pw)/sw+1 | --padding total | the axes h and w are swapped | (h-kh+ph)/sh+1
          output-height | (h-kh+2ph)/sh | --padding total | ph counts both sides already: once; 1 is missing in the sum | (h-kh+ph)/sh+1
          output-height | (h-sh+ph)/kh+1 | --padding total | kh and sh are swapped | (h-kh+ph)/sh+1
          multiplications | ci*co*ho*wo | | the factor kh*kw is missing | kh*kw*ci*co*ho*wo
          multiplications | kh*kw*co*ho*wo | | the factor ci is missing | ci*kh*kw*co*ho*wo
          multiplications | kh*kw*ci*co | | the factor ho*wo is missing | ho*wo*kh*kw*ci*co
          multiplications | kh*kw*ci*co*h*w | | the size of the input stands where that of the output is meant | kh*kw*ci*co*ho*wo
          multiplications | co*ci*ci*kh*kw*ho*wo | | the factor ci is one too many | co*ci*kh*kw*ho*wo
          multiplications | n*co*ci*kh*kw*ho*wo+0*g | | the groups are forgotten | n*co*(ci/g)*kh*kw*ho*wo
          forward-memory | (kh*kw*ci+1)*co+n*ci*h*w+co*ho*wo | --padded-copy ignored | the batch n is forgotten in co*ho*wo | (kh*kw*ci+1)*co+n*ci*h*w+n*co*ho*wo
          backward-bias-additions | co*ho*wo | | the bias is one too many: co less | co*ho*wo-co
          biases | ci | | ci and co are swapped | co
          parameters | kh*kw*ci*co+co | --where g=2 | the groups are forgotten | kh*kw*(ci/g)*co+co
          parameters | kh*kw*ci*co | --where g=2 | the groups are forgotten: a kernel reads ci/g channels; the bias is missing: co more | kh*kw*(ci/g)*co+co
          parameters | (ci/g)*(co/g)*kh*kw+co | | it is divided by the groups once too often | ci*(co/g)*kh*kw+co
          parameters | ci*co+co | | the factor kh*kw is missing in ci*co | kh*kw*ci*co+co
          parameters | (ci+1)*co | | the factor kh*kw is missing in ci | (kh*kw*ci+1)*co
          parameters | ci*co | | the factor kh*kw is missing; the bias is missing: co more | kh*kw*ci*co+co
          multiplications | co*ci*kh*kw*ho*wo | --where n=2 | the batch n is forgotten | n*co*ci*kh*kw*ho*wo
          multiplications | 2*ci*co*kh*kw*ho*wo | | too large by the factor 2 | ci*co*kh*kw*ho*wo
          activation-bytes | 4*(n*ci*h*w+co*ho*wo) | --scalar float32 --padded-copy ignored | the batch n is forgotten in co*ho*wo | 4*(n*ci*h*w+n*co*ho*wo)
          forward-memory | 4*((ci*kh*kw+1)*co+ci*h*w+co*ho*wo) | --padded-copy ignored | too large by the factor 4 | (ci*kh*kw+1)*co+ci*h*w+co*ho*wo
          forward-memory | (ci*kh*kw+1)*co+2*(ci*h*w+co*ho*wo) | --padded-copy ignored | the factor 2 is one too many | (ci*kh*kw+1)*co+ci*h*w+co*ho*wo
          """)
  void what_is_likely_wrong_is_said_with_what_is_proved_to_be_right(
      String quantity, String wrong, String options, String slip, String right) {
    List<String> arguments = new ArrayList<>(List.of("check", quantity, wrong, "--lang", "en"));
    arguments.addAll(options == null ? List.of() : List.of(options.split(" ", -1)));
    assertThat(Answer.to(arguments.toArray(String[]::new)).isRefuted().out())
        .containsPattern("likely +(it is |it )?" + Pattern.quote(slip))
        .contains("right       " + right + " (proved)\n");
    arguments.set(2, right);
    Answer.to(arguments.toArray(String[]::new)).holds();
  }

  @Test
  void two_options_are_told_where_it_takes_both() {
    Answer.to("check", "pooling-height", "ceil((h-kh)/sh)+1", "--lang", "en")
        .isRefuted()
        .says(
            "holds with  --padding valid --rounding ceil (nothing is padded, and the size rounds up)");
    Answer.to("check", "pooling-height", "ceil((h-k+2p)/s)+1", "--lang", "en")
        .isRefuted()
        .says("holds with  --padding per-side --rounding ceil (");
    for (String[] options :
        new String[][] {
          {"ceil((h-kh)/sh)+1", "--padding", "valid", "--rounding", "ceil"},
          {"ceil((h-k+2p)/s)+1", "--padding", "per-side", "--rounding", "ceil"}
        }) {
      List<String> asked = new ArrayList<>(List.of("check", "pooling-height"));
      asked.addAll(List.of(options));
      Answer.to(asked.toArray(String[]::new)).holds();
    }
  }

  /** A padding that is given or named is none that the shape decides: no option is said of it. */
  @ParameterizedTest
  @CsvSource({
    "output-height, ceil(h/sh), ph=0",
    "output-height, (h-kh+7*ph)/sh+1, sw=1",
    "output-height, h, 'ph=1,sh=1'"
  })
  void an_option_that_the_answer_cannot_be_meant_for_is_not_told(
      String quantity, String formula, String where) {
    assertThat(Answer.to("check", quantity, formula, "--where", where).isRefuted().out())
        .doesNotContain("holds with");
  }

  @Test
  void what_is_right_under_one_convention_alone_is_told_with_it() {
    Answer.to("check", "output-height", "(h-kh+ph)/sh", "--lang", "en")
        .isRefuted()
        .says("right       (h-kh+ph)/sh+1 (proved; padding: total)\n");
  }

  @Test
  void the_case_has_what_is_given_of_the_batch() {
    Answer.to("check", "multiplications", "co*ci*kh*kw*ho*wo", "--where", "n=2", "--lang", "en")
        .isRefuted()
        .says("case        n=2 ci=1 co=1 kh=1 kw=1 ho=1 wo=1: true 2, yours 1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          output-height | ceil(h/sh) | --padding same | the padding is SAME
          output-height | ceil((h-kh+1)/sh) | --padding valid | nothing is padded
          parameters | co*ci*kh*kw | --bias ignored | no bias is added
          operations | 2*n*co*ho*wo*(ci/g)*kh*kw+0*n | --count flops | PyTorch
          operations | n*co*ho*wo*(2*(ci/g)*kh*kw+1) | --bias counted --count flops | DeepSpeed
          operations | co*ho*wo*(ci*kh*kw+1) | --bias counted --count macs | ptflops
          backward-weight-operations | 2*n*co*(ci/g)*kh*kw*ho*wo | --count flops | PyTorch
          pooling-height | ceil((h-kh+ph)/sh)+1 | --rounding ceil | the size rounds up
          forward-memory | ci*kh*kw*co+ci*h*w+co*ho*wo | --bias ignored --padded-copy ignored | no bias is added, and no padded copy
          parameter-bytes | 4*ci*kh*kw*co | --bias ignored --scalar float32 | a number takes four bytes
          two-layer-output | ((h-k1)/s1+1-k2)/s2+1 | --padding valid | nothing is padded
          backward-operations | 4*ci*co*kh*kw*ho*wo | --count flops | PyTorch
          backward-operations | 4*ci*co*kh*kw*ho*wo+co*ho*wo | --bias counted --count flops | DeepSpeed
          operations | 2*kh*kw*ci*co*ceil(h/sh)*ceil(w/sw) | --padding same --bias counted | the padding is SAME
          """)
  void an_answer_that_is_right_under_another_option_is_refuted_and_told_the_option(
      String quantity, String formula, String flags, String words) {
    List<String> asked = new ArrayList<>(List.of("check", quantity, formula, "--lang", "en"));
    if (formula.contains("+0*n")) {
      asked.addAll(List.of("--bias", "ignored"));
    }
    if (quantity.startsWith("pooling")) {
      asked.addAll(List.of("--padding", "total"));
    }
    Answer.to(asked.toArray(String[]::new)).isRefuted().says(flags, words);
    asked.addAll(List.of(flags.split(" ", -1)));
    Answer.to(
            asked.stream()
                .filter(one -> !formula.contains("+0*n") || !one.equals("--bias"))
                .filter(one -> !formula.contains("+0*n") || !one.equals("ignored"))
                .toArray(String[]::new))
        .holds();
  }
}
