package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.cost.bytecode.ForeignLiars;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A class of the user's may do anything, and is told from one that computes a convolution. */
class CountForeignTest {

  @Test
  void a_wrong_output_refutes() {
    count("NotANumber")
        .isRefuted()
        .says(
            "verdict             REFUTED\n"
                + "                    the output at [0, 0, 0, 0] is NaN, by definition ");
  }

  @Test
  void an_output_that_changes_refutes() {
    count("Remembers").isRefuted().says("two runs of the same case give different outputs\n");
  }

  @Test
  void writing_to_what_it_was_given_refutes() {
    count("Overwrites").isRefuted().says("it writes to its input\n", "it writes to its weights\n");
  }

  @Test
  void rounding_does_not_where_the_nearest_integers_are_right() {
    count("Rounds")
        .holds()
        .says(
            "output              differs from the definition's by 9.094947017729282E-13 at most\n",
            "verdict             computes what the definition says\n");
  }

  @Test
  void nobody_ends_java_from_within() {
    count("Exits")
        .isRefusedWith(
            "convproof count: "
                + type("Exits")
                + ".convolve threw java.lang.IllegalStateException:"
                + " it tried to end Java with exit code 0 on n1");
  }

  @Test
  void what_is_thrown_in_a_thread_is_told() {
    count("ThrowsInAThread")
        .isRefusedWith(
            "convproof count: --class: a thread of its own threw"
                + " java.lang.IllegalStateException: unseen");
  }

  @Test
  void what_it_prints_stays_out_of_the_answer() {
    String json = Answer.to("count", "n1", "--class", type("Prints"), "--json").holds().out();
    assertThat(json).startsWith("{\n  \"verdict\" : \"holds\"");
    assertThat(System.out.checkError()).isFalse();
  }

  @Test
  void what_never_ends_is_not_waited_for() {
    PrintStream out = System.out;
    Answer.to("count", "n1", "--class", type("Loops"), "--timeout", "1")
        .isRefusedWith(
            "convproof count: --class "
                + type("Loops")
                + ": no answer within 1 s: a smaller case or a longer --timeout would be right");
    assertThat(System.out).isSameAs(out);
  }

  private static Answer count(String liar) {
    return Answer.to("count", "n1", "--class", type(liar));
  }

  private static String type(String liar) {
    return ForeignLiars.class.getName() + "$" + liar;
  }
}
