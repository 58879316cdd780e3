package dev.convproof.subject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Geometry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a host says of itself, of calls that are late or end Java, and to questions. */
@Timeout(60)
class JavaHostWatchTest {
  private static final String HOSTED = "dev.convproof.subject.Hosted$";
  private static final String WAITING = "dev.convproof.subject.JavaHostWatchTest$Waiting";
  private static final byte[] CALL = call("1000");

  /** Waits in the middle of each call until it is let go. */
  public static final class Waiting {
    private static final Semaphore INSIDE = new Semaphore(0);
    private static final Semaphore GO = new Semaphore(0);

    private Waiting() {}

    public static int[] convolve(int[] x, int[] k, int[] b, int[] geometry)
        throws InterruptedException {
      INSIDE.release();
      GO.acquire();
      return new int[] {5};
    }
  }

  private static byte[] call(String limit) {
    byte[] line =
        (Frames.call("forward", "i32", Geometry.UNIT, false, limit) + "\n").getBytes(UTF_8);
    return Arrays.copyOf(line, line.length + 8);
  }

  private static byte[] question(String padding) {
    String line = "question=convolution operation=forward format=u8 w=2 padding=" + padding;
    return (line + "\n\1\2\3").getBytes(UTF_8);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A host in a thread of its own, which is in the middle of its first call. */
  private static final class Running {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicReference<JavaHost> host = new AtomicReference<>();
    private final CompletableFuture<Void> end;

    Running(byte[]... calls) throws InterruptedException {
      ByteArrayInputStream in = new ByteArrayInputStream(join(calls));
      end =
          CompletableFuture.runAsync(
              () -> {
                try {
                  host.set(new JavaHost(ForeignClass.find(WAITING), in, out));
                  host.get().answers();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      Waiting.INSIDE.acquire();
    }

    JavaHost host() {
      return host.get();
    }

    String said() {
      return out.toString(UTF_8);
    }

    /** Lets all calls go, and returns what was said until the end. */
    String toTheEnd(int calls) throws InterruptedException, ExecutionException {
      Waiting.GO.release(calls);
      end.get();
      Waiting.INSIDE.drainPermits();
      return said();
    }
  }

  private static Optional<JavaHost> greeting(
      ByteArrayOutputStream out, byte[] in, String... arguments) throws IOException {
    return JavaHost.greeting(List.of(arguments), new ByteArrayInputStream(in), out);
  }

  private static String asked(String target, String padding, String... words) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {target, target};
    String[] all = Arrays.copyOf(arguments, 2 + words.length);
    System.arraycopy(words, 0, all, 2, words.length);
    JavaHost host = greeting(out, question(padding), all).orElseThrow();
    out.reset();
    host.answers();
    return out.toString(UTF_8);
  }

  @Test
  void a_greeting_tells_format_and_operations_and_a_name_of_its_own() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(greeting(out, CALL, WAITING, WAITING)).isPresent();
    assertThat(out.toString(UTF_8)).isEqualTo("version=1\nformats=i32\noperations=forward\n\n");
    out.reset();
    assertThat(greeting(out, CALL, WAITING, "slow")).isPresent();
    assertThat(out.toString(UTF_8))
        .isEqualTo("version=1\nname=slow\nformats=i32\noperations=forward\n\n");
  }

  @Test
  void where_there_is_no_class_the_reason_is_told() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(greeting(out, CALL, "no.Such", "no.Such")).isEmpty();
    assertThat(out.toString(UTF_8)).startsWith("error ").contains("no.Such").endsWith("\n");
  }

  @Test
  void a_call_within_its_limit_is_not_late() throws Exception {
    Running running = new Running(CALL);
    running.host().tellLate();
    assertThat(running.said()).isEmpty();
    assertThat(running.toTheEnd(1)).isEqualTo("ok 4\n\5\0\0\0");
    running.host().tellLate();
    assertThat(running.said()).isEqualTo("ok 4\n\5\0\0\0");
  }

  @Test
  void a_late_call_is_told_once_with_its_place_and_has_no_other_answer() throws Exception {
    Running running = new Running(call("0.1"), CALL);
    Thread.sleep(120);
    running.host().tellLate();
    running.host().tellLate();
    String late = "fatal did not come back within 0.1 s\t" + WAITING + ".convolve(";
    assertThat(running.said()).startsWith(late).endsWith(")\tnothing\n").hasLineCount(1);
    assertThat(running.toTheEnd(2)).startsWith(late).endsWith(")\tnothing\nok 4\n\5\0\0\0");
  }

  @Test
  void what_a_thread_of_its_own_threw_is_told_of_the_call_where_it_was() throws Exception {
    Running running = new Running(call("0"), CALL, CALL);
    running.host().elsewhere(new IllegalStateException("unseen"));
    running.host().elsewhere(new IllegalStateException("later"));
    running.host().tellLate();
    String unseen = "java.lang.IllegalStateException: unseen";
    assertThat(running.said()).endsWith("\tin a thread of its own, " + unseen + "\n");
    Waiting.GO.release();
    Waiting.INSIDE.acquire();
    running.host().elsewhere(new IllegalStateException("in the second"));
    String[] lines = running.toTheEnd(2).split("\n", -1);
    assertThat(lines[1])
        .startsWith("error threw IllegalStateException in a thread of its own\t")
        .endsWith("\tjava.lang.IllegalStateException: in the second");
    assertThat(lines[2]).isEqualTo("ok 4");
  }

  @Test
  void an_exit_is_told_with_the_place_that_called_it() throws Exception {
    StackTraceElement[] other = {new StackTraceElement("a.Other", "runs", "Other.java", 1)};
    StackTraceElement[] halts = {
      new StackTraceElement("java.lang.Runtime", "halt", "Runtime.java", 2),
      new StackTraceElement("a.Halting", "end", "Halting.java", 3)
    };
    StackTraceElement[] exits = {
      new StackTraceElement("java.lang.Runtime", "exit", "Runtime.java", 4),
      new StackTraceElement("a.Program", "end", "Program.java", 5)
    };
    Running running = new Running(CALL);
    running.host().exiting(List.of(other, halts));
    assertThat(running.said()).isEmpty();
    running.host().exiting(List.of(other, halts, exits));
    String told =
        "fatal called System.exit\ta.Program.end(Program.java:5)\tthe end of its process\n";
    assertThat(running.toTheEnd(1)).isEqualTo(told);
    running.host().exiting(List.<StackTraceElement[]>of(exits));
    assertThat(running.said()).isEqualTo(told);
  }

  @Test
  void questions_are_answered_declined_or_refused() throws IOException {
    assertThat(asked(HOSTED + "Answering", "explicit")).isEqualTo("ok u8 1,1,1,2\n\1\2");
    assertThat(asked(HOSTED + "Answering", "declined")).isEqualTo("unsupported no such word\n");
    assertThat(asked(HOSTED + "Answering", "thrown"))
        .isEqualTo("error java.io.IOException: no paper\n");
    assertThat(asked(HOSTED + "Answering", "words", "one", "two")).startsWith("ok f32 2\n");
    assertThat(asked(HOSTED + "Inherits", "explicit"))
        .isEqualTo("unsupported it answers no questions\n");
    assertThat(asked(HOSTED + "Moody", "explicit"))
        .isEqualTo("unsupported it answers no questions\n");
  }

  @Test
  void a_question_is_never_late_and_has_one_answer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String answering = HOSTED + "Answering";
    byte[] both = join(question("explicit"), question("declined"));
    JavaHost host = greeting(out, both, answering, answering).orElseThrow();
    out.reset();
    host.answers();
    host.tellLate();
    assertThat(out.toString(UTF_8)).isEqualTo("ok u8 1,1,1,2\n\1\2unsupported no such word\n");
  }
}
