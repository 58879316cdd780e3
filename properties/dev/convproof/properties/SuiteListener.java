package dev.convproof.properties;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Joins what the engine says of a property with the row that its suite published. */
final class SuiteListener implements TestExecutionListener {
  private final Map<PropertyName, SuiteRow> rows = new HashMap<>();
  private final TestPlan plan;
  private final Consumer<SuiteVerdict> ended;

  SuiteListener(TestPlan plan, Consumer<SuiteVerdict> ended) {
    this.plan = plan;
    this.ended = ended;
  }

  /** Takes the row of the property that is about to end. */
  void row(SuiteRow row) {
    rows.put(new PropertyName(row.suite(), row.property()), row);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Optional<PropertyName> name =
        PropertyName.of(test.getSource(), plan.getParent(test).flatMap(TestIdentifier::getSource));
    Optional<Throwable> failure = result.getThrowable();
    if (name.isPresent() || failure.isPresent()) {
      ended.accept(
          SuiteVerdict.of(row(name.orElse(new PropertyName(test.getDisplayName(), ""))), failure));
    }
  }

  /** Returns the row of a property; without counts where its suite has no hook or did not start. */
  private SuiteRow row(PropertyName name) {
    SuiteRow unknown =
        new SuiteRow(
            name.suite(), name.property(), 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    return rows.getOrDefault(name, unknown);
  }
}
