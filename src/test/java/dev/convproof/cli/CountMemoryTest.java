package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Buffers that are allocated, beside closed forms. */
class CountMemoryTest {

  @Test
  void buffers_are_counted_in_all_and_needed_at_once() {
    assertThat(memory("ci2h3w3co3kh2kw2pt1", "im2col").holds().out())
        .isEqualTo(
            """
            case                ci2h3w3co3kh2kw2pt1
            strategy            im2col

            scalars allocated           counted    closed form  float64 bytes
            in all                           84             84            672
            needed at once                   84             84            672

            verdict             allocated as stated
            """);
  }

  @Test
  void buffers_are_there_for_programs() {
    Answer.to("count", "w2", "--strategy", "definition", "--memory", "--json")
        .holds()
        .says(
            """
              "buffers" : [ {
                "which" : "in all",
                "counted" : 2,
                "closedForm" : 2,
                "bytesAsFloat64" : 16
              }, {
            """);
  }

  @Test
  void a_strategy_that_allocates_more_than_it_says_is_refuted() {
    Count count = new Count(List.of(new Liars.Twice()));
    Answer.with("c", count, "c", "ci2", "--strategy", "im2col", "--memory")
        .isRefuted()
        .says("verdict             REFUTED\n");
  }

  @Test
  void what_has_no_buffers_to_count_is_refused() {
    Answer.to("count", "n1", "--class", "Fast", "--memory")
        .isRefusedWith("convproof count: --memory: the buffers of a class are not counted");
    Answer.to("count", "n1", "--strategy", "fft", "--memory", "--executed")
        .isRefusedWith("convproof count: --memory and --executed are both given: choose one");
  }

  @Test
  void the_virtual_machine_allocates_the_definitions_output_and_little_else() {
    assertThat(Answer.to("bench", "allocation", "h100w100").holds().out())
        .containsPattern("definition +80000 +80000 +80\\d{3}\n");
  }

  private static Answer memory(String line, String strategy) {
    return Answer.to("count", line, "--strategy", strategy, "--memory");
  }
}
