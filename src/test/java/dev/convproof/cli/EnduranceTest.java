package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.convproof.file.TensorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The gate for half an hour, and killed at random: {@code kill -9} of it and of what it starts. */
@Tag("figures") // takes the better part of an hour: run by its name
@EnabledOnOs(OS.LINUX)
class EnduranceTest {
  private static final int MINUTES = Integer.getInteger("minutes", 30);
  private static final int KILLS = Integer.getInteger("kills", 200);
  private static final int SEED = 17;

  /** What is told of a program that ends before its first answer. */
  private static final String GREETED = "was ended by signal 9 before it had greeted";

  private static final String HEAD =
      """
      # For half an hour, and killed

      Recorded by `mvn test-compile surefire:test -Dtest=EnduranceTest -Dtests.not=none -Dgroups= -Dgolden=write`
      (`-Dminutes=30 -Dkills=200`).

      """;

  @TempDir private Path folder;

  /** What stands in the table, by section, so that either test writes its own anew. */
  private static synchronized void record(String title, List<String> lines) throws IOException {
    if (!"write".equals(System.getProperty("golden"))) {
      return;
    }
    Path file = Path.of("reports/measured/endurance.md");
    String mark = "## " + title + "\n";
    String before = Files.exists(file) ? Files.readString(file) : HEAD;
    List<String> others =
        Stream.of(before.substring(HEAD.length()).split("(?m)^(?=## )"))
            .filter(section -> !section.isBlank() && !section.startsWith(mark))
            .map(String::strip)
            .toList();
    List<String> sections = new ArrayList<>(others);
    sections.add(mark + "\n" + String.join("\n", lines));
    sections.sort(null);
    Files.writeString(file, HEAD + String.join("\n\n", sections) + "\n");
  }

  private List<String> command(String compiler, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                compiler,
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Starts one that is not to run for long. */
  private Process started(String... arguments) throws IOException {
    return startedWith("-XX:TieredStopAtLevel=1", arguments);
  }

  private Process startedWith(String compiler, String... arguments) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    ProcessBuilder builder = new ProcessBuilder(command(compiler, arguments));
    builder.environment().put("TMPDIR", folder.resolve("tmp").toString());
    builder.environment().put(MarkedProcesses.VARIABLE, folder.toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("told").toFile())
        .start();
  }

  private static String rightProgram() {
    return ShippedPrograms.compiled("samples/conv.c", List.of("cc", "-O2"), List.of())
        .map(command -> ShellWords.quoted(command.get(0)))
        .orElseGet(
            () -> {
              assumeTrue(false, "no C compiler here");
              return "";
            });
  }

  /** What was used by the end of a minute: of live heap, of memory, of time, and calls' bytes. */
  private record Minute(long heap, long program, double seconds, long bytes) {}

