package dev.convproof.cost.bytecode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Doubles;
import dev.convproof.cost.bytecode.Metered.ForeignFailure;
import dev.convproof.cost.bytecode.Metered.MeteringException;
import dev.convproof.cost.bytecode.Profile.InstructionKind;
import dev.convproof.cost.bytecode.Profile.Site;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strategy;
import dev.convproof.tensor.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rewritten classes count, on what can be counted by hand. */
class MeteredTest {
  /** One window of three taps: 3 products. */
  static final Problem<double[]> THREE_TAPS = threeTaps();

  private static Problem<double[]> threeTaps() {
    return Problem.of(
        Notation.parse("w3kw3"), new double[] {1, 0, 3}, new double[] {4, 5, 6}, Optional.empty());
  }

  static Metered foreign(Class<?> type) {
    return Metered.foreign(type.getName(), List.of());
  }

  @Test
  void a_strategy_computes_the_same_while_it_is_counted() {
    List<Strategy> all = Strategies.all();
    List<Metered> metered = Metered.strategies(all.stream().map(Strategy::name).toList());
    for (int at = 0; at < all.size(); at++) {
      int computed = 0;
      for (long seed = 0; computed < 5; seed++) {
        Problem<double[]> problem =
            RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed)
                .problem(Doubles.INSTANCE);
        if (all.get(at).scope(Doubles.INSTANCE, problem).applies()) {
          assertThat(metered.get(at).run(problem).output())
              .as("%s on %s", all.get(at).name(), problem.geometry())
              .isEqualTo(all.get(at).convolve(Doubles.INSTANCE, problem).data());
          computed++;
        }
      }
    }
  }

  @Test
  void the_definition_executes_a_product_and_an_addition_for_every_tap() {
    try (Metered metered = Metered.strategy("definition")) {
      assertThat(metered.run(THREE_TAPS).profile().byKind())
          .isEqualTo(Map.of(InstructionKind.MULTIPLICATION, 3L, InstructionKind.ADDITION, 3L));
    }
  }

  @Test
  void every_instruction_is_counted_as_what_it_is() {
    try (Metered metered = foreign(ForeignConvolutions.EveryInstruction.class)) {
      Profile profile = metered.run(THREE_TAPS).profile();
      assertThat(profile.byKind())
          .isEqualTo(
              Map.ofEntries(
                  Map.entry(InstructionKind.ADDITION, 3L),
                  Map.entry(InstructionKind.SUBTRACTION, 2L),
                  Map.entry(InstructionKind.MULTIPLICATION, 2L),
                  Map.entry(InstructionKind.DIVISION, 2L),
                  Map.entry(InstructionKind.REMAINDER, 2L),
                  Map.entry(InstructionKind.NEGATION, 2L),
                  Map.entry(InstructionKind.COMPARISON, 2L),
                  Map.entry(InstructionKind.CONVERSION_FROM_INTEGER, 2L),
                  Map.entry(InstructionKind.CONVERSION_TO_INTEGER, 2L),
                  Map.entry(InstructionKind.CONVERSION_OF_PRECISION, 2L),
                  Map.entry(InstructionKind.FUSED_MULTIPLY_ADD, 1L),
                  Map.entry(InstructionKind.OTHER_CALL, 1L)));
      assertThat(profile.by(site -> site.precision() + " " + site.kind()))
          .containsEntry("float multiplication", 1L)
          .containsEntry("double multiplication", 1L)
          .containsEntry("float comparison", 1L);
      assertThat(profile.by(Site::callee)).containsEntry("Math.hypot", 1L);
      assertThat(profile.multiplications()).isEqualTo(3);
      assertThat(profile.additions()).isEqualTo(6);
    }
  }

  @Test
  void what_another_thread_does_is_counted_too() {
    try (Metered metered = foreign(ForeignConvolutions.UsesAThread.class)) {
      assertThat(metered.run(THREE_TAPS).profile().byKind())
          .isEqualTo(
              Map.of(
                  InstructionKind.MULTIPLICATION,
                  6L,
                  InstructionKind.ADDITION,
                  7L,
                  InstructionKind.DIVISION,
                  1L));
    }
  }

  @Test
  void a_class_is_counted_without_its_source(@TempDir Path folder) throws IOException {
    Path source = folder.resolve("Halves.java");
    Files.writeString(
        source,
        """
        public class Halves {
          public static double[] convolve(double[] x, double[] k, double[] b, int[] geometry) {
            return new double[] {x[0] * k[0] / 2};
          }
        }
        """);
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
        .isZero();
    Files.delete(source);
    try (Metered metered = Metered.foreign("Halves", List.of(folder))) {
      assertThat(metered.run(THREE_TAPS).output()).containsExactly(2);
      assertThat(metered.run(THREE_TAPS).profile().byKind())
          .isEqualTo(Map.of(InstructionKind.MULTIPLICATION, 1L, InstructionKind.DIVISION, 1L));
    }
  }

  @Test
  void what_cannot_be_counted_says_why_in_a_line() {
    assertThatThrownBy(() -> Metered.foreign("dev.example.Missing", List.of()))
        .isInstanceOf(MeteringException.class)
        .hasMessage("there is no class dev.example.Missing on the class path");
    assertThatThrownBy(() -> foreign(ForeignConvolutions.OfFloats.class))
        .isInstanceOf(MeteringException.class)
        .hasMessageEndingWith("is no public class with a method " + Metered.CONTRACT);
    try (Metered metered = foreign(ForeignConvolutions.Throws.class)) {
      assertThatThrownBy(() -> metered.run(THREE_TAPS))
          .isInstanceOf(ForeignFailure.class)
          .hasMessageMatching(
              ".*Throws.convolve threw java.lang.IllegalArgumentException: no 16 quantities at"
                  + " .*ForeignConvolutions\\$Throws.convolve\\(ForeignConvolutions.java:\\d+\\) on"
                  + " w3kw3");
    }
  }
}
