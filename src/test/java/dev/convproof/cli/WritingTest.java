package dev.convproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.report.OutputFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command writes where it is told to, and nowhere else. */
class WritingTest {
  private static final String OTHERS =
      ": holds files, and no convproof-manifest.txt that says that ConvProof wrote them: a new or an"
          + " empty folder would be right";

  @TempDir private Path folder;

  /** One process for all of them, since only a process has a folder of its own. */
  @Test
  void nothing_is_written_unasked() throws Exception {
    List<String> lines =
        List.of(
            "verify --only T8c",
            "verify --only bfloat16:",
            "claims T8c",
            "check biases co",
            "check biases ci --json",
            "bench allocation n1",
            "bench proofs --repeats 1");
    Answer answer = Answer.ofProcess(folder, EachLine.class, lines.toArray(String[]::new));
    assertThat(answer.out().lines())
        .containsExactlyElementsOf(
            lines.stream().map(line -> (line.contains("ci") ? 1 : 0) + " " + line).toList());
    assertThat(folder).isEmptyDirectory();
  }

  /** Runs each argument as a line of arguments, and prints its exit code before it. */
  static final class EachLine {
    private EachLine() {}

    public static void main(String[] lines) {
      for (String line : lines) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        System.out.println(Main.run(line.split(" ", -1), nowhere, nowhere) + " " + line);
      }
      System.exit(0);
    }
  }

  @Test
  void a_folder_of_somebody_elses_is_refused_at_once() throws IOException {
    Files.writeString(folder.resolve("index.html"), "mine");
    Path rows = Files.createDirectories(folder.resolve("rows"));
    Files.writeString(
        rows.resolve("A.one.json"),
        "{\"suite\":\"A\",\"property\":\"one\",\"drawn\":1,\"judged\":1,\"unsupported\":0,\"vacuous\":0,\"compared\":1}");
    refused("verify --reports F", "verify");
    refused("report --rows F/rows --output F", "report");
    refused("check biases co --proof-dir F", "check");
    refused("bench proofs --repeats 1 --output F", "bench proofs");
    refused("bench allocation n1 --output F", "bench allocation");
    assertThat(folder.resolve("index.html")).content(UTF_8).isEqualTo("mine");
    assertThat(folder.toFile().list()).containsExactlyInAnyOrder("index.html", "rows");
  }

  private void refused(String line, String command) {
    Answer.to(line.replace("F", folder.toString()).split(" "))
        .isRefusedWith("convproof " + command + ": " + folder + OTHERS);
  }

  @Test
  void proofs_of_one_question_stand_beside_those_of_another() {
    Path proofs = folder.resolve("proofs");
    for (String quantity : new String[] {"kernel-depth ci", "biases co", "biases co"}) {
      Answer.to(("check " + quantity + " --proof-dir " + proofs).split(" ")).holds();
    }
    assertThat(proofs.resolve("check-kernel-depth.smt2")).exists();
    assertThat(proofs.resolve("check-biases.smt2")).exists();
    assertThat(proofs.resolve(OutputFolder.MANIFEST))
        .content(UTF_8)
        .endsWith("check-biases.smt2\ncheck-kernel-depth.smt2\n");
  }

  @Test
  void a_measurement_is_written_where_it_is_to_be() {
    Path measured = folder.resolve("measured");
    Answer.to("bench", "allocation", "n1", "--output", measured.toString())
        .holds()
        .says("wrote " + measured.resolve("allocation.json") + "\n");
    assertThat(measured.toFile().list())
        .containsExactlyInAnyOrder("allocation.json", OutputFolder.MANIFEST);
  }
}
