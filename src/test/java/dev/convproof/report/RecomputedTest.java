package dev.convproof.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers of the kept evidence, recomputed by a program that shares no code with it. */
@Tag("long")
class RecomputedTest {
  private static final Path PROGRAM = Path.of("src", "test", "python", "recompute.py");

  @TempDir private Path scratch;

  @BeforeAll
  static void find_python() throws Exception {
    boolean found;
    try {
      found = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      found = false;
    }
    assumeTrue(found, "no python3 on the PATH: skipped");
  }

  @Test
  void every_number_that_is_recomputed_agrees() throws Exception {
    Run run = recomputed(Path.of("reports"));
    assertThat(run.said()).contains("counterexamples to formulas", "pairs of layers counted");
    assertThat(run.code()).as(run.said()).isZero();
  }

  @Test
  void a_number_that_is_wrong_is_named() throws Exception {
    String evidence = Files.readString(Path.of("reports", "evidence.json"));
    String wrong = evidence.replace("c=8, b=2: 32/64", "c=8, b=2: 33/64");
    assertThat(wrong).isNotEqualTo(evidence);
    Files.writeString(scratch.resolve("evidence.json"), wrong);
    Run run = recomputed(scratch);
    assertThat(run.said()).contains("E8: computed (32, 64, 32, 64)");
    assertThat(run.code()).isEqualTo(1);
  }

  private record Run(int code, String said) {}

  private Run recomputed(Path reports) throws Exception {
    Path log = scratch.resolve("log.txt");
    Process process =
        new ProcessBuilder("python3", PROGRAM.toString(), reports.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Run(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
