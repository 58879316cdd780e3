package dev.convproof.properties;

import java.util.Optional;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * One line of the table of laws: a property, what it tried, and whether it held.
 *
 * @param suite the suite's class, without package
 * @param property the property as a sentence
 * @param drawn cases, each counted once, however many subjects it was given to
 * @param judged those on which some subject was compared with something that could tell
 * @param unsupported those that every subject declined
 * @param vacuous those that could tell nothing
 * @param compared scalars compared
 * @param finding what was found out beside whether it held, or empty
 * @param failure the first line of the failure, or empty where the property held
 */
public record SuiteRow(
    String suite,
    String property,
    long drawn,
    long judged,
    long unsupported,
    long vacuous,
    long compared,
    Optional<String> finding,
    Optional<String> failure) {

  static SuiteRow of(
      PropertyLifecycleContext context, PropertyExecutionResult result, Ledger ledger) {
    Optional<String> failure =
        result.throwable().map(SuiteRow::firstLine).filter(line -> failed(result));
    return new SuiteRow(
        context.containerClass().getSimpleName(),
        context.targetMethod().getName().replace('_', ' '),
        ledger.drawn(),
        ledger.judged(),
        ledger.unsupported(),
        ledger.vacuous(),
        ledger.compared(),
        ledger.finding(),
        failure);
  }

  private static boolean failed(PropertyExecutionResult result) {
    return result.status() == PropertyExecutionResult.Status.FAILED;
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    return message.lines().findFirst().orElse(message);
  }

  /** Returns whether the property held. */
  public boolean held() {
    return failure.isEmpty();
  }
}
