package dev.convproof.properties;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Subject;
import dev.convproof.algebra.Arithmetic;
import dev.convproof.strategy.Strategies;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
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

  private static Map<String, TestExecutionResult> run(Class<?> contract) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(contract))
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
    assertThat(results).hasSize(19);
    assertThat(results.get("agreement").getStatus())
        .isEqualTo(TestExecutionResult.Status.SUCCESSFUL);
    assertThat(results.get("groups").getStatus()).isEqualTo(TestExecutionResult.Status.ABORTED);
    assertThat(failure(results.get("groups"))).hasMessage("groups: no groups");
    assertThat(failure(results.get("gradient_agreement")))
        .hasMessage("gradient agreement: it offers no gradients");
    assertThat(results.values())
        .noneMatch(result -> result.getStatus() == TestExecutionResult.Status.FAILED);
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
