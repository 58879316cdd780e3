package dev.convproof.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.generate.Shapes;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisTest {

  @ParameterizedTest(name = "the section on padding and stride: {0} elements, {1} taps")
  @CsvSource({
    // input, kernel, stride, padding on each side → output
    "3, 2, 1, 0, 2",
    "8, 3, 1, 1, 8",
    "8, 5, 1, 2, 8",
    "8, 3, 2, 1, 4",
    "8, 3, 3, 0, 2",
    "8, 5, 4, 1, 2",
    "224, 7, 2, 3, 112",
    "112, 3, 2, 1, 56",
    "1, 1, 1, 0, 1"
  })
  void the_output_size_of_known_examples(
      int input, int kernel, int stride, int padding, int output) {
    assertThat(new Axis(input, kernel, stride, padding, padding, 1).output()).isEqualTo(output);
  }

  @ParameterizedTest(name = "PyTorch: {0} elements, {1} taps, dilation {5}")
  @CsvSource({
    // input, kernel, stride, padding before, padding after, dilation → output, slack
    "32, 3, 1, 2, 2, 2, 32, 0",
    "9, 3, 2, 0, 0, 2, 3, 0",
    "10, 3, 2, 0, 0, 2, 3, 1",
    "224, 3, 2, 0, 1, 1, 112, 0",
    "5, 2, 3, 0, 0, 1, 2, 0",
    "7, 2, 3, 0, 0, 1, 2, 2"
  })
  void dilation_slack_and_one_sided_padding(
      int input,
      int kernel,
      int stride,
      int padBefore,
      int padAfter,
      int dilation,
      int output,
      int slack) {
    Axis axis = new Axis(input, kernel, stride, padBefore, padAfter, dilation);
    assertThat(axis.output()).isEqualTo(output);
    assertThat(axis.slack()).isEqualTo(slack);
  }

  @Test
  void the_output_counts_the_windows_that_fit() {
    for (int excess = 0; excess <= 9; excess++) {
      for (Axis axis : Shapes.axes(excess)) {
        long fitting =
            IntStream.range(0, axis.padded())
                .filter(window -> window * axis.stride() + axis.reach() <= axis.padded())
                .count();
        assertThat(axis.output()).as(axis.toString()).isEqualTo((int) fitting);
      }
    }
  }

  @Test
  void the_windows_between_the_first_and_the_last_read_data_with_a_tap_and_no_others() {
    for (int excess = 0; excess <= 9; excess++) {
      for (Axis axis : Shapes.axes(excess)) {
        for (int tap = 0; tap < axis.kernel(); tap++) {
          for (int window = 0; window < axis.output(); window++) {
            boolean between = axis.firstInside(tap) <= window && window < axis.endInside(tap);
            assertThat(axis.inside(axis.position(window, tap)))
                .as("%s, window %d, tap %d", axis, window, tap)
                .isEqualTo(between);
          }
        }
      }
    }
  }

  @Test
  void taps_and_positions_that_are_read_are_those_of_some_window() {
    for (int excess = 0; excess <= 9; excess++) {
      for (Axis axis : Shapes.axes(excess)) {
        Set<Integer> taps = new HashSet<>();
        Set<Integer> positions = new HashSet<>();
        for (int tap = 0; tap < axis.kernel(); tap++) {
          for (int window = axis.firstInside(tap); window < axis.endInside(tap); window++) {
            taps.add(tap);
            positions.add(axis.position(window, tap));
          }
        }
        assertThat(axis.tapsRead()).as("%s", axis).isEqualTo(taps.size());
        assertThat(axis.positionsRead()).as("%s", axis).isEqualTo(positions.size());
      }
    }
  }

  @Test
  void pairs_and_windows_inside_are_those_that_read_the_input() {
    for (int excess = 0; excess <= 9; excess++) {
      for (Axis axis : Shapes.axes(excess)) {
        Set<Integer> windows = new HashSet<>();
        long pairs = 0;
        for (int window = 0; window < axis.output(); window++) {
          for (int tap = 0; tap < axis.kernel(); tap++) {
            if (axis.inside(axis.position(window, tap))) {
              windows.add(window);
              pairs++;
            }
          }
        }
        assertThat(axis.tapsInside()).as("%s", axis).isEqualTo(pairs);
        assertThat(axis.windowsInside()).as("%s", axis).isEqualTo(windows.size());
      }
    }
  }

  @Test
  void the_size_is_the_sum_of_what_exceeds_the_smallest() {
    assertThat(Axis.of(1, 1).size()).isZero();
    assertThat(new Axis(8, 4, 3, 10, 20, 2).size()).isEqualTo(7 + 3 + 2 + 10 + 20 + 1);
  }

  @Test
  void the_largest_input_is_an_input() {
    assertThat(Axis.of(Axis.LARGEST, 1).output()).isEqualTo(1 << 24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0, 1, 1, 0, 0, 1 | input size 0: must be at least 1",
        "1, 0, 1, 0, 0, 1 | kernel size 0: must be at least 1",
        "1, 1, 0, 0, 0, 1 | stride 0: must be at least 1",
        "1, 1, 1, -1, 0, 1 | padding at the beginning -1: must be at least 0",
        "1, 1, 1, 0, -1, 1 | padding at the end -1: must be at least 0",
        "1, 1, 1, 0, 0, 0 | dilation 0: must be at least 1",
        "16777217, 1, 1, 0, 0, 1 | input size 16777217: must be at most 16777216",
        "3, 5, 1, 0, 0, 1 | kernel 5 is larger than the padded input 3 (size 3, no padding):"
            + " a kernel of at most 3 fits",
        "3, 6, 1, 1, 1, 1 | kernel 6 is larger than the padded input 5 (size 3, padding 1+1):"
            + " a kernel of at most 5 fits",
        "4, 3, 1, 0, 0, 2 | kernel 3 at dilation 2 reaches 5 and is larger than the padded input 4"
            + " (size 4, no padding): a kernel of at most 2 fits"
      })
  void an_impossible_axis_is_refused_with_what_would_be_right(String numbers, String message) {
    int[] v = IntStream.of(0, 1, 2, 3, 4, 5).map(i -> number(numbers, i)).toArray();
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> new Axis(v[0], v[1], v[2], v[3], v[4], v[5]))
        .withMessage(message);
  }

  private static int number(String numbers, int index) {
    return Integer.parseInt(numbers.split(",", -1)[index].strip());
  }
}
