package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Example;
import dev.convproof.claim.Verdict.Kind;
import dev.convproof.law.LawStatement;
import dev.convproof.law.Laws;
import dev.convproof.message.Message;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A claim as the reports show it.
 *
 * @param title in a few words
 * @param questions at most one: what the exercise asks
 * @param source where it comes from
 * @param quotes at most one: what the post says
 * @param answers at most one: what answers the exercise
 * @param explanations at most one: why the verdict is what it is
 * @param parts the statement as quantities and their formulas, where it is several of these
 * @param examples at most one: the section's own numbers, worked
 * @param figures results that stand alone
 * @param columns results of one kind, as tables
 * @param tables results side by side that belong to this claim
 * @param answersTo the claims on the same topic, if this is an exercise
 */
public record Entry(
    String id,
    Text title,
    List<Text> questions,
    Text source,
    Text statement,
    List<Part> parts,
    List<Worked> examples,
    List<Text> quotes,
    List<Text> answers,
    List<Text> explanations,
    VerdictView outcome,
    List<Named> figures,
    List<Columns> columns,
    List<SideBySide> tables,
    List<Entry> answersTo) {

  /** A computed result with its name. */
  public record Named(Text name, Text value) {}

  /** A quantity, and the formula that it is said to be. */
  public record Part(Text quantity, Text formula) {}

  /** Results of one kind: the heads, and a row of cells for each. */
  public record Columns(Text name, List<Text> heads, List<List<Text>> rows) {}

  /** A worked example: its grids as a picture, and what they show. */
  public record Worked(String name, Picture picture, Text caption) {
    /** Returns the caption without marks. */
    public Text plain() {
      return new Text(Wording.plain(caption.english()), Wording.plain(caption.chinese()));
    }
  }

  /** Returns the page that explains it, where it is a law that has one. */
  public List<String> pages() {
    return Laws.explained().stream()
        .filter(law -> law.statement().equals(statement.english()))
        .map(LawStatement::page)
        .toList();
  }

  /** Returns the path of the sheet to hand out, in a language, with the answer or without. */
  public String handout(Language language, boolean answered) {
    return "handout/"
        + id
        + (answered ? ".answer" : "")
        + (language == Language.ENGLISH ? "" : ".zh")
        + ".html";
  }

  /** Returns the paths of the sheets with or without the answer. */
  public Text handouts(boolean answered) {
    return new Text(handout(Language.ENGLISH, answered), handout(Language.CHINESE, answered));
  }

  /**
   * Puts judged claims into words. The bundles hold, by claim id: {@code answer.} for an exercise
   * that is settled, {@code argument.} why the claim holds, {@code why.} why it does not, {@code
   * turns.} on what it depends, {@code quote.} what the post says. A text is shown only with the
   * verdict that it explains, so no text can contradict a verdict.
   */
  static final class Writer {
    private final Wording wording;
    private final VerdictView.Writer verdicts;
    private final Figures figures;

    Writer(Wording wording) {
      this.wording = wording;
      this.verdicts = new VerdictView.Writer(wording);
      this.figures = new Figures(wording);
    }

    Entry of(
        Judged judged, Optional<Example> example, List<SideBySide> tables, List<Entry> answersTo) {
      Claim claim = judged.claim();
      VerdictView outcome = verdicts.of(claim.id(), judged.verdict());
      Map<String, Message> values = Explanations.values(judged.judgement());
      return new Entry(
          claim.id(),
          text("title.", claim).orElse(Text.same(claim.id())),
          text("question.", claim).stream().toList(),
          source(claim.source()),
          new Text(claim.english(), claim.chinese()),
          parts(claim),
          example.stream().map(this::worked).toList(),
          quotes(claim),
          answers(claim, outcome, values),
          Explanations.of(claim, judged.judgement()).stream().toList(),
          outcome,
          figures.alone(judged.judgement()),
          figures.columns(judged.judgement()),
          tables,
          answersTo);
    }

    private Optional<Text> text(String topic, Claim claim) {
      String key = topic + claim.id();
      return wording.has(key) ? Optional.of(wording.text(key)) : Optional.empty();
    }

    private Worked worked(Example example) {
      return new Worked(
          example.exercise(), Picture.of(example, wording), wording.text(example.caption()));
    }

    /** Several quantities are told apart; one is read as a sentence. */
    private static List<Part> parts(Claim claim) {
      List<String> english = List.of(claim.english().split("; "));
      List<String> chinese = List.of(claim.chinese().split("；"));
      boolean several =
          english.size() > 1
              && english.size() == chinese.size()
              && english.stream().allMatch(Writer::isFormula);
      return several
          ? IntStream.range(0, english.size())
              .mapToObj(at -> part(english.get(at), chinese.get(at)))
              .toList()
          : List.of();
    }

    private static boolean isFormula(String part) {
      return part.chars().filter(letter -> letter == '`').count() == 2;
    }

    private static Part part(String english, String chinese) {
      String formula = english.substring(english.indexOf('`'), english.lastIndexOf('`') + 1);
      return new Part(
          new Text(
              english.substring(0, english.indexOf('`')).replaceAll(":? *$", ""),
              chinese.substring(0, chinese.indexOf('`')).replaceAll(" *= *$", "")),
          Text.same(formula));
    }

    private Text source(Claim.Source source) {
      return source.kind() == Claim.Source.Kind.THREAD
          ? wording.text(Message.of("source.thread", source.post()))
          : wording.text(Message.named("source", source.kind().name()));
    }

    private List<Text> quotes(Claim claim) {
      return claim.source().kind() == Claim.Source.Kind.THREAD
          ? List.of(wording.text("quote." + claim.id()))
          : List.of();
    }

    private List<Text> answers(Claim claim, VerdictView outcome, Map<String, Message> values) {
      boolean settled = outcome.verdict() == Kind.HOLDS || outcome.verdict() == Kind.DEPENDS;
      return settled && claim.source().kind() == Claim.Source.Kind.EXERCISE
          ? List.of(wording.text("answer." + claim.id(), values))
          : List.of();
    }
  }
}
