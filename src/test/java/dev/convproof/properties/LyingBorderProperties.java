package dev.convproof.properties;

import dev.convproof.law.Border;
import dev.convproof.law.BorderCondition;

/** The border suite under a condition that may be wrong. */
public class LyingBorderProperties extends LawProperties.BorderSuite {
  private static volatile Border.Condition condition = BorderCondition::breaks;

  LyingBorderProperties() {
    super(new Border(condition));
  }

  /** Runs suites under another condition. */
  public static void under(Border.Condition lie, Runnable suites) {
    condition = lie;
    try {
      suites.run();
    } finally {
      condition = BorderCondition::breaks;
    }
  }
}
