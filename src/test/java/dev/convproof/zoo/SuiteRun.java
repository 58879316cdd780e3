package dev.convproof.zoo;

import dev.convproof.properties.Subjects;
import dev.convproof.properties.Suites;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Case;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
public record SuiteRun(Path counterexamples) {
  private static final String PACKAGE = "dev.convproof.properties.";
  private static final String FOLDER = "convproof.counterexamples";
  private static final LauncherConfig OWN_LISTENER_ONLY =
      LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build();

  /** All properties of a suite: their failures by name. */
  public Map<String, Optional<Throwable>> of(String suite, Strategy... subjects) {
    return run(DiscoverySelectors.selectClass(nameOf(suite)), subjects);
  }

  /** One property of a suite, which takes a case: its failure. */
  public Optional<Throwable> of(String suite, String property, Strategy... subjects) {
    return of(suite, property, Case.class, subjects);
  }

  /** One property of a suite, which takes something else: its failure. */
  public Optional<Throwable> of(
      String suite, String property, Class<?> takes, Strategy... subjects) {
    Map<String, Optional<Throwable>> failures =
        run(DiscoverySelectors.selectMethod(nameOf(suite), property, takes.getName()), subjects);
    if (failures.size() != 1) {
      throw new AssertionError(suite + "." + property + " ran " + failures.keySet());
    }
    return failures.values().iterator().next();
  }

  /** One of ours, which may be a group of another, or one of a test's own. */
  private static String nameOf(String suite) {
    return Suites.all().stream()
        .filter(ours -> ours.getSimpleName().equals(suite))
        .map(Class::getName)
        .findFirst()
        .orElse(PACKAGE + suite);
  }

  private Map<String, Optional<Throwable>> run(DiscoverySelector what, Strategy... subjects) {
    LauncherDiscoveryRequest quiet =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(what)
            .configurationParameter("jqwik.reporting.usejunitplatform", "true")
            .build();
    Failures failures = new Failures();
    String before = System.setProperty(FOLDER, counterexamples.toString());
    try {
      Subjects.with(
          List.of(subjects),
          () -> LauncherFactory.create(OWN_LISTENER_ONLY).execute(quiet, failures));
    } finally {
      restore(before);
    }
    return failures.byName;
  }

  private static void restore(String before) {
    if (before == null) {
      System.clearProperty(FOLDER);
    } else {
      System.setProperty(FOLDER, before);
    }
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
