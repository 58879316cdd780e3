package dev.convproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ReplyCacheTest {
  private static final int BYTES = 20_000;

  private static WebQuestion question(int number) {
    Map<String, String> parameters = Map.of("formula", Integer.toString(number));
    return new WebQuestion("/check", new TreeMap<>(parameters), false, "en");
  }

  private static WebReply reply(String text) {
    return WebReply.of(200, WebReply.TEXT, text);
  }

  @Test
  void what_was_asked_for_last_is_kept_within_the_bytes() {
    ReplyCache cache = new ReplyCache(BYTES);
    for (int number = 0; number < 1000; number++) {
      cache.put(question(number), reply("answer " + number));
      cache.get(question(0));
      assertThat(cache.bytes()).isBetween(1L, (long) BYTES);
    }
    assertThat(cache.get(question(0)).orElseThrow().text()).isEqualTo("answer 0");
    assertThat(cache.get(question(999)).orElseThrow().text()).isEqualTo("answer 999");
    assertThat(cache.get(question(1))).isEmpty();
  }

  @Test
  void what_is_large_is_not_kept_and_drives_nothing_out() {
    ReplyCache cache = new ReplyCache(BYTES);
    cache.put(question(1), reply("small"));
    cache.put(question(2), reply("x".repeat(BYTES)));
    assertThat(cache.get(question(2))).isEmpty();
    assertThat(cache.get(question(1))).isPresent();
  }

  @Test
  void questions_that_differ_in_anything_have_answers_of_their_own() {
    ReplyCache cache = new ReplyCache(BYTES);
    WebQuestion page = question(1);
    cache.put(page, reply("page"));
    assertThat(cache.get(new WebQuestion("/check", page.parameters(), true, "en"))).isEmpty();
    assertThat(cache.get(new WebQuestion("/check", page.parameters(), false, "zh"))).isEmpty();
    assertThat(cache.get(new WebQuestion("/proof", page.parameters(), false, "en"))).isEmpty();
  }
}
