package dev.convproof;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.ArrayList;
import java.util.List;

/** The house's rules: which way dependencies point, and which libraries are used where. */
@AnalyzeClasses(packages = "dev.convproof", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
  /** From the top down: a package may use what is below it, and what is beside it. */
  private static final List<List<String>> FLOORS =
      List.of(
          List.of("cli"),
          List.of("report"),
          List.of("claim"),
          List.of("proof", "cost", "law", "model", "subject"),
          List.of("strategy", "generate"),
          List.of("tensor"),
          List.of("geometry", "algebra"));

  @ArchTest
  static final ArchRule DEPENDENCIES_POINT_DOWN =
      CompositeArchRule.of(floorsLookDown()).as("dependencies point down").allowEmptyShould(true);

  private static List<ArchRule> floorsLookDown() {
    List<ArchRule> rules = new ArrayList<>();
    List<String> above = new ArrayList<>(List.of("properties"));
    for (List<String> floor : FLOORS) {
      if (!floor.contains("cli")) { // the commands launch the properties
        rules.add(
            noClasses()
                .that(areIn(floor))
                .should()
                .dependOnClassesThat(areIn(above))
                .allowEmptyShould(true));
      }
      above.addAll(floor);
    }
    return rules;
  }

  @ArchTest
  static final ArchRule FOUNDATIONS_STAND_ALONE =
      CompositeArchRule.of(
              List.of(standsAlone("formula"), standsAlone("file"), standsAlone("geometry")))
          .and(standsAlone("algebra"))
          .as("formula, file, geometry and algebra import nothing of ours");

  private static ArchRule standsAlone(String name) {
    List<String> one = List.of(name);
    return noClasses()
        .that(areIn(one))
        .should()
        .dependOnClassesThat(resideInAnyPackage("dev.convproof..").and(areNotIn(one)))
        .allowEmptyShould(true);
  }

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.convproof.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule JQWIK_AND_ASSERTJ_ARE_FOR_PROPERTIES =
      noClasses()
          .that(areNotIn(List.of("properties")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("net.jqwik..", "org.assertj.."));

  @ArchTest
  static final ArchRule EJML_IS_FOR_ALGEBRAS =
      noClasses()
          .that(areNotIn(List.of("algebra")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.ejml.."));

  @ArchTest
  static final ArchRule ASM_IS_FOR_COUNTING_BYTECODE =
      noClasses()
          .that(areNotIn(List.of("cost.bytecode")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.objectweb.asm.."));

  @ArchTest
  static final ArchRule PICOCLI_IS_FOR_COMMANDS =
      noClasses()
          .that(areNotIn(List.of("cli")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("picocli.."));

  @ArchTest
  static final ArchRule JUNIT_RUNS_PROPERTIES =
      noClasses()
          .that(areNotIn(List.of("properties")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.junit.platform.."));

  @ArchTest
  static final ArchRule NOTHING_IS_CALLED_UTIL =
      classes()
          .should()
          .resideOutsideOfPackages("..util..", "..utils..", "..common..", "..helper..");

  private static DescribedPredicate<JavaClass> areIn(List<String> names) {
    String[] packages =
        names.stream().map(name -> "dev.convproof." + name + "..").toArray(String[]::new);
    return resideInAnyPackage(packages).as("reside in " + names);
  }

  private static DescribedPredicate<JavaClass> areNotIn(List<String> names) {
    return DescribedPredicate.not(areIn(names)).as("reside outside of " + names);
  }
}
