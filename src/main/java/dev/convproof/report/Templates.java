package dev.convproof.report;

import dev.convproof.report.words.Wording;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** The templates, with escaping on, independent of the machine's locale. */
final class Templates {
  private final PebbleEngine engine;

  Templates(Wording wording) {
    ClasspathLoader loader = new ClasspathLoader(Templates.class.getClassLoader());
    loader.setPrefix("dev/convproof/report/templates");
    loader.setSuffix(".peb");
    engine =
        new PebbleEngine.Builder()
            .loader(loader)
            .extension(new TemplateWords(wording))
            .addEscapingStrategy("markdown", TemplateWords.MARKDOWN)
            .defaultLocale(Locale.ROOT)
            .strictVariables(true)
            .newLineTrimming(false)
            .cacheActive(true)
            .build();
  }

  /** Fills a template of HTML or SVG in, where blank lines say nothing. */
  String markup(String template, Map<String, Object> values) {
    return fill(template, values).replaceAll("\n\\s*\n", "\n").strip() + "\n";
  }

  /** Fills a template of Markdown in, where one blank line says as much as several. */
  String markdown(String template, Map<String, Object> values) {
    return fill(template, values).replaceAll(" +\n", "\n").replaceAll("\n\\s*\n", "\n\n").strip()
        + "\n";
  }

  private String fill(String template, Map<String, Object> values) {
    try {
      StringWriter out = new StringWriter();
      engine.getTemplate(template).evaluate(out, values, Locale.ROOT);
      return out.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
