package dev.convproof.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.ConvProof;
import dev.convproof.Report;
import dev.convproof.Subject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No right convolution is rejected, however it computes. */
class RightfulTest {
  private static final int FEW = 20;
  private static final int SOME = 300;

  static Stream<Subject<?>> subjects() {
    return Stream.concat(
        Rightful.all().stream(),
        NumberFormats.all().stream().filter(FormatKernel::right).map(FormatKernel::subject));
  }

  @Test
  void none_is_rejected() {
    assertThat(Rightful.all()).hasSizeGreaterThanOrEqualTo(30);
    for (Subject<?> subject : Rightful.all()) {
      Report report = ConvProof.verify(subject).cases(FEW).maxProducts(1_024).seed(1).report();
      assertThat(report.holds()).as(report.toString()).isTrue();
    }
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("subjects")
  void none_is_rejected_at_ten_seeds(Subject<?> subject) throws Exception {
    // Threads of their own: in the common pool, which some subjects use, a call would wait for a
    // whole report that its thread has taken up meanwhile.
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Callable<Report>> reports =
          LongStream.rangeClosed(1, 10)
              .mapToObj(
                  seed ->
                      (Callable<Report>)
                          () -> ConvProof.verify(subject).cases(SOME).seed(seed).report())
              .toList();
      for (Future<Report> report : threads.invokeAll(reports)) {
        assertThat(report.get().holds()).as(report.get().toString()).isTrue();
        assertThat(report.get().suspicion()).as(report.get().toString()).isEmpty();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
