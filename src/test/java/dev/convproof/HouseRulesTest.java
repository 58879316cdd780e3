package dev.convproof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.AbstractPathAssert;

/**
 * The house's rules: which way dependencies point, which libraries are used where, and that
 * nothing, tests included, depends on the language or the encoding of the machine. Of the last,
 * Error Prone refuses the JDK's methods (see {@code anywhere} in the POM); the rules here refuse
 * what it does not know.
 */
@AnalyzeClasses(packages = "dev.convproof")
class HouseRulesTest {
  /** The package above all others has two floors: what a subject is, and what judges it. */
  private static final String SUBJECT = "dev.convproof: the subject";

  private static final String ENTRY = "dev.convproof: the entry";

  private static final List<String> ENTRY_CLASSES =
      List.of("ConvProof", "Verification", "Judging", "Lookahead", "Report", "Tally", "Watch");

  /** Every package, from the bottom up: each may use those before it, and no other. */
  private static final List<String> FLOORS =
      List.of(
          "geometry",
          "algebra",
          "formula",
          "message",
          "file",
          "tensor",
          SUBJECT,
          "strategy",
          "strategy.backward",
          "generate",
          "law",
          ENTRY,
          "cost",
          "cost.bytecode",
          "proof",
          "proof.polynomial",
          "proof.kernel",
          "proof.decompose",
          "proof.smt",
          "audit",
          "subject",
          "model",
          "campaign",
          "claim",
          "claim.thread",
          "claim.quantity",
          "claim.formula",
          "claim.experiment",
          "claim.catalogue",
          "report.words",
          "report",
          "properties.arbitrary",
          "properties",
          "web",
          "cli");

  /** A library's packages, and the only ones of ours that use it. */
  private static final Map<String, List<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.ejml..", List.of("algebra")),
          Map.entry("org.jtransforms..", List.of("algebra")),
          Map.entry("org.objectweb.asm..", List.of("cost.bytecode")),
          Map.entry("com.microsoft.z3..", List.of("proof.smt")),
          Map.entry("cc.redberry..", List.of("proof.polynomial")),
          Map.entry("io.pebbletemplates..", List.of("report")),
          Map.entry("com.fasterxml.jackson..", List.of("file", "properties", "report", "cli")),
          Map.entry("ai.onnxruntime..", List.of("subject")),
          Map.entry("com.google.protobuf..", List.of("file", "model")),
          Map.entry("picocli..", List.of("cli")),
          Map.entry("me.tongfei..", List.of("cli")),
          Map.entry("org.eclipse.jetty..", List.of("web")),
          Map.entry("org.apache.spark..", List.of("campaign")),
          Map.entry("scala..", List.of("campaign")),
          Map.entry("net.jqwik..", List.of("properties", "properties.arbitrary")),
          Map.entry("org.assertj..", List.of("properties")),
          Map.entry("org.junit..", List.of("properties")),
          Map.entry("org.opentest4j..", List.of("properties")));

  @ArchTest
  static final ArchRule EVERY_PACKAGE_HAS_A_FLOOR =
      classes().that(areOurs()).should().beAssignableTo(areOn(FLOORS));

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_DOWN =
      CompositeArchRule.of(floorsLookDown()).as("dependencies point down");

  private static List<ArchRule> floorsLookDown() {
    List<ArchRule> rules = new ArrayList<>();
    for (int at = 0; at < FLOORS.size(); at++) {
      rules.add(
          noClasses()
              .that(areOn(FLOORS.subList(at, at + 1)))
              .should()
              .dependOnClassesThat(areOn(FLOORS.subList(at + 1, FLOORS.size()))));
    }
    return rules;
  }

  @ArchTest
  static final ArchRule FOUNDATIONS_STAND_ALONE =
      CompositeArchRule.of(
              List.of(
                  standsOn("geometry"),
                  standsOn("algebra"),
                  standsOn("formula"),
                  standsOn("message"),
                  standsOn("file", "geometry")))
          .as(
              "geometry, algebra, formula and message import nothing of ours; file imports geometry alone");

  private static ArchRule standsOn(String name, String... others) {
    List<String> allowed = new ArrayList<>(List.of(others));
    allowed.add(name);
    return noClasses()
        .that(areOn(List.of(name)))
        .should()
        .dependOnClassesThat(areOurs().and(DescribedPredicate.not(areOn(allowed))));
  }

  @ArchTest
  static final ArchRule LIBRARIES_HAVE_A_HOME =
      CompositeArchRule.of(
              LIBRARIES.entrySet().stream()
                  .map(
                      library ->
                          (ArchRule)
                              noClasses()
                                  .that(
                                      areOurs()
                                          .and(DescribedPredicate.not(areOn(library.getValue()))))
                                  .should()
                                  .dependOnClassesThat(resideInAPackage(library.getKey())))
                  .toList())
          .as("a library is used where it is at home");

  @ArchTest
  static final ArchRule NOTHING_IS_CALLED_UTIL =
      classes()
          .should()
          .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..");

  @ArchTest
  static final ArchRule ASSERTIONS_READ_UTF_8 =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "an assertion reads a file in the machine's encoding",
                  HouseRulesTest::readsAsTheMachineDoes))
          .because("content(UTF_8) reads it in its own");

  private static boolean readsAsTheMachineDoes(JavaMethodCall call) {
    return call.getTargetOwner().isAssignableTo(AbstractPathAssert.class)
        && switch (call.getName()) {
          case "hasContent", "hasSameTextualContentAs" -> true;
          case "content" -> call.getTarget().getRawParameterTypes().isEmpty();
          default -> false;
        };
  }

  @ArchTest
  static final ArchRule NOBODY_ASKS_HOW_THE_MACHINE_WRITES =
      noClasses()
          .should()
          .callMethod(Locale.class, "getDefault")
          .orShould()
          .callMethod(Locale.class, "setDefault", Locale.class)
          .orShould()
          .callMethod(Charset.class, "defaultCharset");

  private static DescribedPredicate<JavaClass> areOurs() {
    return DescribedPredicate.describe(
        "are part of the product", c -> c.getPackageName().startsWith("dev.convproof") && ships(c));
  }

  private static DescribedPredicate<JavaClass> areOn(List<String> floors) {
    return DescribedPredicate.describe(
        "stand on " + floors, c -> ships(c) && floors.contains(floor(c)));
  }

  private static boolean ships(JavaClass c) {
    return c.getSource()
        .map(source -> Location.of(source.getUri()))
        .filter(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS::includes)
        .isPresent();
  }

  private static String floor(JavaClass c) {
    if (!c.getPackageName().equals("dev.convproof")) {
      return c.getPackageName().replace("dev.convproof.", "");
    }
    JavaClass outer = c;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return ENTRY_CLASSES.contains(outer.getSimpleName()) ? ENTRY : SUBJECT;
  }
}
