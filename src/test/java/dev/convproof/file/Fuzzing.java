package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Gives a reader what becomes of a corpus under mutation. What is answered in a new way joins the
 * corpus of the run, so that mutations build on one another; no class is instrumented for it.
 *
 * @param corpus a line for each input, with escapes as in Java; what once was answered wrongly
 *     stays there
 * @param reader returns what became of an input: the line in which it was refused, or what it is.
 *     It throws for no input
 */
public record Fuzzing(String corpus, Function<String, String> reader) {
  private static final int MOST_LENGTH = 10_000;
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long DEFAULT_SECONDS = 60;

  /** Returns a message with a question mark for each control character, which commands escape. */
  public static String asPrinted(String message) {
    return message.replaceAll("\\p{Cntrl}", "?");
  }

  /** Tries the corpus, and so many mutations. */
  public void tries(int times) throws IOException {
    run(times, Long.MAX_VALUE, 1);
  }

  /** Tries mutations for a minute, or for as many seconds as {@code -Dfuzz.seconds} says. */
  public void triesForLong() throws IOException {
    long seconds = Long.getLong("fuzz.seconds", DEFAULT_SECONDS);
    run(Integer.MAX_VALUE, System.nanoTime() + Duration.ofSeconds(seconds).toNanos(), 2);
  }

  private void run(int times, long until, long seed) throws IOException {
    List<String> pool = new ArrayList<>();
    Set<String> answers = new HashSet<>();
    for (String line :
        Files.readAllLines(Path.of("src/test/resources/fuzz", corpus + ".txt"), UTF_8)) {
      pool.add(line.translateEscapes());
      answers.add(answer(line.translateEscapes()));
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int time = 0; time < times && System.nanoTime() < until; time++) {
      String input = mutated(pool, random);
      if (answers.add(answer(input))) {
        pool.add(input);
      }
    }
    assertThat(answers).as("ways in which %s is answered", corpus).hasSizeGreaterThan(2);
  }

  private static String mutated(List<String> pool, SplittableRandom random) {
    String one = pool.get(random.nextInt(pool.size()));
    String other = pool.get(random.nextInt(pool.size()));
    boolean crossed = random.nextInt(3) == 0 && !one.isEmpty() && !other.isEmpty();
    String begun =
        crossed
            ? one.substring(0, random.nextInt(one.length()))
                + other.substring(random.nextInt(other.length()))
            : one;
    String text = new String(Mutations.of(begun.getBytes(UTF_8), random), UTF_8);
    return text.substring(0, Math.min(MOST_LENGTH, text.length()));
  }

  /** Returns what became of an input, without what it names of it. */
  private String answer(String input) {
    long begun = System.nanoTime();
    String answer;
    try {
      answer = reader.apply(input);
    } catch (RuntimeException | Error defect) {
      throw new AssertionError(corpus + " of " + escaped(input), defect);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as("%s of %s", corpus, escaped(input))
        .isLessThan(LONGEST);
    assertThat(answer)
        .as("%s of %s", corpus, escaped(input))
        .isNotBlank()
        .doesNotContain("\n", "\r");
    return answer.replaceAll("\"[^\"]*\"|[0-9]+", "~");
  }

  private static String escaped(String input) {
    StringBuilder text = new StringBuilder();
    input.chars().forEach(c -> text.append(escaped((char) c)));
    return text.toString();
  }

  private static String escaped(char c) {
    String shown = c == '\\' ? "\\\\" : Character.toString(c);
    return c < ' ' ? "\\0" + c / 8 + c % 8 : shown;
  }
}
