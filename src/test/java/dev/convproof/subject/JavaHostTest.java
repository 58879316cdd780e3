package dev.convproof.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.convproof.DeclinedException;
import dev.convproof.FailedCallException;
import dev.convproof.Subject;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A child JVM hosts a foreign class, whatever that does. */
@Timeout(60)
class JavaHostTest {
  private static PipeSubject moody;
  private static Subject<double[]> subject;

  @BeforeAll
  @SuppressWarnings("unchecked")
  static void start() {
    moody = host("Moody#convolve", Duration.ofMillis(900));
    subject = (Subject<double[]>) moody.subject();
  }

  @AfterAll
  static void end() throws InterruptedException {
    moody.close();
    Leftovers.none();
  }

  static PipeSubject host(String target, Duration limit) {
    String location = Hosted.class.getProtectionDomain().getCodeSource().getLocation().toString();
    String classes = Path.of(URI.create(location)).toString();
    String type = Hosted.class.getName() + "$" + target;
    return PipeSubject.start(
        new PipeSubject.Launch(target, JavaHost.command(type, classes, 64), Optional.of(limit)));
  }

  private static double[] call(double... values) {
    Optional<double[]> bias =
        values.length < 3 ? Optional.empty() : Optional.of(new double[] {values[2]});
    return subject
        .forward()
        .apply(Geometry.UNIT, new double[] {values[0]}, new double[] {values[1]}, bias);
  }

  private static void fails(double mood, String what, String place, String found) {
    FailedCallException failure =
        catchThrowableOfType(FailedCallException.class, () -> call(mood, 1));
    assertThat(failure).isNotNull();
    assertThat(failure).hasMessage(what);
    assertThat(failure.place()).matches(place);
    assertThat(failure.found()).isEqualTo(found);
    assertThat(call(2, 3, 4)).containsExactly(10);
  }

  private static String in(String method) {
    return "dev\\.convproof\\.subject\\.Hosted\\$Moody\\." + method + "\\(Hosted\\.java:\\d+\\)";
  }

  @Test
  void what_it_computes_comes_back() {
    assertThat(call(2, 3)).containsExactly(6);
    assertThat(call(2, 3, 0.5)).containsExactly(6.5);
  }

  @Test
  void what_it_declines_is_declined_and_no_fault() {
    assertThatThrownBy(() -> call(24, 1))
        .isInstanceOf(DeclinedException.class)
        .hasMessage("no such numbers");
    assertThat(call(2, 3)).containsExactly(6);
  }

