package dev.convproof.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Doubles;
import dev.convproof.generate.RandomCase;
import dev.convproof.generate.Reach;
import dev.convproof.generate.Shapes;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.strategy.Strategies;
import dev.convproof.strategy.Strip;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads of the input, counted, are what the closed forms say. */
class InputReadsTest {
  private static final List<Geometry> GEOMETRIES =
      Stream.concat(
              IntStream.rangeClosed(0, 3).boxed().flatMap(Shapes::ofSize),
              LongStream.range(0, 200)
                  .mapToObj(
                      seed ->
                          RandomCase.draw(Reach.SMALL, Doubles.INSTANCE.exactness(), 1, false, seed)
                              .geometry()))
          .toList();

  @Test
  void strips_of_every_width_read_what_their_closed_form_says() {
    for (int wide = 1; wide <= 4; wide++) {
      for (Geometry g : GEOMETRIES) {
        assertThat(InputReads.of(new Strip(wide), g).total())
            .as("strips %d wide on %s", wide, g)
            .isEqualTo(InputReads.ofStrips(g, wide));
      }
    }
  }

  @Test
  void the_definition_reads_once_for_every_product() {
    for (Geometry g : GEOMETRIES) {
      assertThat(InputReads.of(Strategies.DEFINITION, g).total())
          .as("%s", g)
          .isEqualTo(InputReads.ofDefinition(g));
    }
  }

  @Test
  void a_strip_of_4_reads_6_rows_where_strips_of_1_read_12() {
    Geometry g = Notation.parse("h6w5kh3kw3");
    assertThat(InputReads.of(new Strip(4), g).total()).isEqualTo(6 * 5);
    assertThat(InputReads.of(new Strip(1), g).total()).isEqualTo(12 * 5);
    assertThat(InputReads.of(Strategies.DEFINITION, g).total()).isEqualTo(4 * 3 * 9);
  }

  @Test
  void one_read_serves_all_output_channels_of_a_group() {
    Geometry g = Notation.parse("g2ci4co6h4w4kh2kw2");
    Geometry single = Notation.parse("g2ci4co2h4w4kh2kw2");
    assertThat(InputReads.of(new Strip(4), g).each())
        .isEqualTo(InputReads.of(new Strip(4), single).each());
  }

  @Test
  void a_strategy_that_reads_twice_is_caught() {
    Geometry g = Notation.parse("n1");
    assertThat(InputReads.of(new CountLiars.ComputesTwice(new Strip(1)), g).total())
        .isNotEqualTo(InputReads.ofStrips(g, 1));
  }

  @Test
  void a_stride_leaves_gaps_between_columns_unread_and_reads_those_between_rows() {
    Geometry across = Notation.parse("w5kw1sw2");
    Geometry down = Notation.parse("h5kh1sh2");
    assertThat(InputReads.of(new Strip(4), across).each()).containsExactly(1, 0, 1, 0, 1);
    assertThat(InputReads.of(new Strip(4), down).each()).containsExactly(1, 1, 1, 1, 1);
  }
}
