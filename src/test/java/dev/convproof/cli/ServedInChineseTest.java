package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.report.ServedPages;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a question, and why nothing was compared, in Chinese. */
class ServedInChineseTest {
  private static final Pattern COMPLAINT =
      Pattern.compile("(?s)<div class=\"complaint\"[^>]*>(.*?)</div>");

  private static final String TWO_WORDS = "[a-z]{3,} [a-z]{2,}";

  private static final ServedPages PAGES = new ServedPages();
  private static final ServedAnswers ANSWERS = new ServedAnswers(PAGES);
  private static final ServedSite SITE = new ServedSite(PAGES);

  private static WebReply reply(String address) {
    String[] parts = address.split("\\?", 2);
    SortedMap<String, String> parameters = new TreeMap<>();
    Arrays.stream(parts[1].split("&"))
        .map(one -> one.split("=", 2))
        .forEach(one -> parameters.put(one[0], one[1]));
    WebQuestion question = new WebQuestion(parts[0], parameters, false, "zh");
    return SITE.isComputed(parts[0]) ? ANSWERS.answer(question) : SITE.at(question).orElseThrow();
  }

  private static String text(WebReply reply) {
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/check?quantity=biasez&formula=co",
        "/check?quantity=zzzzzz&formula=co",
        "/check?quantity=gradient&formula=co",
        "/check?quantity=biases",
        "/check?quantity=biases&formula=co++x",
        "/check?quantity=biases&formula=-",
        "/check?quantity=biases&formula=co&file=pom.xml",
        "/check?quantity=biases&formula=co&timeout=3600",
        "/check?quantity=biases&formula=co&padding=no",
        "/check?quantity=biases&formula=co&bias=counted",
        "/check?quantity=biases&formula=co&where=kh",
        "/check?quantity=biases&formula=co&where=zz=1",
        "/check?quantity=biases&formula=co&where=kh=0",
        "/check?quantity=biases&formula=co&where=kh=kh",
        "/check?quantity=biases&formula=co&where=kh=1,kh=2",
        "/check?quantity=biases&formula=co&at=kh3h2",
        "/check?quantity=biases&formula=co&at=zz3",
        "/check?quantity=biases&formula=co&at=sh0",
        "/check?quantity=biases&formula=co&at=n0",
        "/check?quantity=biases&formula=co&at=kh3kh3",
        "/check?quantity=biases&formula=co&at=kh",
        "/check?quantity=biases&formula=co&at=kh3,kh3",
        "/check?quantity=biases&formula=co&at=h12345678901",
        "/check?quantity=biases&formula=co&at=g2ci3co2",
        "/check?quantity=composed-kernel-size&formula=k1&at=kh3",
        "/check?quantity=E9&formula=co",
        "/check?quantity=E5&formula=perhaps",
        "/proof?quantity=biases&formula=co&file=no.smt2",
        "/compose?k1=[1&k2=[1]",
        "/compose?k1=[1,,2]&k2=[1]",
        "/compose?k1=[]&k2=[1]",
        "/compose?k1=1&k2=[1]",
        "/compose?k1=[1][2]&k2=[1]",
        "/compose?k1=[1e9999]&k2=[1]",
        "/compose?k1=[1,[2]]&k2=[1]",
        "/compose?k1=[[1],2]&k2=[1]",
        "/compose?k1=[1]&k2=[[[1]]]",
        "/compose?k1=[[[[[[[[[[1]]]]]]]]]]&k2=[1]",
        "/compose?k1=[1]&k2=[[[[1]],[[1]]]]",
        "/compose?k1=[1]&k2=[1]&stride=1,2,3",
        "/compose?k1=[1]&k2=[1]&stride=0",
        "/compose?k1=[1]&k2=[1]&bias=[1,2]",
        "/decompose?k=[1/0]",
        "/decompose?k=[1.2.3]",
        "/decompose?k=[[1,2],[3]]",
        "/decompose?k=[1,2]&over=octonions",
        "/decompose?k=[[1,2],[2,1]]&over=real",
        "/decompose?k=[[[[1]],[[1]]]]",
        "/decompose?k=[1,2]&channels=2",
        "/decompose?k=[1,2]&first=2",
        "/decompose?k=[1,2]&first=5,5",
        "/decompose?k=[1,2]&first=1,1&channels=0",
        "/decompose?k=[1,2,1]&first=1,2&over=real",
        "/run?input=[[1]]",
        "/run?input=[[1]]&kernel=[[1,2]]",
        "/run?input=[[1]]&kernel=[[[[1]],[[1]]]]",
        "/run?input=[[0.5]]&kernel=[[1]]",
        "/run?input=[[1]]&kernel=[[1]]&stride=0",
        "/run?input=[[1]]&kernel=[[1]]&padding=99",
        "/run?input=[[1]]&kernel=abc",
        "/windows?h=99",
        "/windows?h=2&k=9",
        "/windows?h=2&k=9&d=2&p=1",
      })
  void a_complaint_is_in_chinese(String address) {
    WebReply reply = reply(address);
    assertThat(reply.status()).isEqualTo(400);
    Matcher complaint = COMPLAINT.matcher(text(reply));
    assertThat(complaint.find()).as(text(reply)).isTrue();
    assertThat(complaint.group(1).replaceAll("--[a-z-]+ [^ ：]*", ""))
        .matches("(?s).*\\p{IsHan}.*")
        .doesNotContain("convproof")
        .doesNotContainPattern(TWO_WORDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/run?input=[[0,1,2],[3,4,5],[6,7,8]]&kernel=[[0,1],[2,3]]&stride=2&padding=1",
        "/run?input=[[0,1,2],[3,4,5],[6,7,8]]&kernel=[[0,0]]&dilation=2",
        "/run?input=[[1]]&kernel=[[[[1]]],[[[0]]]]",
      })
  void what_a_strategy_does_not_compute_and_why_is_in_chinese(String address) {
    WebReply reply = reply(address);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(main(reply)).contains("不计算这种情形：", "例子只有一幅图像").doesNotContainPattern(TWO_WORDS);
  }

  @Test
  void the_same_reasons_are_in_english_in_english() {
    WebReply reply =
        ANSWERS.answer(
            new WebQuestion(
                "/run",
                new TreeMap<>(Map.of("input", "[[1,2]]", "kernel", "[[1,2]]")),
                false,
                "en"));
    assertThat(main(reply))
        .contains(
            "kernel 1×2: a product over the channels alone needs 1×1", "the case has stride 1");
  }

  @Test
  void what_is_known_of_an_answer_leads_to_the_evidence() {
    assertThat(text(reply("/check?quantity=biases&formula=co*ci")))
        .contains(
            "<a href=\"/report/index.html?lang=zh#C19\">C19</a>",
            "<a href=\"/report/index.html?lang=zh#T8b\">T8b</a>");
  }

  private static String main(WebReply reply) {
    return text(reply).replaceAll("(?s)^.*<main|</main>.*$", "").replaceAll("<[^>]*>", " ");
  }
}