  @Test
  void memory_and_rate_are_flat_for_half_an_hour() throws Exception {
    String program = rightProgram();
    Process gate =
        startedWith(
            "-XX:+TieredCompilation",
            "contract",
            "--exec",
            program,
            "--seconds",
            Integer.toString(MINUTES * 60 + 120),
            "--cases",
            Integer.toString(Integer.MAX_VALUE),
            "--seed",
            Integer.toString(SEED));
    List<Minute> minutes = new ArrayList<>();
    ProcessHandle subject = MarkedProcesses.awaited(folder, Path.of(program).getFileName());
    long start = System.nanoTime();
    for (int minute = 0; minute <= MINUTES; minute++) {
      long left = start + TimeUnit.MINUTES.toNanos(minute) - System.nanoTime();
      assertThat(gate.waitFor(left, TimeUnit.NANOSECONDS)).as(Files.readString(told())).isFalse();
      minutes.add(
          new Minute(
              MarkedProcesses.liveHeap(gate.pid()),
              MarkedProcesses.resident(subject.pid()),
              MarkedProcesses.cpuSeconds(gate.pid()) + MarkedProcesses.cpuSeconds(subject.pid()),
              MarkedProcesses.bytesRead(subject.pid())));
    }
    assertThat(gate.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(told());
    assertThat(gate.exitValue()).as(said).isZero();
    String verdict = said.lines().filter(line -> line.startsWith("verdict")).findFirst().get();
    List<String> rows = new ArrayList<>();
    rows.add(
        "`contract --exec` on `src/samples/conv.c`, for "
            + MINUTES
            + " minutes: "
            + verdict.replaceAll(" +", " ")
            + ".");
    rows.add(
        "Live heap is what is left after a collection, of ConvProof; resident memory is the program's; the rate is");
    rows.add(
        "that of arrays sent, by the processors' time of both, over the minutes since the row above.");
    rows.add("");
    rows.add(
        "| minute | live heap, MB | program's memory, MB | MB sent a second of processor time |");
    rows.add("| ---: | ---: | ---: | ---: |");
    int step = Math.max(1, MINUTES / 6);
    List<Double> rates = new ArrayList<>();
    for (int at = step; at <= MINUTES; at += step) {
      Minute now = minutes.get(at);
      Minute before = minutes.get(at - step);
      double rate = (now.bytes - before.bytes) / 1e6 / (now.seconds - before.seconds);
      rates.add(rate);
      rows.add(
          String.format(
              Locale.ROOT,
              "| %d | %.1f | %.1f | %.2f |",
              at,
              now.heap / 1e6,
              now.program / 1e6,
              rate));
    }
    record("Half an hour", rows);
    Minute first = minutes.get(step);
    Minute last = minutes.get(minutes.size() - 1);
    assertThat(last.heap).isLessThan(first.heap + first.heap / 5);
    assertThat(last.program).isLessThan(first.program + first.program / 5);
    assertThat(rates.get(rates.size() - 1)).isGreaterThan(0.8 * rates.get(0));
  }

  private Path told() {
    return folder.resolve("told");
  }

  /** What is run, and whom the signal goes to: a part of a command line, or ConvProof itself. */
  private record Scenario(String name, String victim, String... arguments) {}

  private List<Scenario> scenarios() throws IOException {
    String program = rightProgram();
    String python = Installed.pythonWith("numpy");
    Path campaign = folder.resolve("campaign.toml");
    Files.writeString(campaign, "question = \"all-values\"\nsizes = 5\n");
    String junit = folder.resolve("junit.xml").toString();
    String kept = folder.resolve("kept").toString();
    String evidence = folder.resolve("evidence.json").toString();
    String[] exec = {"contract", "--exec", program, "--seconds", "3", "--junit", junit};
    String[] wrong = {
      "contract",
      "--python",
      "src/test/python/liars.py:flipped_kernel",
      "--interpreter",
      python,
      "--keep",
      kept,
      "--junit",
      junit
    };
    return List.of(
        new Scenario("`contract --exec`: ConvProof", "", exec),
        new Scenario(
            "`contract --exec`: the program", Path.of(program).getFileName().toString(), exec),
        new Scenario("`contract --python --keep`: ConvProof", "", wrong),
        new Scenario("`contract --python --keep`: the bridge", "liars.py", wrong),
        new Scenario(
            "`campaign run`: ConvProof",
            "",
            "campaign",
            "run",
            campaign.toString(),
            "--output",
            evidence));
  }

  /** Counts of what became of one scenario. */
  private static final class Counts {
    int killed;
    int ended;
  }

  @Test
  void what_is_killed_leaves_nothing_and_the_next_run_starts_clean() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Scenario> scenarios = scenarios();
    List<Counts> all = scenarios.stream().map(one -> new Counts()).toList();
    Process whole = started(scenarios.get(4).arguments);
    assertThat(whole.waitFor()).isZero();
    byte[] evidence = Files.readAllBytes(folder.resolve("evidence.json"));
    Files.delete(folder.resolve("evidence.json"));
    for (int kill = 0; kill < KILLS; kill++) {
      int which = kill % scenarios.size();
      Scenario scenario = scenarios.get(which);
      Process gate = started(scenario.arguments);
      Thread.sleep(random.nextInt(100, 2_000));
      boolean alive = kill(gate, scenario.victim);
      gate.waitFor(2, TimeUnit.MINUTES);
      String told = scenario.name + ", " + kill + ":\n" + Files.readString(told());
      assertThat(gate.isAlive()).as(told).isFalse();
      all.get(which).killed += alive ? 1 : 0;
      all.get(which).ended += alive ? 0 : 1;
      if (alive && !scenario.victim.isEmpty()) {
        assertThat(told).doesNotContain("\tat ").containsAnyOf("verdict", GREETED);
        assertThat(gate.exitValue())
            .as(told)
            .isIn(told.contains(GREETED) ? List.of(2) : List.of(0, 1));
      }
      MarkedProcesses.none(folder);
      nothingHalfWritten(told);
      again(scenario, evidence);
    }
    List<String> rows = new ArrayList<>();
    rows.add(
        "Each was sent SIGKILL 0.1 to 2 s after its start; *ended before* is how many had ended by then. Asserted each");
    rows.add(
        "time: no process is left, no file in the temporary folder, none half written; and the same command then runs to");
    rows.add("its end (a campaign with `--resume`, to the evidence of a run that nobody killed).");
    rows.add("");
    rows.add("| who was killed | killed | ended before |");
    rows.add("| --- | ---: | ---: |");
    for (int at = 0; at < scenarios.size(); at++) {
      Counts counts = all.get(at);
      rows.add("| " + scenarios.get(at).name + " | " + counts.killed + " | " + counts.ended + " |");
      assertThat(counts.killed).as(scenarios.get(at).name).isPositive();
    }
    record("Killed", rows);
  }

