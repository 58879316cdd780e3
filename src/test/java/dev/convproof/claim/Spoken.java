package dev.convproof.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.message.Message;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What judgements and tables say, which both bundles must be able to say. */
public final class Spoken {
  private static final Pattern TWO_WORDS = Pattern.compile("[a-z]{3,} [a-z]{2,}");

  private Spoken() {}

  /** Returns every message of a judgement. */
  public static Stream<Message> in(Judgement judgement) {
    return Stream.concat(
        in(judgement.verdict()),
        judgement.figures().stream()
            .flatMap(
                figure ->
                    Stream.concat(
                        Stream.of(Message.named("figure", figure.name()), figure.value()),
                        figure.of().stream())));
  }

  /** Returns every message of a table. */
  public static Stream<Message> in(Table table) {
    return Stream.concat(
        Stream.concat(
            Stream.of(
                Message.of("table." + table.name()), Message.of("table." + table.name() + ".note")),
            table.columns().stream()),
        table.rows().stream().flatMap(List::stream));
  }

  private static Stream<Message> in(Verdict verdict) {
    return verdict.fold(
        holds -> holds.links().stream().flatMap(Spoken::in),
        refuted -> Stream.of(refuted.by().expected(), refuted.by().actual(), refuted.by().known()),
        depends ->
            depends.readings().stream()
                .flatMap(one -> Stream.concat(Stream.of(one.words()), in(one.verdict()))),
        undecided -> Stream.of(undecided.reason()));
  }

  private static Stream<Message> in(Verdict.Link link) {
    return link.strength()
        .fold(
            proved -> Stream.of(link.what()),
            exact -> Stream.of(link.what(), exact.bound()),
            probable -> Stream.of(link.what(), probable.bound()),
            sampled -> Stream.of(link.what()));
  }

  /** Asserts that both bundles have every message, and that the Chinese keeps no English. */
  public static void assertInBothLanguages(Stream<Message> messages) {
    Wording wording = new Wording();
    assertThat(messages.map(wording::text).map(Text::chinese).toList())
        .isNotEmpty()
        .noneMatch(text -> TWO_WORDS.matcher(text).find());
  }
}
