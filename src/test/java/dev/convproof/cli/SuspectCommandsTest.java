package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is within its bound, and beyond what chance gives, is suspect wherever bounds are judged.
 */
class SuspectCommandsTest {
  private static final int TERMS = 2_048;
  private static final String SAID = "errors that are independent and of mean zero give";

  @TempDir Path path;

  private static Answer to(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return Answer.to(all.toArray(String[]::new));
  }

  /** Writes a long sum that is off by a share of its bound; returns the options that name it. */
  private List<String> recorded(double share) throws TensorFileException {
    float[] third = new float[TERMS];
    Arrays.fill(third, 1 / 3f);
    float[] one = new float[TERMS];
    Arrays.fill(one, 1);
    double exact = TERMS * (double) (1 / 3f);
    double bound = TERMS * 0x1p-24 * exact;
    write("x", List.of(1, TERMS, 1, 1), third);
    write("w", List.of(1, TERMS, 1, 1), one);
    write("y", List.of(1, 1, 1, 1), new float[] {(float) (exact + share * bound)});
    return List.of("--input", file("x"), "--weight", file("w"), "--output", file("y"));
  }

  private String file(String name) {
    return path.resolve(name + ".npy").toString();
  }

  private void write(String name, List<Integer> shape, float[] values) throws TensorFileException {
    NpyWriter.write(Path.of(file(name)), StoredTensor.of(shape, values));
  }

  @Test
  void an_audit_tells_and_strict_refuses() throws Exception {
    List<String> args = new ArrayList<>(List.of("audit"));
    args.addAll(recorded(0.9));
    to(args).holds().says("; suspect, which --strict refuses: 1 lie beyond what " + SAID);
    assertThat(to(args, "--strict").exitCode()).isEqualTo(ExitCode.REFUTED);
    Answer json = to(args, "--json").holds();
    assertThat(new ObjectMapper().readTree(json.out()).get("suspect").asInt()).isEqualTo(1);
    recorded(0.05);
    assertThat(to(args, "--strict").holds().out()).doesNotContain("suspect");
    recorded(1.1);
    to(args).isRefuted();
  }

  @Test
  void a_campaign_of_audits_tells_and_strict_refuses() throws Exception {
    Files.writeString(path.resolve("r.txt"), String.join(" ", recorded(0.9)));
    campaign("question = \"audit\"\nrecordings = \"r.txt\"");
  }

  private static List<String> truncating() {
    String type = ForeignSamples.class.getName() + "$Truncating#convolve";
    return List.of("--java", type, "--classpath", ForeignSamples.folder());
  }

  @Test
  void a_campaign_of_contracts_tells_and_strict_refuses() throws Exception {
    Files.writeString(path.resolve("c.txt"), "ci" + TERMS);
    campaign(
        "question = \"contract\"\ncases = \"c.txt\"\nsubject = '''%s '''"
            .formatted(
                truncating().stream().map(ShellWords::quoted).collect(Collectors.joining(" "))));
  }

  private void campaign(String toml) throws IOException {
    Path file = path.resolve("c.toml");
    Files.writeString(file, toml);
    Path evidence = path.resolve("e.json");
    Answer run =
        Answer.to("campaign", "run", file.toString(), "--output", evidence + "", "--strict");
    run.says("suspect     at 1 shape results", SAID, "HOLDS; suspect, which --strict refuses");
    assertThat(run.exitCode()).isEqualTo(ExitCode.REFUTED);
    List<String> merge = List.of("campaign", "merge", evidence + "");
    to(merge).holds().says("HOLDS; suspect, which --strict refuses");
    assertThat(to(merge, "--strict").exitCode()).isEqualTo(ExitCode.REFUTED);
    JsonNode parts = new ObjectMapper().readTree(Files.readString(evidence)).get("parts");
    assertThat(parts.get(0).get("suspect").asInt()).isEqualTo(1);
  }

  @Test
  void a_replay_tells_and_strict_refuses() throws Exception {
    List<String> args = new ArrayList<>(List.of("replay", "ci" + TERMS, "--seed", "1"));
    args.addAll(truncating());
    to(args).holds().says("\nsuspect  ", SAID, "; suspect, which --strict refuses\n");
    Answer json = to(args, "--strict", "--json");
    assertThat(json.exitCode()).isEqualTo(ExitCode.REFUTED);
    JsonNode suspect = new ObjectMapper().readTree(json.out()).get("suspect");
    assertThat(suspect.get("law").asText()).isEqualTo("accuracy");
    assertThat(to(List.of("replay", "n1", "--strict")).err())
        .contains("--strict is for a convolution of yours");
  }
}
