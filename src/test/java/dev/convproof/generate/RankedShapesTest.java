package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankedShapesTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void ranks_follow_the_enumeration(int size) {
    RankedShapes shapes = new RankedShapes(size);
    assertThat(LongStream.range(0, shapes.count()).mapToObj(shapes::at))
        .containsExactlyElementsOf(Shapes.ofSize(size).toList());
    assertThatThrownBy(() -> shapes.at(shapes.count()))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("rank " + shapes.count() + " of " + shapes.count());
  }

  /** 11,093,689 shapes to size 12: each size is counted without being enumerated. */
  @ParameterizedTest
  @ValueSource(ints = 12)
  void large_sizes_are_counted_at_once(int size) {
    long count = LongStream.rangeClosed(0, size).map(s -> new RankedShapes((int) s).count()).sum();
    assertThat(count).isEqualTo(11_093_689);
  }
}
