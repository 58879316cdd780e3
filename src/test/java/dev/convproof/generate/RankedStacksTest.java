package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedStacksTest {
  private static int free(List<Geometry> stack) {
    Geometry second = stack.get(1);
    return stack.get(0).size()
        + second.groups()
        + second.outputChannels()
        - 2
        + free(second.rows())
        + free(second.columns());
  }

  private static int free(Axis axis) {
    return axis.kernel() + axis.stride() + axis.dilation() - 3;
  }

  /** Beside all stacks of a larger sum of sizes, sieved by what is free in them. */
  @Test
  void every_stack_has_one_rank() {
    for (int size = 0; size <= 2; size++) {
      int free = size;
      RankedStacks ranked = new RankedStacks(size);
      Set<List<Geometry>> found = new HashSet<>();
      for (long rank = 0; rank < ranked.count(); rank++) {
        List<Geometry> stack = ranked.at(rank);
        assertThat(free(stack)).isEqualTo(free);
        found.add(stack);
      }
      assertThat(found).hasSize(Math.toIntExact(ranked.count()));
      Set<List<Geometry>> sieved = new HashSet<>();
      IntStream.rangeClosed(0, 2 * size) // the second's input exceeds 1 by no more than the first
          .boxed()
          .flatMap(sum -> Shapes.ofSize(2, sum))
          .filter(stack -> !stack.get(1).padded() && free(stack) == free)
          .forEach(sieved::add);
      assertThat(found).isEqualTo(sieved);
    }
  }

  @Test
  void a_rank_beyond_the_last_is_none() {
    RankedStacks ranked = new RankedStacks(1);
    assertThatThrownBy(() -> ranked.at(ranked.count()))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