  /**
   * Kills ConvProof, or the process whose command line has a word; returns whether it was there.
   */
  private boolean kill(Process gate, String victim) throws IOException {
    if (victim.isEmpty()) {
      boolean alive = gate.isAlive();
      gate.destroyForcibly();
      return alive;
    }
    return MarkedProcesses.of(folder).stream()
        .filter(one -> one.pid() != gate.pid())
        .filter(one -> MarkedProcesses.commandLine(one.pid()).contains(victim))
        .findFirst()
        .map(ProcessHandle::destroyForcibly)
        .orElse(false);
  }

  private void nothingHalfWritten(String told) throws Exception {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        assertThat(name).as(told).doesNotStartWith("tmp").doesNotEndWith(".tmp");
        if (name.endsWith(".xml")) {
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        } else if (name.endsWith(".npy")) {
          assertThat(TensorFiles.read(file).shape()).as(told).isNotEmpty();
        }
      }
    }
  }

  private void again(Scenario scenario, byte[] evidence) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(scenario.arguments));
    boolean campaign = arguments.get(0).equals("campaign");
    if (campaign && Files.exists(folder.resolve("evidence.json.journal"))) {
      arguments.add("--resume");
    }
    if (campaign && Files.exists(folder.resolve("evidence.json"))) {
      Files.delete(folder.resolve("evidence.json"));
    }
    if (!campaign) {
      arguments.addAll(List.of("--cases", "40"));
    }
    Process next = started(arguments.toArray(String[]::new));
    next.waitFor();
    boolean liar = arguments.contains("--keep");
    assertThat(next.exitValue()).as(Files.readString(told())).isEqualTo(liar ? 1 : 0);
    if (campaign) {
      assertThat(Files.readAllBytes(folder.resolve("evidence.json"))).isEqualTo(evidence);
      Files.delete(folder.resolve("evidence.json"));
    }
    MarkedProcesses.none(folder);
    nothingHalfWritten(scenario.name);
  }
}