  @Test
  void what_it_unpacks_is_gone_with_it() throws IOException {
    try (PipeSubject other = host("Moody#convolve", Duration.ofSeconds(10))) {
      @SuppressWarnings("unchecked")
      Subject<double[]> unpacking = (Subject<double[]>) other.subject();
      double[] x = {25};
      assertThat(unpacking.forward().apply(Geometry.UNIT, x, new double[] {1}, Optional.empty()))
          .containsExactly(25);
    }
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(file -> file.toString().endsWith("behind"))).isEmpty();
    }
  }

  @Test
  void it_gets_all_quantities_in_their_order() {
    Geometry g = Notation.parse("w9kw9");
    double[] x = {23, 0, 0, 0, 0, 0, 0, 0, 0};
    assertThat(subject.forward().apply(g, x, new double[9], Optional.empty()))
        .containsExactly(16 + 9 / 8.0);
  }

  @Test
  void what_it_throws_fails_at_its_own_place() {
    fails(
        10,
        "threw IllegalStateException",
        in("convolve"),
        "java.lang.IllegalStateException: two lines");
  }

  @Test
  @SuppressWarnings("unchecked")
  void a_call_that_ends_java_is_told_from_one_that_throws() {
    try (PipeSubject own = host("Moody#convolve", Duration.ofSeconds(9))) {
      Subject<double[]> one = (Subject<double[]>) own.subject();
      for (double mood : new double[] {10, 11, 12, 15, 16}) {
        double[] x = {mood};
        FailedCallException failure =
            catchThrowableOfType(
                FailedCallException.class,
                () -> one.forward().apply(Geometry.UNIT, x, new double[1], Optional.empty()));
        assertThat(failure.ended()).as(failure.getMessage()).isEqualTo(mood >= 15);
      }
    }
  }

  @Test
  void null_and_a_wrong_length_fail() {
    fails(11, "gives no double[]", "the output", "null");
    fails(12, "answered with 24 bytes instead of 8", "the output", "3 scalars");
  }

  @Test
  void no_stack_and_no_memory_fail() {
    fails(13, "threw StackOverflowError", in("depth"), "java.lang.StackOverflowError");
    fails(
        14,
        "threw OutOfMemoryError",
        in("convolve"),
        "java.lang.OutOfMemoryError: Java heap space");
  }

  @Test
  void ending_the_process_fails() {
    fails(15, "called System.exit", in("convolve"), "the end of its process");
    fails(16, "exited with code 4", "the call", "nothing");
  }

  @Test
  void what_its_threads_throw_fails() {
    fails(
        18,
        "threw IllegalStateException in a thread of its own",
        in("lambda\\$inThread\\$0"),
        "java.lang.IllegalStateException: unseen");
  }

  @Test
  void an_endless_loop_fails_where_it_is() {
    fails(17, "did not come back within 0.9 s", in("loop"), "nothing");
  }

  @Test
  void what_it_prints_goes_to_standard_error() throws InterruptedException {
    assertThat(call(19, 1)).containsExactly(19);
    for (int tries = 0; tries < 100 && !moody.printed().contains("printed"); tries++) {
      Thread.sleep(20); // it comes by another way than the answer
    }
    assertThat(moody.printed()).contains("printed\n");
  }

  @Test
  void what_it_writes_to_its_arguments_is_written_to_the_callers() {
    double[] x = {20};
    double[] k = {3};
    assertThat(subject.forward().apply(Geometry.UNIT, x, k, Optional.empty())).containsExactly(60);
    assertThat(x).containsExactly(7);
    assertThat(k).containsExactly(3);
  }

  @Test
  void a_buffer_that_it_gives_twice_is_the_same_twice() {
    double[] first = call(21, 1);
    double[] second = call(21, 2);
    assertThat(second).isSameAs(first).containsExactly(42);
    assertThat(call(2, 3)).isNotSameAs(first);
    double[] x = {22};
    assertThat(subject.forward().apply(Geometry.UNIT, x, new double[1], Optional.empty()))
        .isSameAs(x);
  }

  @Test
  void the_array_type_is_read_from_its_declaration() {
    try (PipeSubject inherits = host("Inherits", Duration.ofSeconds(10))) {
      Subject<?> longs = inherits.subject();
      assertThat(longs.arithmetic().name()).isEqualTo("64-bit integers");
      assertThat(longs.forward()).isNotNull();
    }
  }

  @Test
  void code_that_fails_before_the_first_call_fails_in_every_call() {
    try (PipeSubject unmade = host("Unmade", Duration.ofSeconds(10));
        PipeSubject uninitialised = host("Uninitialised", Duration.ofSeconds(10))) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(() -> one(unmade.subject()))
            .isInstanceOf(FailedCallException.class)
            .hasMessage("threw UnsupportedOperationException");
        assertThatThrownBy(() -> one(uninitialised.subject()))
            .isInstanceOf(FailedCallException.class)
            .hasMessage("threw ExceptionInInitializerError")
            .extracting(e -> ((FailedCallException) e).found())
            .isEqualTo("java.lang.NegativeArraySizeException: -1");
      }
    }
  }

  private static <V> V one(Subject<V> of) {
    V one = of.arithmetic().zeros(1);
    return of.forward().apply(Geometry.UNIT, one, one, Optional.empty());
  }

  @Test
  void what_is_no_convolution_is_told_in_one_line() {
    String forms = ForeignClass.FORMS;
    assertThat(forms).contains("n g ci h w co kh kw sh sw dh dw pt pb pl pr").doesNotContain("\n");
    refused(
        "Other#convolve",
        Hosted.class.getName() + "$Other#convolve is no convolution; " + "that would be " + forms);
    refused(
        "Other",
        Hosted.class.getName()
            + "$Other has 2 convolutions: name one that is the only one of its name, such as "
            + Hosted.class.getName()
            + "$Other#");
    refused("Absent", "there is no class " + Hosted.class.getName() + "$Absent on the class path");
  }

  private static void refused(String target, String message) {
    assertThatThrownBy(() -> host(target, Duration.ofSeconds(10)))
        .isInstanceOf(NoSubjectException.class)
        .hasMessageStartingWith(message);
  }
}
