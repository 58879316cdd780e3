package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Gives a reader what becomes of a corpus under mutation.
 *
 * <p>In a few seconds, what is answered in a new way joins the corpus of the run, so that mutations
 * build on one another. For longer, Jazzer looks for inputs that take new branches.
 *
 * @param name in messages
 * @param corpus inputs to begin with; what once was answered wrongly stays among them
 * @param reader returns what became of an input: the line in which it was refused, or what it is.
 *     It throws for no input
 */
public record Fuzzing(String name, List<byte[]> corpus, Function<byte[], String> reader) {
  private static final Path CORPORA = Path.of("src/test/resources/fuzz");
  private static final int MOST_LENGTH = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long DEFAULT_SECONDS = 60;
  private static final Duration STARTING = Duration.ofMinutes(4); // on a machine with much to do

  /**
   * Returns what is tried on texts.
   *
   * @param corpus the name of a file of lines, one for each input, with escapes as in Java
   */
  public static Fuzzing ofTexts(String corpus, Function<String, String> reader) {
    try {
      List<byte[]> texts =
          Files.readAllLines(CORPORA.resolve(corpus + ".txt"), UTF_8).stream()
              .map(line -> line.translateEscapes().getBytes(UTF_8))
              .toList();
      return new Fuzzing(corpus, texts, bytes -> reader.apply(new String(bytes, UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a message with a question mark for each control character, which commands escape. */
  public static String asPrinted(String message) {
    return message.replaceAll("\\p{Cntrl}", "?");
  }

  /** Tries the corpus, and so many mutations. */
  public void tries(int times) {
    List<byte[]> pool = new ArrayList<>(corpus);
    Set<String> answers = new HashSet<>();
    corpus.forEach(input -> answers.add(answer(input)));
    SplittableRandom random = new SplittableRandom(1);
    for (int time = 0; time < times; time++) {
      byte[] input = mutated(pool, random);
      if (answers.add(answer(input))) {
        pool.add(input);
      }
    }
    assertThat(answers).as("ways in which %s is answered", name).hasSizeGreaterThan(2);
  }

  /**
   * Has Jazzer try inputs for a minute, or for as many seconds as {@code -Dfuzz.seconds} says.
   *
   * @param home the class that has this in a static field; a process of its own finds it there
   */
  public void triesForLong(Class<?> home) throws IOException, InterruptedException {
    long seconds = Long.getLong("fuzz.seconds", DEFAULT_SECONDS);
    Path folder = Path.of("target/fuzz", name);
    Path inputs = Files.createDirectories(folder.resolve("corpus"));
    for (int i = 0; i < corpus.size(); i++) {
      Files.write(inputs.resolve("kept-" + i), corpus.get(i));
    }
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzed.class.getName(),
                "--target_args=" + home.getName() + " " + name,
                "--instrumentation_includes=dev.convproof.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + seconds,
                "-max_len=" + MOST_LENGTH,
                "-timeout=" + LONGEST.toSeconds(),
                "-rss_limit_mb=4096",
                inputs.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(seconds + STARTING.toSeconds(), TimeUnit.SECONDS))
          .as(log + " ends")
          .isTrue();
      assertThat(process.exitValue()).as("%s", Files.readString(log)).isZero();
      assertThat(Files.readString(log)).containsPattern("Done [1-9][0-9]* runs");
    } finally {
      process.destroyForcibly();
    }
  }

  private static byte[] mutated(List<byte[]> pool, SplittableRandom random) {
    byte[] begun = pool.get(random.nextInt(pool.size()));
    byte[] other = pool.get(random.nextInt(pool.size()));
    if (random.nextInt(3) == 0 && begun.length > 0 && other.length > 0) {
      int from = random.nextInt(other.length);
      byte[] crossed = Arrays.copyOf(begun, random.nextInt(begun.length) + other.length - from);
      int kept = crossed.length - (other.length - from);
      System.arraycopy(other, from, crossed, kept, other.length - from);
      begun = crossed;
    }
    byte[] bytes = Mutations.of(begun, random);
    return Arrays.copyOf(bytes, Math.min(MOST_LENGTH, bytes.length));
  }

  @Override
  public String toString() {
    return name;
  }

  /** Has the corpus read, however long that takes where classes are loaded and instrumented. */
  void warmUp() {
    corpus.forEach(input -> assertThat(reader.apply(input)).isNotBlank());
  }

  /** Returns what became of an input, without what it names of it. */
  String answer(byte[] input) {
    long begun = System.nanoTime();
    String answer;
    try {
      answer = reader.apply(input);
    } catch (RuntimeException | Error defect) {
      throw new AssertionError(name + " of " + escaped(input), defect);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("%s of %s", name, escaped(input))
        .isLessThan(LONGEST);
    assertThat(answer).as("%s of %s", name, escaped(input)).isNotBlank().doesNotContain("\n", "\r");
    return answer.replaceAll("\"[^\"]*\"|[0-9]+", "~");
  }

  /** Returns a line of a corpus of texts. */
  private static String escaped(byte[] input) {
    StringBuilder text = new StringBuilder();
    new String(input, UTF_8).chars().forEach(c -> text.append(escaped((char) c)));
    return text.toString();
  }

  private static String escaped(char c) {
    String shown = c == '\\' ? "\\\\" : Character.toString(c);
    return c < ' ' ? "\\0" + c / 8 + c % 8 : shown;
  }
}
