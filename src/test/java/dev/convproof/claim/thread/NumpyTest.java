package dev.convproof.claim.thread;

import static dev.convproof.claim.thread.Slice.all;
import static dev.convproof.claim.thread.Slice.at;
import static dev.convproof.claim.thread.Slice.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.Support;
import dev.convproof.algebra.Integers;
import dev.convproof.claim.thread.NdArray.ArrayError;
import dev.convproof.geometry.Notation;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The array layer slices, broadcasts and raises as NumPy does. */
class NumpyTest {
  private final Numpy<long[]> np = new Numpy<>(Integers.INSTANCE);

  @Test
  void a_slice_beyond_the_end_is_clamped_and_a_negative_end_counts_from_behind() {
    NdArray<long[]> a = array(2, 3);
    assertThat(np.slice(a, all(), range(1, 9)).data()).containsExactly(1, 2, 4, 5);
    assertThat(np.slice(a, all(), range(0, -1)).data()).containsExactly(0, 1, 3, 4);
    assertThat(np.slice(a, range(5, 9)).shape()).containsExactly(0, 3);
    assertThat(np.slice(a, range(1, 0)).shape()).containsExactly(0, 3);
  }

  @Test
  void a_number_takes_an_axis_away_and_must_lie_on_it() {
    NdArray<long[]> a = array(2, 3);
    assertThat(np.slice(a, at(1)).data()).containsExactly(3, 4, 5);
    assertThat(np.slice(a, at(-1), at(0)).shape()).isEmpty();
    assertThatThrownBy(() -> np.slice(a, all(), at(3)))
        .isInstanceOf(ArrayError.class)
        .hasMessage("IndexError: index 3 is out of bounds for axis 1 with size 3");
    assertThatThrownBy(() -> np.slice(a, at(0), at(0), at(0)))
        .hasMessageStartingWith("IndexError: too many indices for array");
  }

  @Test
  void an_axis_of_one_stretches_when_added_to_a_longer_one_but_not_the_other_way_round() {
    NdArray<long[]> sum = np.addInto(array(2, 2), array(1, 2));
    assertThat(sum.data()).containsExactly(0, 2, 2, 4);
    assertThatThrownBy(() -> np.addInto(array(1, 2), array(2, 2)))
        .hasMessage("ValueError: could not broadcast an array of shape (2, 2) into shape (1, 2)");
    assertThatThrownBy(() -> np.addInto(array(3), array(2)))
        .hasMessage("ValueError: operands could not be broadcast together with shapes (3,) (2,)");
  }

  @Test
  void a_number_takes_the_shape_of_what_is_added_to_it() {
    assertThat(np.addInto(np.zero(), array(2, 2)).shape()).containsExactly(2, 2);
  }

  @Test
  void sizes_that_do_not_fit_raise() {
    assertThatThrownBy(() -> np.matmul(array(2, 3), array(2, 2)))
        .hasMessageStartingWith("ValueError: matmul");
    assertThatThrownBy(() -> np.reshape(array(2, 3), 4))
        .hasMessage("ValueError: cannot reshape array of size 6 into shape (4,)");
    assertThatThrownBy(() -> np.zeros(2, -1))
        .hasMessage("ValueError: negative dimensions are not allowed");
    assertThatThrownBy(() -> np.stack(List.of(array(2), array(3))))
        .hasMessage("ValueError: all input arrays must have the same shape");
    assertThatThrownBy(() -> np.assign(array(2, 3), array(2), at(0)))
        .hasMessage("ValueError: could not broadcast an array of shape (2,) into shape (3,)");
  }

  @Test
  void products_of_a_matrix_and_of_a_stack_of_rows_with_a_vector_are_sums_of_products() {
    assertThat(np.matmul(array(2, 2), array(2, 2)).data()).containsExactly(2, 3, 6, 11);
    NdArray<long[]> rows = np.matmul(array(2, 1, 2), array(2));
    assertThat(rows.shape()).containsExactly(2, 1);
    assertThat(rows.data()).containsExactly(1, 3);
    assertThat(np.calls()).containsEntry("matmul", 2);
  }

  @Test
  void a_ported_program_says_which_problems_it_has_no_argument_for() {
    assertThat(ThreadPrograms.POST_3.scope(Notation.parse("ci2h3kh2")))
        .isEqualTo(new Support.Supported());
    assertThat(ThreadPrograms.POST_3.scope(Notation.parse("h3kh2pt1")))
        .isEqualTo(
            new Support.Unsupported(
                "convolution takes one image, without groups, padding, stride or dilation"));
  }

  private static NdArray<long[]> array(Integer... shape) {
    List<Integer> sizes = List.of(shape);
    return new NdArray<>(sizes, LongStream.range(0, NdArray.size(sizes)).toArray());
  }
}
