package dev.convproof.report.words;

/** A stretch of a text. */
sealed interface Span {
  /** Returns the text of the span. */
  String text();

  /** Words. */
  record Plain(String text) implements Span {}

  /** Code, a case line, a message. */
  record Code(String text) implements Span {}

  /** A formula, or a chain of formulas joined by relations. */
  record Formulas(String text) implements Span {}

  /** A mention of a claim, as a link to it. */
  record Mention(String id) implements Span {
    @Override
    public String text() {
      return id;
    }
  }
}
