package dev.convproof.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.claim.catalogue.Catalogue;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundlesTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern HALF_WIDTH_STOP = Pattern.compile("\\p{IsHan}[,;:?!]");

  /** A key and the format that follows it, whose literals may be joined with names. */
  private static final Pattern SAID =
      Pattern.compile(
          "[tT]old\\([^;]*?\"([a-z0-9-]+)\",\\s*(\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*(?:[A-Za-z]+|\"(?:[^\"\\\\]|\\\\.)*\"))*)");

  private static final Pattern PUT_TOGETHER =
      Pattern.compile(
          "told\\.(parameter|word|no)-.*|told\\.(in-argument|unknown|unknown-meant|same)"
              + "|told\\.(where-nowhere|at-not-so|at-one-layer|at-two-layers|kernel-larger)"
              + "|told\\.winograd-(stride|dilation)");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");
  private static final Pattern SPECIFIER = Pattern.compile("%(?:(\\d)\\$)?[.0-9]*[a-z]");

  private static final Pattern OTHER_NAMES = Pattern.compile("真值公式|扩张|托普利茨|(?<!复)合成");

  private final Messages english = Messages.in(Language.ENGLISH);
  private final Messages chinese = Messages.in(Language.CHINESE);

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(chinese.keys().stream().filter(key -> !key.startsWith(Messages.TOLD)))
        .containsExactlyInAnyOrderElementsOf(english.keys());
  }

  /** Each is said as {@code told("key", "format", …)} or alike; some keys are put together. */
  @Test
  void what_english_says_where_it_arises_is_told_in_chinese_with_as_many_places()
      throws IOException {
    Set<String> said = new TreeSet<>();
    for (String source : sources()) {
      for (MatchResult at : SAID.matcher(source).results().toList()) {
        said.add(at.group(1));
        String text = chinese.get(Messages.TOLD + at.group(1));
        if (!at.group(1).equals("kernel-larger")) { // whose format is put together
          assertThat(places(text)).as(at.group(1)).isSubsetOf(specifiers(at.group(2)));
        }
      }
    }
    assertThat(said).hasSizeGreaterThan(80);
    assertThat(chinese.keys().stream().filter(key -> key.startsWith(Messages.TOLD)))
        .allMatch(
            key ->
                said.contains(key.substring(Messages.TOLD.length()))
                    || PUT_TOGETHER.matcher(key).matches());
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
    }
    return sources;
  }

  private static Set<Integer> places(String text) {
    Set<Integer> places = new TreeSet<>();
    PLACE.matcher(text).results().forEach(at -> places.add(Integer.parseInt(at.group(1))));
    return places;
  }

  private static Set<Integer> specifiers(String literals) {
    Set<Integer> all = new TreeSet<>();
    for (MatchResult at : SPECIFIER.matcher(literals).results().toList()) {
      all.add(at.group(1) == null ? all.size() : Integer.parseInt(at.group(1)) - 1);
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void no_key_is_there_twice(Language language) throws IOException {
    List<Object> keys = new ArrayList<>();
    Properties noting =
        new Properties() {
          @Override
          public synchronized Object put(Object key, Object value) {
            keys.add(key);
            return super.put(key, value);
          }
        };
    try (Reader reader =
        Files.newBufferedReader(
            Path.of("src/main/resources/dev/convproof/report", language.bundle()))) {
      noting.load(reader);
    }
    assertThat(keys).hasSizeGreaterThan(300).doesNotHaveDuplicates();
  }

  @Test
  void in_chinese_closed_form_dilation_and_composition_have_one_name_each() {
    assertThat(
            Stream.concat(texts(chinese), Catalogue.all().stream().map(claim -> claim.chinese())))
        .noneMatch(text -> OTHER_NAMES.matcher(text).find());
  }

  @Test
  void no_text_is_empty() {
    assertThat(texts(english)).noneMatch(String::isBlank);
    assertThat(texts(chinese)).noneMatch(String::isBlank);
  }

  @Test
  void every_formula_in_a_text_is_one() {
    for (Messages messages : List.of(english, chinese)) {
      for (String key : messages.keys()) {
        Markup.parse(messages.get(key)).stream()
            .filter(Span.Formulas.class::isInstance)
            .map(span -> ((Span.Formulas) span).text())
            .forEach(
                text -> assertThat(Html.Relations.mathMl(text)).as(key + " " + text).isPresent());
      }
    }
  }

  @Test
  void both_languages_show_the_same_formulas_and_mention_the_same_claims() {
    for (String key : english.keys()) {
      assertThat(exact(chinese.get(key)))
          .as(key)
          .containsExactlyInAnyOrderElementsOf(exact(english.get(key)));
    }
  }

  @Test
  void english_is_english_and_chinese_is_punctuated_as_chinese() {
    assertThat(texts(english)).noneMatch(text -> HAN.matcher(text).find());
    assertThat(chinese.keys().stream().filter(key -> !key.startsWith("quote.")).map(chinese::get))
        .noneMatch(text -> HALF_WIDTH_STOP.matcher(text).find());
  }

  private static List<Span> exact(String text) {
    return Markup.parse(text).stream()
        .filter(span -> span instanceof Span.Mention || span instanceof Span.Formulas)
        .distinct()
        .toList();
  }

  private static Stream<String> texts(Messages messages) {
    return messages.keys().stream().map(messages::get);
  }
}
