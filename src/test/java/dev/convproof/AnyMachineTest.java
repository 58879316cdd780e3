package dev.convproof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.charset.Charset;
import java.util.Locale;
import org.assertj.core.api.AbstractPathAssert;

/**
 * Nothing here, tests included, depends on the language or the encoding of the machine.
 *
 * <p>Error Prone refuses the JDK's methods that do (see {@code anywhere} in the POM). These rules
 * refuse what it does not know.
 */
@AnalyzeClasses(packages = "dev.convproof")
class AnyMachineTest {
  @ArchTest
  static final ArchRule ASSERTIONS_READ_UTF_8 =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "an assertion reads a file in the machine's encoding",
                  AnyMachineTest::readsAsTheMachineDoes))
          .because("content(UTF_8) reads it in its own");

  @ArchTest
  static final ArchRule NOBODY_ASKS_HOW_THE_MACHINE_WRITES =
      noClasses()
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "setDefault", Locale.class)
          .orShould()
          .callMethod(Charset.class, "defaultCharset");

  private static boolean readsAsTheMachineDoes(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(AbstractPathAssert.class)
        && switch (call.getName()) {
          case "hasContent", "hasSameTextualContentAs" -> true;
          case "content" -> call.getTarget().getRawParameterTypes().isEmpty();
          default -> false;
        };
  }
}
