package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.cost.bytecode.ForeignConvolutions;
import dev.convproof.cost.bytecode.ForeignLiars;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A class of the user's may do anything. It is counted, and nothing is said of what it computes.
 */
class CountForeignTest {

  @ParameterizedTest
  @ValueSource(strings = {"NotANumber", "Remembers", "Overwrites", "Rounds", "Prints"})
  void what_a_class_computes_is_not_judged(String liar) throws IOException {
    assertThat(count(liar).holds().out())
        .doesNotContainIgnoringCase("verdict", "definition", "holds", "refuted", "right")
        .endsWith(
            "outputs             not judged here: convproof contract --java "
                + type(liar)
                + " judges them\n");
    JsonNode json = new ObjectMapper().readTree(count(liar, "--json").holds().out());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly("case", "class", "counts", "places", "onFirstCall", "notSeen");
  }

  @Test
  void a_class_that_throws_is_to_blame_and_its_own_place_is_told() {
    fails("n1", type("Exits"), "n1")
        .says(
            type("Exits")
                + ".convolve threw java.lang.IllegalStateException: it tried to end Java with exit"
                + " code 0 at "
                + type("Exits")
                + ".convolve(ForeignLiars.java:");
    fails("co3", ForeignConvolutions.Throws.class.getName(), "co3")
        .says("IllegalArgumentException", "Throws.convolve(ForeignConvolutions.java:");
  }

  @Test
  void a_full_stack_is_the_fault_of_the_class(@TempDir Path folder) throws IOException {
    compile(folder, "return convolve(x, k, b, g);");
    fails("n1", "Mine", "n1", "--classpath", folder.toString())
        .says("Mine.convolve threw java.lang.StackOverflowError at Mine.convolve(Mine.java:3) on ");
  }

  @Test
  void the_place_is_the_users_and_not_the_librarys(@TempDir Path folder) throws IOException {
    compile(folder, "return new double[] {java.util.List.of(1, 2).get(2)};");
    fails("n1", "Mine", "n1", "--classpath", folder.toString())
        .says("IndexOutOfBoundsException", " at Mine.convolve(Mine.java:3) on n1");
  }

  @Test
  void a_wrong_size_is_the_fault_of_the_class(@TempDir Path folder) throws IOException {
    compile(folder, "return g[0] == 2 ? null : new double[1];");
    fails("n2", "Mine", "n2", "--classpath", folder.toString())
        .says("Mine.convolve gives null on n2: 2 numbers would be right");
    fails("co3", "Mine", "co3", "--classpath", folder.toString())
        .says("Mine.convolve gives 1 numbers on co3: 3 numbers would be right");
  }

  @Test
  void a_class_that_is_missing_is_bad_usage(@TempDir Path folder) throws IOException {
    Path other = Files.writeString(folder.resolve("Other.java"), OTHER);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, other.toString()))
        .isZero();
    compile(folder, "return Other.convolve();");
    Files.delete(folder.resolve("Other.class"));
    Answer.to("count", "n1", "--class", "Mine", "--classpath", folder.toString())
        .isRefusedWith("convproof count: Mine needs a class that is not on the class path: Other");
  }

  private static final String OTHER =
      "public class Other { static double[] convolve() { return null; } }";

  private static void compile(Path folder, String body) throws IOException {
    Path source = folder.resolve("Mine.java");
    Files.writeString(
        source,
        """
        public class Mine {
          public static double[] convolve(double[] x, double[] k, double[] b, int[] g) {
            %s
          }
        }
        """
            .formatted(body));
    int unused =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", folder.toString(), source.toString());
  }

  @Test
  void what_is_thrown_in_a_thread_is_told() {
    fails("n1", type("ThrowsInAThread"), "n1")
        .says(
            type("ThrowsInAThread")
                + " on n1: a thread of its own threw java.lang.IllegalStateException: unseen at "
                + type("ThrowsInAThread")
                + ".lambda$convolve$0(ForeignLiars.java:");
  }

  @Test
  void what_it_prints_stays_out_of_the_answer() {
    assertThat(count("Prints", "--json").holds().out()).startsWith("{\n  \"case\" : \"n1\"");
    assertThat(System.out.checkError()).isFalse();
  }

  @Test
  void what_never_ends_is_not_waited_for_and_told_where_it_is() {
    PrintStream out = System.out;
    fails("n1", type("Loops"), "n1", "--timeout", "1")
        .says(
            type("Loops") + " on n1: no answer within 1 s",
            "it is at " + type("Loops") + ".convolve(ForeignLiars.java:");
    assertThat(System.out).isSameAs(out);
  }

  /** What a failure says, the same for people and for programs. */
  private record Failure(String said) {
    void says(String... parts) {
      assertThat(said).contains(parts);
    }
  }

  private static Failure fails(String line, String type, String on, String... more) {
    List<String> words = new ArrayList<>(List.of("count", line, "--class", type, "--json"));
    words.addAll(List.of(more));
    Answer answer = Answer.to(words.toArray(String[]::new));
    assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUTED);
    assertThat(answer.err().lines()).hasSize(1);
    try {
      JsonNode json = new ObjectMapper().readTree(answer.out());
      assertThat(json.get("case").asText()).isEqualTo(on);
      assertThat(json.get("class").asText()).isEqualTo(type);
      assertThat(answer.err())
          .isEqualTo("convproof count: " + json.get("failure").asText() + "\n")
          .contains(" on " + on);
    } catch (IOException e) {
      throw new AssertionError(answer.out(), e);
    }
    return new Failure(answer.err());
  }

  private static Answer count(String liar, String... more) {
    List<String> words = new ArrayList<>(List.of("count", "n1", "--class", type(liar)));
    words.addAll(List.of(more));
    return Answer.to(words.toArray(String[]::new));
  }

  private static String type(String liar) {
    return ForeignLiars.class.getName() + "$" + liar;
  }
}
