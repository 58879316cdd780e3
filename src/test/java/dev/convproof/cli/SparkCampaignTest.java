package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Apache Spark runs of a campaign is byte for byte what one process gives: the jar that
 * -Pspark builds, on the Spark that it lays down in target/spark/jars.
 */
@Tag("spark")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SparkCampaignTest {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path JAR = Path.of("target", "convproof.jar").toAbsolutePath();
  private static final String HOME = System.getProperty("spark.home", "");

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path file;

  @BeforeEach
  void writeTheCampaign() throws IOException {
    assumeTrue(!HOME.isEmpty(), "there is no Spark here: mvn verify -Pspark lays one down");
    file = folder.resolve("campaign.toml");
    Files.writeString(file, "question = \"all-values\"\nsizes = 6\n");
  }

  @AfterEach
  void nothingIsLeftBehind() throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>();
    for (Process process : started) {
      process.descendants().forEach(all::add);
      all.add(process.toHandle());
    }
    all.forEach(ProcessHandle::destroyForcibly);
    for (Process process : started) {
      process.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[1]", "local[2]"})
  void local_threads_give_the_evidence_of_one_process(String master) throws Exception {
    Path output = folder.resolve("spark.json");
    run("--spark", master, "--output", output.toString()).holds();
    assertThat(output).hasSameBinaryContentAs(alone());
    assertThat(folder.resolve("spark.json.journal")).doesNotExist();
  }

  @Test
  void spark_submit_gives_the_evidence_of_one_process() throws Exception {
    Path output = folder.resolve("spark.json");
    Process submitted =
        spark(
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--class",
            Main.class.getName(),
            JAR.toString(),
            "campaign",
            "run",
            file.toString(),
            "--spark",
            "local[2]",
            "--output",
            output.toString());
    assertThat(submitted.waitFor()).as("%s", log(submitted)).isZero();
    assertThat(output).hasSameBinaryContentAs(alone());
  }

  /** One of two workers is killed with all that it has started, while tasks run on it. */
  @Test
  void a_cluster_that_loses_a_worker_gives_the_evidence_of_one_process() throws Exception {
    String master = "spark://" + LOOPBACK + ":" + freePort();
    String port = master.substring(master.lastIndexOf(':') + 1);
    spark(
        "org.apache.spark.deploy.master.Master",
        "--host",
        LOOPBACK,
        "--port",
        port,
        "--webui-port",
        "0");
    List<Process> workers = List.of(worker("1", master), worker("2", master));
    Path output = folder.resolve("spark.json");
    Path journal = folder.resolve("spark.json.journal");
    Process run = start(List.of("--spark", master, "--output", output.toString()));
    awaitBytes(journal, 4_000, run);
    Process lost = workers.get(0);
    assertThat(lost.descendants()).as("executors of the worker").isNotEmpty();
    lost.descendants().forEach(ProcessHandle::destroyForcibly);
    lost.destroyForcibly().waitFor();
    assertThat(output).doesNotExist();
    answer(run).holds();
    assertThat(output).hasSameBinaryContentAs(alone());
    assertThat(journal).doesNotExist();
  }

  /** The process is killed, whose JVM with Spark then ends too; what it had judged is kept. */
  @Test
  void a_run_that_is_killed_goes_on() throws Exception {
    Path output = folder.resolve("spark.json");
    Path journal = folder.resolve("spark.json.journal");
    Process run = start(List.of("--spark", "local[2]", "--output", output.toString()));
    awaitBytes(journal, 4_000, run);
    List<ProcessHandle> others = run.descendants().toList();
    assertThat(others).as("the JVM with Spark").hasSize(1);
    run.destroyForcibly().waitFor();
    others.get(0).onExit().get(20, TimeUnit.SECONDS);
    assertThat(output).doesNotExist();
    run("--spark", "local[2]", "--output", output.toString(), "--resume").holds();
    assertThat(output).hasSameBinaryContentAs(alone());
  }

  @Test
  void what_is_wrong_is_one_line() throws Exception {
    run("--spark", "nowhere")
        .isRefusedWith(
            "convproof campaign run: --spark nowhere: Could not parse Master URL: 'nowhere'");
    Files.writeString(file, "question = \"contract\"\nsubject = \"--exec ./no-such\"\nsizes = 1\n");
    run("--spark", "local[1]")
        .isRefusedWith(
            "convproof campaign run: --exec: ./no-such cannot be started: there is no such file");
  }

  /** Returns the evidence of one process. */
  private Path alone() throws IOException, InterruptedException {
    Path output = folder.resolve("alone.json");
    run("--output", output.toString()).holds();
    return output;
  }

  private Answer run(String... options) throws IOException, InterruptedException {
    return answer(start(List.of(options)));
  }

  private Process start(List<String> options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-Dspark.executor.memory=512m",
                "-jar",
                JAR.toString(),
                "campaign",
                "run",
                file.toString()));
    command.addAll(options);
    return started(new ProcessBuilder(command), false);
  }

  private Process worker(String name, String master) throws IOException {
    return spark(
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        LOOPBACK,
        "--cores",
        "1",
        "--memory",
        "1g",
        "--webui-port",
        "0",
        "--work-dir",
        folder.resolve("work" + name).toString(),
        master);
  }

  /** Starts a program of Spark's. */
  private Process spark(String type, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(SparkJvm.options(Path.of(HOME, "jars")));
    command.addAll(List.of("-cp", Path.of(HOME, "jars", "*").toString(), type));
    command.addAll(List.of(arguments));
    return started(new ProcessBuilder(command), true);
  }

  private Process started(ProcessBuilder builder, boolean logs) throws IOException {
    builder.environment().put("SPARK_HOME", HOME);
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // as Spark's own scripts do
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // of which Java would tell
    builder.directory(folder.toFile());
    if (logs) {
      builder.redirectErrorStream(true).redirectOutput(log(started.size()).toFile());
    } else {
      builder.redirectError(log(started.size()).toFile());
    }
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Path log(int number) {
    return folder.resolve(number + ".log");
  }

  private String log(Process process) throws IOException {
    return Files.readString(log(started.indexOf(process)));
  }

  private Answer answer(Process run) throws IOException, InterruptedException {
    String out = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(run.waitFor(), out, log(run));
  }

  private void awaitBytes(Path journal, long bytes, Process run)
      throws IOException, InterruptedException {
    while (!Files.exists(journal) || Files.size(journal) < bytes) {
      assertThat(run.isAlive()).as("%s", log(run)).isTrue();
      Thread.sleep(5);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
