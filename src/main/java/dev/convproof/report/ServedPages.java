package dev.convproof.report;

import dev.convproof.claim.Judgement;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.HashMap;
import java.util.Map;

/** The pages of the server: templates whose names begin with {@code served}, filled in. */
public final class ServedPages {
  private final Wording wording = new Wording();
  private final Templates templates = new Templates(wording);

  /**
   * Fills a template in.
   *
   * @param template such as {@code served-check.html}
   * @param values all that it names, beside {@code language} and {@code lang}, {@code en} or {@code
   *     zh}
   */
  public String page(String template, Language language, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("language", language);
    all.put("lang", language == Language.CHINESE ? "zh" : "en");
    return templates.markup(template, all);
  }

  /** Returns a verdict as the templates of the reports show it. */
  public VerdictView view(String name, Judgement judgement) {
    return new VerdictView.Writer(wording).of(name, judgement.verdict());
  }

  /** Returns the text of a key in a language, without marks. */
  public String plain(String key, Language language) {
    return Wording.plain(wording.text(key).in(language));
  }

  /** Returns the text of a key, or the word itself where there is none. */
  public Text named(String topic, String word) {
    String key = topic + "." + word.replace(' ', '-');
    return wording.has(key) ? wording.text(key) : Text.same(word.replaceAll("[\\\\`#]", "\\\\$0"));
  }
}
