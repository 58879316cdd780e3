package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reports on a small catalogue, compared with files that somebody has looked at: one for each
 * exercise and language, and one for what stands around them, so that a change of wording changes
 * one file. To write them anew: {@code mvn test -Dtest=GoldenReportsTest -Dgolden=write}; then look
 * at the difference.
 */
class GoldenReportsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/reports");

  private static final Pattern SECTION =
      Pattern.compile("<section id=\"(?:section-)?([^\"]+)\">.*?</section>\n", Pattern.DOTALL);

  private static final Pattern CHAPTER =
      Pattern.compile("^## (\\S+).*?(?=^## |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  void the_reports_are_as_they_were_when_somebody_looked_at_them() throws IOException {
    SortedMap<String, String> files = byExercise(new Reports().of(FixtureEvidence.evidence()));
    if ("write".equals(System.getProperty("golden"))) {
      OutputFolder.at(GOLDEN).replace(files);
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .isEqualTo(Files.readString(GOLDEN.resolve(file.getKey())));
    }
  }

  @Test
  void the_same_evidence_gives_the_same_bytes_again() {
    assertThat(new Reports().of(FixtureEvidence.evidence()))
        .isEqualTo(new Reports().of(FixtureEvidence.evidence()));
  }

  /** The files, of which the page and the articles are taken apart by exercise. */
  private static SortedMap<String, String> byExercise(SortedMap<String, String> whole) {
    SortedMap<String, String> parts = new TreeMap<>(whole);
    parts.put("index.html", apart(parts, SECTION, "index.html", "index/%s.html"));
    parts.put("evidence.md", apart(parts, CHAPTER, "evidence.md", "evidence/%s.md"));
    parts.put("evidence.zh.md", apart(parts, CHAPTER, "evidence.zh.md", "evidence/%s.zh.md"));
    return parts;
  }

  /** Puts each part into a file of its own; returns what stands around them. */
  private static String apart(
      SortedMap<String, String> files, Pattern part, String file, String name) {
    Matcher parts = part.matcher(files.get(file));
    StringBuilder around = new StringBuilder();
    int count = 0;
    while (parts.find()) {
      count++;
      boolean plain = parts.group(1).matches("\\p{ASCII}+"); // a name that every locale can carry
      files.put(name.formatted(plain ? parts.group(1) : "part-" + count), parts.group());
      parts.appendReplacement(around, "");
    }
    parts.appendTail(around);
    assertThat(around).hasSizeLessThan(files.get(file).length());
    return around.toString();
  }
}
