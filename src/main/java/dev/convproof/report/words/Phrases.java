package dev.convproof.report.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in Chinese what judges say in English. Both bundles hold each phrase under the same key,
 * such as {@code phrase.sampled = {0} random cases}; the English one is matched, and what stood in
 * its places goes, translated in turn where it is a phrase itself, into the Chinese one.
 */
final class Phrases {
  private static final Pattern PLACE = Pattern.compile("\\{(\\d)\\}");

  private final List<Phrase> phrases;

  Phrases(Messages english, Messages chinese) {
    phrases =
        english.keys().stream()
            .filter(key -> key.startsWith("phrase."))
            .map(key -> new Phrase(english.get(key), chinese.get(key)))
            .sorted(Comparator.comparingInt(Phrase::words).reversed())
            .toList();
  }

  /** The Chinese text, if there is a phrase for it; what holds no word needs no translation. */
  Optional<String> translate(String said) {
    if (said.codePoints().noneMatch(Character::isLetter)) {
      return Optional.of(said);
    }
    return phrases.stream().flatMap(phrase -> phrase.translate(said, this).stream()).findFirst();
  }

  /** One phrase; those with more words of their own are tried first. */
  private record Phrase(String english, Pattern pattern, String chinese) {
    Phrase(String english, String chinese) {
      this(english, pattern(english), chinese);
    }

    int words() {
      return PLACE.matcher(english).replaceAll("").length();
    }

    Optional<String> translate(String said, Phrases all) {
      Matcher matcher = pattern.matcher(said);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      return Optional.of(PLACE.matcher(chinese).replaceAll(at -> inner(matcher, at.group(1), all)));
    }

    private static String inner(Matcher matcher, String place, Phrases all) {
      String part = matcher.group("p" + place);
      return Matcher.quoteReplacement(all.translate(part).orElse(part));
    }

    private static Pattern pattern(String english) {
      StringBuilder regex = new StringBuilder();
      int end = 0;
      Matcher places = PLACE.matcher(english);
      while (places.find()) {
        regex.append(Pattern.quote(english.substring(end, places.start())));
        regex.append("(?<p").append(places.group(1)).append(">.+?)");
        end = places.end();
      }
      return Pattern.compile(
          regex.append(Pattern.quote(english.substring(end))).toString(), Pattern.DOTALL);
    }
  }
}
