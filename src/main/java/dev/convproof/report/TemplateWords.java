package dev.convproof.report;

import dev.convproof.report.words.Html;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Markdown;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.EscapingStrategy;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/**
 * The functions and filters of templates: {@code say("verdict.holds")} is a text; {@code | both}
 * writes a text as HTML in both languages, or in the one that the variable {@code sole} is, {@code
 * | only} as HTML and {@code | plain} without marks in the language of the page, {@code |
 * markdown(language)} as Markdown in one.
 */
final class TemplateWords extends AbstractExtension {
  static final EscapingStrategy MARKDOWN = Markdown::escape;

  private final Wording wording;

  TemplateWords(Wording wording) {
    this.wording = wording;
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of("say", new Say(wording));
  }

  @Override
  public Map<String, Filter> getFilters() {
    return Map.of(
        "both", new Both(), "only", new Only(), "plain", new Plain(), "markdown", new InMarkdown());
  }

  private record Say(Wording wording) implements Function {
    @Override
    public List<String> getArgumentNames() {
      return List.of("key");
    }

    @Override
    public Object execute(
        Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
      return wording.text((String) args.get("key"));
    }
  }

  private record Both() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext c,
        int line) {
      Text text = (Text) input;
      return new SafeString(
          c.getVariable("sole") instanceof Language sole
              ? Html.of(text.in(sole))
              : Html.both(text));
    }
  }

  /** Of one language, as the template's variable {@code language} says. */
  private record Only() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext c,
        int line) {
      return new SafeString(Html.of(((Text) input).in((Language) c.getVariable("language"))));
    }
  }

  /** The same without marks, for attributes; escaped like any other value. */
  private record Plain() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext c,
        int line) {
      return Wording.plain(((Text) input).in((Language) c.getVariable("language")));
    }
  }

  private record InMarkdown() implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of("language");
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext c,
        int line) {
      return new SafeString(Markdown.of(((Text) input).in((Language) args.get("language"))));
    }
  }
}
