package dev.convproof.properties;

import java.util.Locale;
import java.util.Optional;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

/**
 * Which property a test of the JUnit Platform is.
 *
 * @param suite the class that was run, which may inherit the property
 * @param property as a sentence
 */
record PropertyName(String suite, String property) {

  static Optional<PropertyName> of(TestDescriptor test) {
    return of(test.getSource(), test.getParent().flatMap(TestDescriptor::getSource));
  }

  static Optional<PropertyName> of(Optional<TestSource> test, Optional<TestSource> parent) {
    return test.orElse(null) instanceof MethodSource method
            && parent.orElse(null) instanceof ClassSource container
        ? Optional.of(
            new PropertyName(
                container.getJavaClass().getSimpleName(), method.getMethodName().replace('_', ' ')))
        : Optional.empty();
  }

  /**
   * Returns the text that {@code --only} searches, in lower case: the row's title and the class
   * name.
   */
  String searchable() {
    return (SuiteVerdict.title(suite) + ": " + property + "\n" + suite).toLowerCase(Locale.ROOT);
  }
}
