package dev.convproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.audit.Audit;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The JVM that {@code bench audit} starts, with the Vector API and without telemetry. */
class SecondJvmTest {
  @BeforeEach
  void there_is_a_vector_api_and_the_system_tells_how_a_process_was_started() {
    Assumptions.assumeTrue(
        ModuleFinder.ofSystem().find(Audit.VECTOR_MODULE).isPresent(),
        "skipped: this Java has no " + Audit.VECTOR_MODULE);
    Assumptions.assumeTrue(
        ProcessHandle.current().info().arguments().isPresent(),
        "skipped: the system does not tell how a process was started");
  }

  private static Process bench(String... arguments) throws IOException {
    return bench(Map.of(), arguments);
  }

  private static Process bench(Map<String, String> environment, String... arguments)
      throws IOException {
    return convproof(
        environment,
        Stream.concat(Stream.of("bench", "audit"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static Process convproof(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // Surefire's own jar names the class path: a short command line, which the system tells in
    // full.
    String classPath =
        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("ORT_DISABLE_TELEMETRY", "CI"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** ONNX Runtime would send what it ran, and keep an identifier and a database for that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench audit --only conv5.expand --runs 1 --warm-up 0",
        "contract --runtime onnxruntime --cases 5"
      })
  void nothing_is_kept_to_be_sent(String line, @TempDir Path home)
      throws IOException, InterruptedException {
    Map<String, String> elsewhere = new HashMap<>();
    for (String variable : List.of("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_DATA_HOME")) {
      elsewhere.put(variable, home.toString());
    }
    Process process = convproof(elsewhere, line.split(" "));
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isLessThan(ExitCode.BAD_INPUT);
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void what_it_says_and_its_exit_code_are_passed_on() throws IOException, InterruptedException {
    Process refused = bench("--only", "conv9");
    List<String> own = new ArrayList<>(said(refused));
    own.removeIf(line -> line.startsWith("Picked up ")); // by the JVM that was started here
    assertThat(own)
        .containsExactly(
            "convproof bench audit: --only \"conv9\": no layer of resnet50 has this in its name");
    assertThat(refused.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
  }

  private static List<String> said(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), UTF_8).lines().toList();
  }

  /** What two JVMs say of themselves would be said twice. */
  @Test
  void what_the_child_says_of_itself_is_dropped() throws IOException, InterruptedException {
    Process refused = bench(Map.of("JDK_JAVA_OPTIONS", "-Dx=y"), "--only", "conv9");
    assertThat(said(refused).stream().filter(line -> line.contains("JDK_JAVA_OPTIONS"))).hasSize(1);
    assertThat(refused.waitFor()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void its_loops_are_the_vector_api_s_and_it_ends_with_what_started_it()
      throws IOException, InterruptedException {
    Process parent = bench("--only", "conv5.expand", "--runs", "1000000");
    Optional<ProcessHandle> child = Optional.empty();
    try {
      byte[] first = parent.getInputStream().readNBytes("loops       vector".length());
      assertThat(new String(first, UTF_8)).isEqualTo("loops       vector");
      child = parent.children().findFirst();
      assertThat(child).isPresent();
      parent.destroyForcibly().waitFor();
      assertThat(child.get().onExit().orTimeout(20, TimeUnit.SECONDS))
          .succeedsWithin(20, TimeUnit.SECONDS);
    } finally {
      parent.destroyForcibly();
      child.ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
