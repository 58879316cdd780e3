package dev.convproof.cli;

import dev.convproof.properties.SuiteRunner;
import dev.convproof.properties.SuiteVerdict;
import dev.convproof.properties.Suites;
import java.util.Map;

/** The suites to run: apart from the command, so that no other command loads jqwik. */
final class SuiteRun {
  private final SuiteRunner runner;

  private SuiteRun(SuiteRunner runner) {
    this.runner = runner;
  }

  static SuiteRun of(String only) {
    return new SuiteRun(SuiteRunner.selecting(Suites.all(), only, Map.of()));
  }

  long properties() {
    return runner.properties();
  }

  VerdictTable with(Progress progress) {
    return new VerdictTable(
        runner.run(
            ended ->
                progress.ended(
                    SuiteVerdict.title(ended.row().suite()), VerdictTable.words(ended))));
  }
}
