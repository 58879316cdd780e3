package dev.convproof.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.geometry.Geometry;
import dev.convproof.strategy.Strategies;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract as a user's own tests run it: each law passes, fails or is skipped by itself. */
class ConvolutionContractTest {
  private static final Subject<float[]> RIGHT =
      Strategies.named("im2col").orElseThrow().over(Arithmetic.FLOAT32);

  @Disabled("run by the tests below")
  static final class Right implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return RIGHT.supporting(g -> g.groups() == 1, "no groups");
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  @Disabled("run by the tests below")
  static final class WithoutBias implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return Subject.of(
          "without bias",
          Arithmetic.FLOAT32,
          (g, x, k, b) -> RIGHT.forward().apply(g, x, k, b.map(bias -> new float[bias.length])));
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  @Disabled("run by the tests below")
  static final class Nothing implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return RIGHT.supporting(g -> false, "nothing");
    }

    @Override
    public long cases() {
      return 20;
    }
  }

  /** Sums in single precision, rounded once to bfloat16 or left as they are. */
  private static float[] narrow(
      boolean rounded, Geometry g, float[] x, float[] k, Optional<float[]> bias) {
    float[] sums = RIGHT.forward().apply(g, x, k, bias);
    for (int y = 0; rounded && y < sums.length; y++) {
      sums[y] = (float) NumberFormat.BFLOAT16.round(sums[y]);
    }
    return sums;
  }

  @Disabled("run by the tests below")
  static final class Narrow implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return Subject.of("narrow", Arithmetic.BFLOAT16, (g, x, k, b) -> narrow(true, g, x, k, b));
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  @Disabled("run by the tests below")
  static final class Unrounded implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return Subject.of(
          "unrounded", Arithmetic.BFLOAT16, (g, x, k, b) -> narrow(false, g, x, k, b));
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  @Disabled("run by the tests below")
  static final class Bytes implements ConvolutionContract<int[]> {
    @Override
    public Subject<int[]> subject() {
      return Strategies.DEFINITION.over(Arithmetic.UINT8_INT8);
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  /** Right on integers, which no sum rounds, and half a thousandth off on fractions. */
  @Disabled("run by the tests below")
  static final class Careless implements ConvolutionContract<float[]> {
    @Override
    public Subject<float[]> subject() {
      return Subject.of(
          "careless",
          Arithmetic.FLOAT32,
          (g, x, k, b) -> {
            float[] y = RIGHT.forward().apply(g, x, k, b);
            for (int at = 0; at < y.length; at++) {
              y[at] *= Math.abs(y[at]) % 1 > 0 && Math.abs(y[at]) < 1 ? 1.0005f : 1;
            }
            return y;
          });
    }

    @Override
    public long cases() {
      return 100;
    }
  }

  private static Map<String, TestExecutionResult> run(Class<?> contract) {
    return run(DiscoverySelectors.selectClass(contract));
  }

  /** Runs some of its tests. */
  private static Map<String, TestExecutionResult> run(Class<?> contract, String... tests) {
    return run(
        Arrays.stream(tests)
            .map(test -> DiscoverySelectors.selectMethod(contract, test))
            .toArray(DiscoverySelector[]::new));
  }

  private static Map<String, TestExecutionResult> run(DiscoverySelector... selected) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selected)
            .configurationParameter(
                "junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
            .build();
    Map<String, TestExecutionResult> results = new TreeMap<>();
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                  results.put(test.getDisplayName().replace("()", ""), result);
                }
              }
            });
    return results;
  }

  private static Throwable failure(TestExecutionResult result) {
    return result.getThrowable().orElseThrow();
  }

  @Test
  void right_code_passes_and_what_it_declines_is_skipped_with_the_reason() {
    Map<String, TestExecutionResult> results = run(Right.class);
    assertThat(results).hasSize(22);
    assertThat(results.get("agreement").getStatus())
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    assertThat(results.get("groups").getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    assertThat(failure(results.get("groups"))).hasMessage("groups: no groups");
    assertThat(failure(results.get("gradient_agreement")))
        .hasMessage("gradient agreement: it offers no gradients");
    assertThat(results.get("accuracy").getStatus())
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    assertThat(results.get("determinism").getStatus())
        .as("our own strategies claim it")
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    assertThat(results.values())
        .noneMatch(result -> result.getStatus() == TestExecutionResult.Status.FAILED);
  }

  @ParameterizedTest
  @ValueSource(classes = {Narrow.class, Bytes.class})
  void right_code_of_narrow_formats_passes(Class<?> contract) {
    Map<String, TestExecutionResult> results = run(contract);
    assertThat(results.values())
        .noneMatch(result -> result.getStatus() == TestExecutionResult.Status.FAILED);
    assertThat(results.get("agreement").getStatus())
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    assertThat(results.get("accuracy").getStatus())
        .isEqualTo(
            contract == Narrow.class
                ? TestExecutionResult.Status.SUCCESSFUL
                : TestExecutionResult.Status.ABORTED);
  }

  @Tag("long")
  @Test
  void what_is_not_rounded_to_its_format_is_named() {
    assertThat(failure(run(Unrounded.class, "agreement").get("agreement")))
        .hasMessageContaining("\n  numbers    bf16\n")
        .hasMessageContaining("\n  agrees     with outputs that are not rounded to bf16\n");
  }

  @Test
  void what_is_wrong_on_fractions_alone_fails_in_accuracy() {
    Map<String, TestExecutionResult> results = run(Careless.class, "accuracy", "determinism");
    assertThat(failure(results.get("accuracy")))
        .hasMessageContaining("ACCURACY refuted: careless is further off than rounding takes it");
    assertThat(failure(results.get("determinism")))
        .hasMessage("determinism: neither its claims nor its numbers ask for it");
  }

  @Test
  void wrong_code_fails_in_the_laws_that_name_its_fault() {
    Map<String, TestExecutionResult> results = run(WithoutBias.class);
    assertThat(failure(results.get("agreement")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("AGREEMENT refuted: without bias differs from definition at")
        .hasMessageContaining("\n  case       n1\n")
        .hasMessageEndingWith(
            "\n  explained  java -jar target/convproof.jar explain agreement"
                + "\n  replay     mvn test -Dtest=WithoutBias '-Dconvproof.replay=n1 --values 0,0,1'");
    assertThat(results.get("batch_independence").getStatus())
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
  }

  @Test
  void a_subject_that_supports_nothing_fails() {
    Map<String, TestExecutionResult> results = run(Nothing.class);
    assertThat(failure(results.get("supports_something")))
        .hasMessage("im2col supports none of 20 cases: nothing");
    assertThat(
            Arrays.asList(results.get("agreement").getStatus(), results.get("padding").getStatus()))
        .containsOnly(TestExecutionResult.Status.ABORTED);
  }
}
