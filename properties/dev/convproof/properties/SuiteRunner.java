package dev.convproof.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.jqwik.engine.JqwikTestEngine;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs suites in this process through the JUnit Platform: one property after the other, on this
 * thread, in the order given. Prints nothing.
 */
public final class SuiteRunner {
  /** Held, because a logger that is not referenced forgets its level. */
  private static final Logger JQWIK = Logger.getLogger("net.jqwik");

  private final Launcher launcher;
  private final TestPlan plan;

  private SuiteRunner(Launcher launcher, TestPlan plan) {
    this.launcher = launcher;
    this.plan = plan;
  }

  /**
   * Selects the properties whose suite or sentence contains a text, in whatever case.
   *
   * @param configuration of the engine, beside what keeps it quiet
   */
  public static SuiteRunner selecting(
      List<Class<?>> suites, String containing, Map<String, String> configuration) {
    JQWIK.setLevel(Level.WARNING); // that it keeps no database is meant, and no news
    LauncherConfig alone =
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .addTestEngines(new JqwikTestEngine())
            .build();
    Launcher launcher = LauncherFactory.create(alone);
    TestPlan plan =
        launcher.discover(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(suites.stream().map(DiscoverySelectors::selectClass).toList())
                .filters(containing(containing))
                .configurationParameter("jqwik.database", "")
                .configurationParameter("jqwik.failures.after.default", "SAMPLE_FIRST")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .configurationParameters(configuration)
                .build());
    return new SuiteRunner(launcher, plan);
  }

  private static PostDiscoveryFilter containing(String text) {
    return (TestDescriptor descriptor) ->
        FilterResult.includedIf(
            PropertyName.of(descriptor)
                .map(name -> name.searchable().contains(text.toLowerCase(Locale.ROOT)))
                .orElse(true));
  }

  /** Returns the number of properties selected. */
  public long properties() {
    return plan.countTestIdentifiers(identifier -> identifier.isTest());
  }

  /** Runs them, and tells of each as it ends. */
  public List<SuiteVerdict> run(Consumer<SuiteVerdict> ended) {
    List<SuiteVerdict> verdicts = new ArrayList<>();
    Consumer<SuiteVerdict> remembered = verdicts::add;
    SuiteListener listener = new SuiteListener(plan, remembered.andThen(ended));
    SuiteTable.listening(listener::row, () -> launcher.execute(plan, listener));
    return List.copyOf(verdicts);
  }
}
