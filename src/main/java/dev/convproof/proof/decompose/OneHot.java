package dev.convproof.proof.decompose;

import dev.convproof.algebra.Rationals;
import dev.convproof.message.Message;
import dev.convproof.proof.decompose.ChannelRanks.RankFactors;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.kernel.Kernel.Layout;
import dev.convproof.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The construction that decomposes every kernel once there are enough inner channels: an inner
 * channel for each input channel and each of a few places in the first kernel, which is 1 there and
 * 0 elsewhere; the second kernel holds the taps.
 *
 * <p>ci·k1h·k1w inner channels, one for each place, always suffice. Fewer do: the places 0, k2,
 * 2·k2, … and the last one bring the second kernel to every tap, ⌈k/k2⌉ places per axis; and where
 * the matrix [co·kh·kw, ci] has a rank r below ci, the channels are r sums of input channels.
 */
public final class OneHot {
  private OneHot() {}

  /** Returns how many places are needed along both axes. */
  static int places(Kernel kernel, int firstHeight, int firstWidth) {
    return placesAlong(kernel.height(), firstHeight) * placesAlong(kernel.width(), firstWidth);
  }

  private static int placesAlong(int size, int firstSize) {
    int secondSize = size - firstSize + 1;
    return (size + secondSize - 1) / secondSize;
  }

  /** Returns the inner channels that suffice for a kernel by this construction. */
  static long channels(Kernel kernel, int rank, int firstHeight, int firstWidth) {
    return (long) rank * places(kernel, firstHeight, firstWidth);
  }

  /**
   * Builds the two kernels.
   *
   * @param kernel what they shall compose to
   * @param sums the matrix [co·kh·kw, ci] of the kernel, factored
   * @param inner the inner channels, enough for the construction; those left over stay zero
   * @return the first and the second kernel
   */
  static List<Kernel> build(
      Kernel kernel, RankFactors sums, int inner, int firstHeight, int firstWidth) {
    Shape shape = kernel.shape();
    Shape first = new Shape(inner, shape.channels(), firstHeight, firstWidth);
    int height = shape.height() - firstHeight + 1;
    int width = shape.width() - firstWidth + 1;
    Shape second = new Shape(shape.outer(), inner, height, width);
    BigFraction[] firstTaps = Rationals.INSTANCE.zeros(first.size());
    BigFraction[] secondTaps = Rationals.INSTANCE.zeros(second.size());
    int places = places(kernel, firstHeight, firstWidth);
    for (int at = 0; at < shape.plane(); at++) {
      int i = at / shape.width();
      int j = at % shape.width();
      int place = i / height * placesAlong(shape.width(), firstWidth) + j / width;
      int a = Math.min(i / height * height, firstHeight - 1); // the place in the first kernel
      int b = Math.min(j / width * width, firstWidth - 1);
      for (int sum = 0; sum < sums.rank(); sum++) {
        int middle = sum * places + place;
        for (int c = 0; c < first.channels(); c++) {
          firstTaps[first.at(middle, c, a, b)] = sums.right()[sum][c];
        }
        for (int o = 0; o < second.outer(); o++) {
          BigFraction tap = sums.left()[o * shape.plane() + at][sum];
          secondTaps[second.at(o, middle, i - a, j - b)] = tap;
        }
      }
    }
    return List.of(
        new Kernel(Layout.CHANNELS, first, List.of(firstTaps)),
        new Kernel(Layout.CHANNELS, second, List.of(secondTaps)));
  }

  /**
   * Checks the construction for all values at a shape. Its first kernel does not depend on the taps
   * and its second is linear in them, so that it composes to every kernel if it composes to each
   * that is 1 at one place and 0 elsewhere.
   *
   * @param shape of the kernel
   * @return how many sizes of the first kernel there are
   * @throws IllegalStateException if one does not compose to what it should
   */
  public static int check(Shape shape) {
    for (int height = 1; height <= shape.height(); height++) {
      for (int width = 1; width <= shape.width(); width++) {
        for (int at = 0; at < shape.size(); at++) {
          check(unit(shape, at), height, width);
        }
      }
    }
    return shape.plane();
  }

  private static Kernel unit(Shape shape, int at) {
    List<BigFraction> taps = new ArrayList<>(Collections.nCopies(shape.size(), BigFraction.ZERO));
    taps.set(at, BigFraction.ONE);
    return new Kernel(Layout.CHANNELS, shape, taps);
  }

  private static void check(Kernel kernel, int height, int width) {
    RankFactors channels = RankFactors.unreduced(ChannelRanks.byInput(kernel));
    int inner = channels.rank() * places(kernel, height, width);
    int most = kernel.shape().channels() * height * width;
    if (inner > most) {
      throw new IllegalStateException(inner + " inner channels, but " + most + " suffice");
    }
    List<Kernel> built = build(kernel, channels, inner, height, width);
    Decomposition.Composed.checked(kernel, built.get(0), built.get(1), Message.of("link.one-hot"));
  }
}
