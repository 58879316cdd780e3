package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What a user sees of a mistake of ours. */
class DefectTest {
  private static final String LINE =
      "convproof break: a defect in ConvProof itself, please report it:"
          + " java.lang.IllegalStateException: the sky fell\n";

  /** A command that is wrong. */
  @Command(name = "break")
  static final class Breaking implements Runnable {
    private final Throwable thrown;

    Breaking(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public void run() {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  private static Answer breaking(Throwable thrown, String... args) {
    return Answer.with("break", new Breaking(thrown), args);
  }

  @Test
  void a_defect_is_one_line_and_its_own_exit_code() {
    Answer answer = breaking(new IllegalStateException("the sky\nfell"), "break");
    assertThat(answer.err()).isEqualTo(LINE.replace("sky ", "sky\\u000a"));
    assertThat(answer.exitCode()).isEqualTo(70);
  }

  @Test
  void its_stack_trace_is_there_for_whoever_asks() {
    Answer answer = breaking(new IllegalStateException("the sky fell"), "--debug", "break");
    assertThat(answer.err()).startsWith(LINE).contains("\tat dev.convproof.cli.DefectTest");
    assertThat(answer.exitCode()).isEqualTo(70);
  }

  @Test
  void a_full_stack_is_a_defect_too() {
    Answer answer = breaking(new StackOverflowError(), "break");
    assertThat(answer.err())
        .isEqualTo(
            "convproof break: a defect in ConvProof itself, please report it:"
                + " java.lang.StackOverflowError\n");
    assertThat(answer.exitCode()).isEqualTo(70);
  }

  @Test
  void a_full_memory_is_no_defect() {
    breaking(new OutOfMemoryError("Java heap space"), "break")
        .isRefusedWith(
            "convproof break: this does not fit into Java's memory; smaller sizes, or java -Xmx,"
                + " would be right");
  }
}
