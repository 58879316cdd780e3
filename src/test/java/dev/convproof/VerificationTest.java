package dev.convproof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.law.Laws;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A convolution of anybody's is judged by every law. */
class VerificationTest {

  /** A convolution as somebody else would write it: nested loops over floats. */
  static float[] direct(Geometry g, float[] x, float[] k, Optional<float[]> b) {
    return loops(g, x, k, b, false);
  }

  /** The same, which never reads the last column of a kernel of two and more. */
  private static float[] forgetful(Geometry g, float[] x, float[] k, Optional<float[]> b) {
    return loops(g, x, k, b, true);
  }

  private static float[] loops(
      Geometry g, float[] x, float[] k, Optional<float[]> b, boolean forgetting) {
    Axis rows = g.rows();
    Axis cols = g.columns();
    float[] y = new float[g.outputSize()];
    int taps = cols.kernel() - (forgetting && cols.kernel() > 1 ? 1 : 0);
    int at = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outputChannels(); o++) {
        for (int i = 0; i < rows.output(); i++) {
          for (int j = 0; j < cols.output(); j++) {
            float sum = b.isPresent() ? b.get()[o] : 0;
            for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
              int channel = n * g.inputChannels() + g.firstInputChannel(o) + c;
              for (int u = 0; u < rows.kernel(); u++) {
                int row = i * rows.stride() + u * rows.dilation() - rows.padBefore();
                for (int v = 0; v < taps; v++) {
                  int col = j * cols.stride() + v * cols.dilation() - cols.padBefore();
                  if (row >= 0 && row < rows.input() && col >= 0 && col < cols.input()) {
                    int kernel = (o * g.inputChannelsPerGroup() + c) * rows.kernel() + u;
                    sum +=
                        x[(channel * rows.input() + row) * cols.input() + col]
                            * k[kernel * cols.kernel() + v];
                  }
                }
              }
            }
            y[at++] = sum;
          }
        }
      }
    }
    return y;
  }

  private static Subject<float[]> subject(Convolution<float[]> convolution) {
    return Subject.of("mine", Arithmetic.FLOAT32, convolution);
  }

  @Test
  void right_code_obeys_every_forward_law() {
    Report report = ConvProof.verify(subject(VerificationTest::direct)).cases(400).report();
    assertThat(report.holds()).as(report.toString()).isTrue();
    assertThat(report.rows())
        .filteredOn(
            row ->
                row.law().name().contains("gradient")
                    || row.law().name().matches("adjoint|unit step"))
        .allSatisfy(row -> assertThat(row.ending()).isEqualTo(Report.Ending.UNSUPPORTED))
        .allSatisfy(row -> assertThat(row.reason()).contains("it offers no gradients"));
    assertThat(report.rows())
        .filteredOn(row -> row.ending() == Report.Ending.HELD)
        .hasSize(15)
        .allSatisfy(
            row ->
                assertThat(row.judged() + row.unsupported() + row.vacuous())
                    .isEqualTo(row.drawn()));
  }

  @Test
  void wrong_code_is_refuted_by_the_smallest_case_and_a_replay() {
    assertThatThrownBy(() -> ConvProof.verify(subject(VerificationTest::forgetful)).check())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AGREEMENT refuted: mine differs from definition")
        .hasMessageContaining(
            "\n  replay     ConvProof.verify(subject).replay(\"kw2pl1 --values 1,0,1\").check()");
    Verification<float[]> replay = ConvProof.verify(subject(VerificationTest::forgetful));
    assertThatThrownBy(() -> replay.replay("kw2pl1 --values 1,0,1").check())
        .hasMessageContaining("AGREEMENT refuted");
    assertThatCode(
            () ->
                ConvProof.verify(subject(VerificationTest::direct))
                    .replay("kw2pl1 --values 1,0,1")
                    .check())
        .doesNotThrowAnyException();
  }

  @Test
  void what_is_declined_is_said_with_its_reason() {
    Report report =
        ConvProof.verify(subject(VerificationTest::direct).supporting(g -> false, "nothing at all"))
            .cases(20)
            .report();
    assertThat(report.refuted()).isFalse();
    assertThat(report.holds()).isFalse();
    assertThat(report.rows())
        .allSatisfy(row -> assertThat(row.reason()).isPresent())
        .filteredOn(row -> row.law().name().equals("agreement"))
        .allSatisfy(row -> assertThat(row.reason()).contains("nothing at all"));
  }

  @Test
  void the_result_of_the_call_before_is_told_where_there_is_no_bias() {
    float[][] kept = {{}};
    Convolution<float[]> stale =
        (g, x, k, b) -> {
          float[] y = direct(g, x, k, b);
          float[] given = kept[0].length == y.length ? kept[0] : y;
          kept[0] = y;
          return given.clone();
        };
    Report report =
        ConvProof.verify(subject(stale))
            .laws(List.of(Laws.PURITY))
            .replay("w5 --values 1,2,3,4,5,6")
            .report();
    assertThat(report.refuted()).isTrue();
  }

  private static Report hangingWhere(Predicate<Geometry> bad, long seed) {
    CountDownLatch never = new CountDownLatch(1);
    Convolution<float[]> hanging =
        (g, x, k, b) -> {
          if (bad.test(g)) {
            try {
              never.await();
            } catch (InterruptedException given) {
              throw new IllegalStateException(given);
            }
          }
          return direct(g, x, k, b);
        };
    Report report =
        ConvProof.verify(subject(hanging)).timeout(Duration.ofSeconds(1)).seed(seed).report();
    assertThat(report.refuted()).isTrue();
    return report;
  }

  @Test
  void a_call_that_does_not_come_back_is_a_refutation() {
    Report report = hangingWhere(g -> g.columns().kernel() == 2, 0);
    assertThat(report.refutations().get(0).facts())
        .contains("mine did not come back within 1 s on ")
        .contains("  smallest   not known: a call did not come back, which ended the run")
        .contains("  replay     ConvProof.verify(subject).replay(\"");
  }

  /** It is not shrunk, so that its values would be a line of a hundred thousand characters. */
  @Test
  void a_large_case_is_drawn_again() {
    Report report = hangingWhere(g -> g.inputSize() > 20_000, 3);
    assertThat(report.refutations().get(0).facts())
        .containsPattern(
            "  replay     \\d+ values are too many for a line: ConvProof\\.verify\\(subject\\)\\.seed\\("
                + "3\\) draws them again")
        .hasSizeLessThan(2_000);
  }

  @Test
  void a_result_that_depends_on_the_call_before_is_told_by_purity_in_one_value() {
    float[][] kept = new float[1][];
    Convolution<float[]> stale =
        (g, x, k, b) -> {
          float[] fresh = direct(g, x, k, b);
          if (kept[0] != null && kept[0].length == fresh.length) {
            for (int at = 0; at < fresh.length; at++) {
              fresh[at] += kept[0][at];
            }
          }
          kept[0] = fresh;
          return fresh.clone();
        };
    Report report = ConvProof.verify(subject(stale)).report();
    Report.Refutation first = report.refutations().get(0);
    assertThat(first.by().law()).isEqualTo("purity");
    assertThat(first.by().on().values()).hasSizeLessThan(4);
  }
}
