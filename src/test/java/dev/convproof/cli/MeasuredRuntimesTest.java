package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.claim.Table;
import dev.convproof.claim.Verdict;
import dev.convproof.cli.RuntimeQuestions.Asked;
import dev.convproof.cli.RuntimesTable.Answers;
import dev.convproof.cli.RuntimesTable.Found;
import dev.convproof.law.Behaviour;
import dev.convproof.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record of runtimes becomes a table of the evidence. */
class MeasuredRuntimesTest {
  @TempDir Path folder;

  private Path record(String text) throws IOException {
    return Files.writeString(folder.resolve("runtimes.json"), text);
  }

  @Test
  void a_row_names_the_laws_that_do_not_hold_and_the_share_that_is_declined() throws IOException {
    Path record =
        record(
            """
            {"runtimes": [{"name": "Abacus 1", "format": "f32", "verdict": "REFUTED", "judged": 1234,
              "integers": {"judged": 24, "exact": 23},
              "behaviour": [{"of": "errors on fractional numbers",
                "found": "0.682 of the bound at most, typically 0.0253"}],
              "sampled": 300, "declined": [{"reason": "groups", "cases": 60}, {"reason": "bias", "cases": 15}],
              "laws": [{"law": "padding", "verdict": "REFUTED"}, {"law": "purity", "verdict": "HOLDS"}]}]}
            """);
    Table table = MeasuredRuntimes.in(record).orElseThrow();
    assertThat(table.topic()).isEqualTo("laws");
    assertThat(table.rows())
        .containsExactly(
            Table.row(
                Message.of("cell.command", "Abacus 1"),
                Message.of("cell.command", "f32"),
                Message.named("verdict", "refuted"),
                Message.named("law-name", "padding"),
                "1,234",
                "23/24",
                "0.682",
                "0.0253",
                "25 %"));
  }

  private static Found found(String runtime, String format, Behaviour... behaviour) {
    return new Found(
        runtime,
        "Abacus 1",
        format,
        Verdict.Kind.HOLDS,
        40,
        30,
        2000,
        300,
        new RuntimesTable.Integers(24, 23),
        List.of(new RuntimesTable.Declined("groups", 60)),
        Map.of("formats", "f32,i8", "supports", "g=1,dh<=2", "ieee", "yes"),
        KnownRuntime.ONEDNN.wanted(),
        List.of(),
        List.of(),
        List.of(),
        List.of(behaviour));
  }

  private static Map<String, String> row(Found found, Answers... answers) {
    List<List<String>> table = RuntimesOverview.of(List.of(found), List.of(answers));
    Map<String, String> row = new LinkedHashMap<>();
    for (int at = 0; at < table.get(0).size(); at++) {
      row.put(table.get(0).get(at), table.get(1).get(at));
    }
    return row;
  }

  @Test
  void a_row_of_the_overview_has_a_word_for_each_question() {
    Map<String, String> row =
        row(
            found(
                "onnxruntime-node-quantised",
                "f32",
                new Behaviour("equal calls", "the same bits in each of 24 cases"),
                new Behaviour("an image alone and in a batch", "other bits in 3 of 24 cases"),
                new Behaviour("errors on fractional numbers", "not observed: no case is supported"),
                new Behaviour("padded taps", "as if padded zeros were multiplied"),
                new Behaviour("two threads", "not observed: it did not start")),
            new Answers(
                "onnxruntime-node",
                List.of(
                    Asked.plain("padding", "same-lower", "before", "as specified in 3 of 3"),
                    Asked.plain("type", "u8", "wraps", "wraps"),
                    Asked.plain("type", "i8", "wraps", "wraps"),
                    Asked.plain("empty", "no images", "(0, 1)", "gives (0, 1)"),
                    Asked.plain("empty", "no channels", "refused", "refused: why"))));
    assertThat(row)
        .containsEntry("filling integers exact", "23 of 24")
        .containsEntry("bits: equal calls", "same")
        .containsEntry("in a batch of 8", "3 of 24 differ")
        .containsEntry("two threads", "a call failed")
        .containsEntry("order in memory", "no choice")
        .containsEntry("worst error", "not supported")
        .containsEntry("∞ and NaN at padded taps", "multiplied")
        .containsEntry("SAME pads", "same-lower before")
        .containsEntry("integer types", "wraps u8 i8; not asked i16 i32 i64")
        .containsEntry("quantised: rounding", "not asked")
        .containsEntry("of nothing", "shaped in 1 of 2")
        .containsEntry("declines", "20 %");
    assertThat(row.values()).doesNotContain("", "–");
  }

  @Test
  void integers_and_what_has_no_word_are_told_so() {
    Map<String, String> row =
        row(
            found("onednn2", "i8", new Behaviour("sums above 2147483647", "saturate")),
            new Answers("onednn2", List.of()));
    assertThat(row)
        .containsEntry("in a batch of 8", "integers")
        .containsEntry("beyond the greatest", "saturate")
        .containsEntry("SAME pads", "no such word");
    assertThat(row(found("onednn2", "f32"))).containsEntry("−0", "a call failed");
  }

  @Test
  void the_page_tells_what_each_states() {
    RuntimesTable table =
        new RuntimesTable("abacus", 0, 1, 1, List.of(found("onednn2", "i8")), List.of(), List.of());
    assertThat(table.markdown())
        .contains(
            "| Abacus 1 | f32, i8 | forward | x NCHW or as it likes, k OIHW or GOIHW | 0 |"
                + " top, left; bottom, right | g=1, dh<=2 | groups (60) | ieee yes |\n");
  }

  @Test
  void all_and_none_alone_are_100_and_0_percent() {
    assertThat(RuntimesTable.share(300, 300)).isEqualTo("100 %");
    assertThat(RuntimesTable.share(299, 300)).isEqualTo("99.6 %");
    assertThat(RuntimesTable.share(298, 300)).isEqualTo("99 %");
    assertThat(RuntimesTable.share(1, 300)).isEqualTo("0.4 %");
    assertThat(RuntimesTable.share(0, 300)).isEqualTo("0 %");
  }

  @Test
  void without_a_record_there_is_no_table_and_another_file_is_refused() throws IOException {
    assertThat(MeasuredRuntimes.in(folder.resolve("runtimes.json"))).isEmpty();
    for (String other : new String[] {"{}", "[", "{\"runtimes\": [{}]}", "{\"runtimes\": []}"}) {
      Path record = record(other);
      assertThatThrownBy(() -> MeasuredRuntimes.in(record))
          .isInstanceOf(BadInput.class)
          .hasMessage(record + ": not what runtimes --record writes");
    }
  }
}
