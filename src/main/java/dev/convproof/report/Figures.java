package dev.convproof.report;

import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.message.Message;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts computed results into words. Results of a kind for which the bundles have heads, such as
 * {@code heads.distribution} for {@code value.distribution}, stand in a table; others alone.
 */
record Figures(Wording wording) {
  /** Returns the results that stand alone, in order. */
  List<Entry.Named> alone(Judgement judgement) {
    return judgement.figures().stream()
        .filter(figure -> !hasHeads(figure))
        .map(figure -> new Entry.Named(name(figure), wording.text(inWords(figure.value()))))
        .toList();
  }

  /** A case at which two numbers differ is told by its sizes, not by its line. */
  private static Message inWords(Message value) {
    return value instanceof Message.Keyed of
            && of.key().equals("value.unequal")
            && of.arguments().get(0) instanceof Message.Verbatim on
        ? Message.of(
            "value.unequal-at",
            CaseInWords.of(on.text()),
            of.arguments().get(1),
            of.arguments().get(2))
        : value;
  }

  /** Returns the results that stand in tables, one for each name. */
  List<Entry.Columns> columns(Judgement judgement) {
    Map<String, List<Figure>> kinds =
        judgement.figures().stream()
            .filter(this::hasHeads)
            .collect(Collectors.groupingBy(Figure::name, LinkedHashMap::new, Collectors.toList()));
    return kinds.values().stream().map(this::table).toList();
  }

  private Entry.Columns table(List<Figure> figures) {
    Figure first = figures.get(0);
    return new Entry.Columns(
        name(first), heads(wording.text(key(first))), figures.stream().map(this::cells).toList());
  }

  private static List<Text> heads(Text all) {
    String[] english = all.english().split(" \\| ", -1);
    String[] chinese = all.chinese().split(" \\| ", -1);
    return Stream.iterate(0, at -> at < english.length, at -> at + 1)
        .map(at -> new Text(english[at], chinese[at]))
        .toList();
  }

  private List<Text> cells(Figure figure) {
    return ((Message.Keyed) figure.value()).arguments().stream().map(wording::text).toList();
  }

  private boolean hasHeads(Figure figure) {
    return figure.value() instanceof Message.Keyed && wording.has(key(figure));
  }

  private static String key(Figure figure) {
    return ((Message.Keyed) figure.value()).key().replaceFirst("^[a-z]+", "heads");
  }

  /** Returns what a quantity means, where it is named as a command knows it. */
  private Message meaning(Message of) {
    String key =
        of instanceof Message.Keyed keyed ? keyed.key().replaceFirst("^quantity", "meaning") : "";
    return key.startsWith("meaning.") && wording.has(key) ? Message.of(key) : of;
  }

  private Text name(Figure figure) {
    Message name = Message.named("figure", figure.name());
    return wording.text(
        figure.of().isEmpty()
            ? name
            : Message.of(
                "figures.of",
                name,
                Message.joined("list.and", figure.of().stream().map(this::meaning).toList())));
  }
}
