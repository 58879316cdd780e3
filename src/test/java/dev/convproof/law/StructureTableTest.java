package dev.convproof.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.strategy.Strategy;
import dev.convproof.strategy.Winograd;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which structure each strategy needs, found by running it. */
class StructureTableTest {

  @Test
  void every_strategy_needs_what_running_it_shows() {
    StructureTable table = StructureTable.of(StructureSubject.all());
    assertThat(table.algebras())
        .containsExactly(
            "min-plus",
            "integers",
            "integers mod 2",
            "integers mod 3",
            "integers mod 5",
            "integers mod 6",
            "residues",
            "rationals",
            "fourier-residues");
    assertThat(table)
        .hasToString(
            """
            definition     all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            per-channel    all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            im2col         all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            shifted        all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            toeplitz       all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            depth-spanning all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            strip-4        all kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            pointwise      1×1 kernels  ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a semiring
            winograd-2x2   2×2 kernels  – ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓  needs a ring
            winograd-2x2   3×3 kernels  – – – ✓ ✓ – ✓ ✓ ✓  needs a ring that divides by 2
            winograd-4x4   3×3 kernels  – – – – ✓ – ✓ ✓ ✓  needs a ring that divides by 2, 3
            winograd-6x6   3×3 kernels  – – – – – – ✓ ✓ ✓  needs a ring that divides by 2, 3, 5
            fft            all kernels  – – – – – – – – ✓  needs roots of unity
            separable      equal rows   ✓ ✓ ✓ ✓ ✓ – ✓ ✓ ✓  needs a semiring, and elimination beforehand""");
    assertThat(table.rows())
        .flatExtracting(StructureTable.Row::cells)
        .filteredOn(StructureTable.Cell.Outside.class::isInstance)
        .as("a strategy outside its scope cannot run: no scope is narrower than it must be")
        .allSatisfy(
            cell ->
                assertThat(((StructureTable.Cell.Outside) cell).otherwise())
                    .containsAnyOf("has no inverse", "No value present"));
  }

  @Test
  void a_scope_that_is_too_wide_is_found_out() {
    StructureSubject honest =
        StructureSubject.all().stream()
            .filter(s -> s.strategy().name().equals("winograd-2x2") && s.on().startsWith("2×2"))
            .findFirst()
            .orElseThrow();
    StructureTable table =
        StructureTable.of(
            List.of(new StructureSubject(new TakesOtherNumbers(), "2×2 kernels", honest.cases())));
    assertThat(table.toString()).contains("✗ ✗ ✗");
  }

  /** Doubles its outputs, which is right where 2 is 1, and nowhere else. */
  private record TakesOtherNumbers() implements Strategy {
    @Override
    public String name() {
      return "doubled";
    }

    @Override
    public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
      return new Winograd(2, 2).scope(algebra, problem);
    }

    @Override
    public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
      Tensor<V> output = new Winograd(2, 2).convolve(algebra, problem);
      int size = output.shape().size();
      algebra.add(algebra.slice(output.data(), 0, size), 0, 1, output.data(), 0, 1, size);
      return output;
    }
  }
}
