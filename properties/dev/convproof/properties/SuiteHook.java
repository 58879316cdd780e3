package dev.convproof.properties;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Around each property of a suite: opens its ledger, fails it where it proved less than it says,
 * looks for the smallest counterexample where it failed, and records the row of the table.
 */
final class SuiteHook implements AroundPropertyHook {

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    Ledger ledger = Ledger.open();
    if (context.testInstance() instanceof Suite suite) {
      ledger.reaching(suite.reach());
    }
    PropertyExecutionResult result = property.execute();
    if (result.status() == PropertyExecutionResult.Status.SUCCESSFUL) {
      Optional<String> weakness = ledger.weakness();
      if (weakness.isPresent()) {
        result = result.mapToFailed(new AssertionError(weakness.get()));
      }
    } else if (result.throwable().orElse(null) instanceof LawRefuted refuted && shrinks()) {
      LawRefuted smallest = refuted.onSmallest();
      keep(context, smallest.getMessage());
      result = result.mapToFailed(smallest);
    }
    SuiteRow row = SuiteRow.of(context, result, ledger);
    Ledger.forget();
    SuiteTable.publish(row);
    return result;
  }

  /** {@code -Dconvproof.shrink=false}: whether a law is refuted is asked, and not how simply. */
  private static boolean shrinks() {
    return Boolean.parseBoolean(System.getProperty("convproof.shrink", "true"));
  }

  /** Leaves the shrunk counterexample of a red run in the folder that is named, if one is. */
  private static void keep(PropertyLifecycleContext context, String facts) {
    String named = System.getProperty("convproof.counterexamples");
    if (named == null) {
      return;
    }
    Path folder = Path.of(named);
    String name =
        context.containerClass().getSimpleName() + "." + context.targetMethod().getName() + ".txt";
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), facts + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the counterexample " + folder.resolve(name), e);
    }
  }
}
