package dev.convproof.report.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources say by key is in the bundles, and the bundles say nothing that nobody says. */
class MessagesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/convproof");
  private static final Pattern CALL = Pattern.compile("Message\\.of\\(\\s*\"([a-z0-9.-]+)\"");

  /** Topics whose keys are written out in the sources, whole or after the dot. */
  private static final Pattern WRITTEN_OUT =
      Pattern.compile("(link|bound|known|reason|value|list|executed|column|certificate)\\..*");

  private final Wording wording = new Wording();

  @Test
  void every_message_of_the_sources_has_its_text_with_a_place_for_each_argument()
      throws IOException {
    List<Message> calls = calls();
    assertThat(calls).hasSizeGreaterThan(100);
    for (Message call : calls) {
      assertThat(wording.text(call).english()).as(call.toString()).isNotBlank();
    }
  }

  /** Each call that names its key, with as many arguments as it has. */
  private static List<Message> calls() throws IOException {
    List<Message> calls = new ArrayList<>();
    for (String source : sources()) {
      Matcher call = CALL.matcher(source);
      while (call.find()) {
        if (source.charAt(call.end()) != ' ') { // else the key is longer than this
          calls.add(Message.of(call.group(1), new Object[arguments(source, call.end())]));
        }
      }
    }
    return calls;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> texts = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        texts.add(Files.readString(file));
      }
      return texts;
    }
  }

  /** Commas at the level of the call, up to the parenthesis that closes it. */
  private static int arguments(String source, int from) {
    int depth = 0;
    int commas = 0;
    boolean quoted = false;
    for (int at = from; depth >= 0; at++) {
      char c = source.charAt(at);
      quoted ^= c == '"';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        commas += c == ',' && depth == 0 ? 1 : 0;
      }
    }
    return commas;
  }

  @Test
  void every_text_is_said_somewhere() throws IOException {
    String all = String.join("\n", sources());
    assertThat(Messages.in(Language.ENGLISH).keys())
        .filteredOn(key -> WRITTEN_OUT.matcher(key).matches())
        .hasSizeGreaterThan(100)
        .allMatch(
            key ->
                all.contains('"' + key + '"')
                    || all.contains('"' + key.substring(key.indexOf('.') + 1) + '"'));
  }

  @Test
  void a_key_that_a_bundle_lacks_is_an_error_that_names_it() {
    assertThatThrownBy(() -> wording.text(Message.of("link.that-nobody-wrote")))
        .hasMessage("messages.properties lacks link.that-nobody-wrote");
  }

  @Test
  void too_few_and_too_many_arguments_are_errors_that_name_the_key() {
    assertThatThrownBy(() -> wording.text(Message.of("bound.shapes", 12)))
        .hasMessageContaining("messages.properties, bound.shapes: the text has places for [0, 1]");
    assertThatThrownBy(() -> Wording.english(Message.of("known.first-shape", 12)))
        .hasMessageContaining("known.first-shape: the text has places for []");
  }

  @Test
  void arguments_that_are_messages_are_said_in_each_language_and_others_stand_for_themselves() {
    Text text =
        wording.text(
            Message.of("link.of-quantity", Message.of("quantity.biases"), "`#T8b` \\ $1 {0}"));
    assertThat(text.english()).isEqualTo("biases: \\`\\#T8b\\` \\\\ $1 {0}");
    assertThat(text.chinese()).isEqualTo("一层的偏置个数：\\`\\#T8b\\` \\\\ $1 {0}");
  }

  @Test
  void what_is_told_is_put_into_words_when_it_is_read() {
    AtomicInteger read = new AtomicInteger();
    Object argument =
        new Object() {
          @Override
          public String toString() {
            return "word " + read.incrementAndGet();
          }
        };
    Message.Told told = Message.told("same", "a %s", argument);
    assertThat(read).hasValue(0);
    assertThat(told.english()).isEqualTo("a word 1");
    assertThat(wording.text(told).chinese()).startsWith("word ");
    assertThat(Message.told("same", "a %s", told)).hasToString("a a word " + (read.get() + 1));
    assertThat(Message.told("same", "a %s", 2))
        .isEqualTo(new Message.Told("a 2", "same", List.of(Message.verbatim(2))));
  }

  @Test
  void programs_get_plain_english() {
    assertThat(Wording.english(Message.of("bound.shapes", 12, "#3")))
        .isEqualTo("all 12 shapes whose sizes exceed the smallest by at most #3 in total");
  }
}
