package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Other programs that do the same job: both are asked, and must not differ. How many were asked
 * stands in a table; a test writes its row anew where {@code -Dgolden=write} says so.
 */
final class Peers {
  private static final Path TABLE = Path.of("reports/measured/differential.md");

  private static final String HEAD =
      """
      # The same questions, asked of other programs

      `mvn verify -Plong` asks them all again where the programs are installed, and fails where an answer or a number
      differs from this table. To write it anew:
      `mvn test-compile surefire:test -Dtest='*AgreesTest,*AgreeTest' -Dtests.not= -Dgolden=write`.

      | what | asked of | questions | differ |
      | --- | --- | --- | --- |
      """;

  private Peers() {}

  /** Asserts that none differ, and that the table says how many were asked. */
  static synchronized void row(String what, String program, int asked, int differ)
      throws IOException {
    assertThat(differ).as("%s, by %s: answers that differ of %d", what, program, asked).isZero();
    String start = "| %s | %s |".formatted(what, program);
    String row = start + String.format(Locale.ROOT, " %,d | %d |", asked, differ);
    if ("write".equals(System.getProperty("golden"))) {
      SortedSet<String> rows = new TreeSet<>(rows());
      rows.removeIf(one -> one.startsWith(start));
      rows.add(row);
      Files.writeString(TABLE, HEAD + String.join("\n", rows) + "\n");
    }
    assertThat(rows()).contains(row);
  }

  private static List<String> rows() throws IOException {
    if (Files.notExists(TABLE)) {
      return List.of();
    }
    String text = Files.readString(TABLE);
    assertThat(text).startsWith(HEAD);
    return text.substring(HEAD.length()).lines().toList();
  }

  /** Returns the lines that a program writes where it reads some. */
  static List<String> answers(Path folder, List<String> lines, String... command)
      throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("asked"), lines, StandardCharsets.UTF_8);
    Path out = folder.resolve("told");
    Process process =
        new ProcessBuilder(command)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.waitFor()).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
