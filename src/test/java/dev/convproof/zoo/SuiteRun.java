package dev.convproof.zoo;

import dev.convproof.properties.Subjects;
import dev.convproof.properties.Suites;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.backward.BackwardStrategy;
import dev.convproof.tensor.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs real property suites, end to end, against other convolutions, and tells what failed. The
 * counterexamples go to a folder of the test's own.
 */
public record SuiteRun(Map<String, String> properties) {
  private static final String PACKAGE = "dev.convproof.properties.";
  private static final String FOLDER = "convproof.counterexamples";
  private static final String SHRINK = "convproof.shrink";
  private static final LauncherConfig OWN_LISTENER_ONLY =
      LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();

  public SuiteRun(Path counterexamples) {
    this(Map.of(FOLDER, counterexamples.toString()));
  }

  /** Returns the same run at another seed, which asks whether a law is refuted, and no more. */
  public SuiteRun unshrunkAt(long seed) {
    return with("seed", String.valueOf(seed)).with(SHRINK, "false");
  }

  private SuiteRun with(String property, String value) {
    Map<String, String> more = new TreeMap<>(properties);
    more.put(property, value);
    return new SuiteRun(more);
  }

  /** All properties of a suite: their failures by name. */
  public Map<String, Optional<Throwable>> of(String suite, Strategy... subjects) {
    return of(DiscoverySelectors.selectClass(nameOf(suite)), subjects);
  }

  /** One property of a suite of gradients, which takes a case: its failure. */
  public Optional<Throwable> of(String suite, String property, BackwardStrategy pass) {
    return only(run(method(suite, property, Case.class), running -> Subjects.with(pass, running)));
  }

  /** One property of a suite, which takes a case: its failure. */
  public Optional<Throwable> of(String suite, String property, Strategy... subjects) {
    return of(suite, property, Case.class, subjects);
  }

  /** One property of a suite, which takes something else: its failure. */
  public Optional<Throwable> of(
      String suite, String property, Class<?> takes, Strategy... subjects) {
    return only(of(method(suite, property, takes), subjects));
  }

  private static Optional<Throwable> only(Map<String, Optional<Throwable>> failures) {
    if (failures.size() != 1) {
      throw new AssertionError("not one property: " + failures.keySet());
    }
    return failures.values().iterator().next();
  }

  private static DiscoverySelector method(String suite, String property, Class<?> takes) {
    return DiscoverySelectors.selectMethod(nameOf(suite), property, takes.getName());
  }

  /** One of ours, which may be a group of another, or one of a test's own. */
  private static String nameOf(String suite) {
    return Suites.all().stream()
        .filter(ours -> ours.getSimpleName().equals(suite))
        .map(Class::getName)
        .findFirst()
        .orElse(PACKAGE + suite);
  }

  private Map<String, Optional<Throwable>> of(DiscoverySelector what, Strategy... subjects) {
    return run(what, running -> Subjects.with(List.of(subjects), running));
  }

  private Map<String, Optional<Throwable>> run(DiscoverySelector what, Consumer<Runnable> against) {
    LauncherDiscoveryRequest quiet =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(what)
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .configurationParameter(
                "jqwik.shrinking.default", properties.containsKey(SHRINK) ? "OFF" : "BOUNDED")
            .build();
    Failures failures = new Failures();
    Map<String, Optional<String>> before = new TreeMap<>();
    properties.keySet().forEach(p -> before.put(p, Optional.ofNullable(System.getProperty(p))));
    properties.forEach(System::setProperty);
    try {
      against.accept(() -> LauncherFactory.create(OWN_LISTENER_ONLY).execute(quiet, failures));
    } finally {
      before.forEach(SuiteRun::restore);
    }
    return failures.byName;
  }

  private static void restore(String property, Optional<String> before) {
    before.ifPresentOrElse(
        value -> System.setProperty(property, value), () -> System.clearProperty(property));
  }

  private static final class Failures implements TestExecutionListener {
    private final Map<String, Optional<Throwable>> byName = new TreeMap<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest()) {
        byName.put(test.getDisplayName(), result.getThrowable());
      }
    }
  }
}
