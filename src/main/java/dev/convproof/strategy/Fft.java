package dev.convproof.strategy;

import dev.convproof.Rounding;
import dev.convproof.Support;
import dev.convproof.algebra.Algebra;
import dev.convproof.algebra.Transforms;
import dev.convproof.algebra.Transforms.TransformRounding;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import dev.convproof.tensor.Problem;
import dev.convproof.tensor.Shape;
import dev.convproof.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Convolution by transforms: a spectrum for each input and each kernel channel, a product of
 * spectra for each pair, and one transform back for each output channel. Over the reals it is the
 * fast Fourier transform, over residues with roots of unity the number-theoretic transform.
 *
 * <p>Shapes: signals of the padded input's size, each side rounded up to a power of two, so that no
 * window wraps around. The kernel is mirrored at the origin and stuffed with zeros for its
 * dilation; a stride keeps every s-th output.
 *
 * <p>Needs transforms: roots of unity, or a backend. Memory: a spectrum for each channel of an
 * image, and one for each channel of all kernels of a group.
 *
 * <p>Exactness: where the algebra is exact. Over doubles there are two strategies. One leaves the
 * outputs as they come, within a bound of its own. The other rounds each to the nearest integer; it
 * claims to be exact, and so its scope, decided from the values beforehand, is integers whose bound
 * is below 1/2.
 *
 * <p>Source: Cooley and Tukey, 1965; Mathieu, Henaff and LeCun, Fast Training of Convolutional
 * Networks through FFTs, 2014.
 */
public final class Fft implements Strategy {
  private final boolean rounded;
  private final ToIntFunction<Axis> length;

  /** Returns whether outputs are rounded to integers. */
  public Fft(boolean rounded) {
    this(rounded, axis -> powerOfTwo(axis.padded()));
  }

  /** With other lengths of the transform along an axis. */
  Fft(boolean rounded, ToIntFunction<Axis> length) {
    this.rounded = rounded;
    this.length = length;
  }

  @Override
  public String name() {
    return rounded ? "fft-rounded" : "fft";
  }

  @Override
  public Rounding rounding() {
    return rounded
        ? Rounding.sumOfProducts()
        : Rounding.within(name() + ": " + FftError.SOURCE, new FftError(length));
  }

  @Override
  public <V> Support scope(Algebra<V> algebra, Problem<V> problem) {
    Optional<Transforms<V>> transforms = algebra.transforms();
    if (transforms.isEmpty()) {
      return new Support.Unsupported(
          Message.told("no-roots", "transforms need roots of unity: these numbers have none"));
    }
    int rows = length.applyAsInt(problem.geometry().rows());
    int columns = length.applyAsInt(problem.geometry().columns());
    Support size = Support.ifIndexable("spectrum", 2.0 * rows * columns);
    if (!size.applies()) {
      return size;
    }
    if (!transforms.get().has(rows, columns)) {
      return new Support.Unsupported(
          Message.told(
              "no-transform", "these numbers have no transform of %s×%s points", rows, columns));
    }
    return rounded
        ? FftError.roundingScope(transforms.get(), problem, rows * columns)
        : new Support.Supported();
  }

  @Override
  public <V> Tensor<V> convolve(Algebra<V> algebra, Problem<V> problem) {
    Problem<V> p = Padding.madeExplicit(algebra, problem);
    Geometry g = p.geometry();
    int rows = length.applyAsInt(g.rows());
    Spectra<V> spectra = new Spectra<>(algebra, p, rows, length.applyAsInt(g.columns()));
    Tensor<V> output = Outputs.biased(algebra, p);
    for (int group = 0; group < g.groups(); group++) {
      int firstOutput = group * g.outputChannelsPerGroup();
      List<List<V>> kernels = new ArrayList<>();
      for (int o = 0; o < g.outputChannelsPerGroup(); o++) {
        kernels.add(spectra.ofKernel(firstOutput + o));
      }
      for (int n = 0; n < g.batch(); n++) {
        List<V> inputs = spectra.ofInput(n, group);
        for (int o = 0; o < kernels.size(); o++) {
          V map = settled(algebra, spectra.convolved(inputs, kernels.get(o)));
          addMap(algebra, g, map, spectra.columns(), output, n, firstOutput + o);
        }
      }
    }
    return output;
  }

  private <V> V settled(Algebra<V> algebra, V map) {
    Optional<TransformRounding<V>> rounding = algebra.transforms().orElseThrow().rounding();
    return rounded && rounding.isPresent() ? rounding.get().nearestIntegers(map) : map;
  }

  /** Adds what stride keeps of a map [·, width] onto the outputs of one channel. */
  private static <V> void addMap(
      Algebra<V> algebra, Geometry g, V map, int width, Tensor<V> output, int n, int o) {
    for (int i = 0; i < g.rows().output(); i++) {
      int from = i * g.rows().stride() * width;
      int y = output.shape().at(n, o, i, 0);
      int stride = g.columns().stride();
      algebra.add(map, from, stride, output.data(), y, 1, g.columns().output());
    }
  }

  private static int powerOfTwo(int atLeast) {
    return atLeast == 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
  }

  /**
   * The spectra [rows, columns] of a problem's channels, and maps from their products.
   *
   * @param p without padding
   */
  record Spectra<V>(Algebra<V> algebra, Problem<V> p, int rows, int columns) {

    private Transforms<V> transforms() {
      return algebra.transforms().orElseThrow();
    }

    /** One for each channel that a group of an image has. */
    List<V> ofInput(int n, int group) {
      Shape shape = p.input().shape();
      List<V> spectra = new ArrayList<>();
      for (int c = 0; c < p.geometry().inputChannelsPerGroup(); c++) {
        V signal = algebra.zeros(rows * columns);
        int channel = group * p.geometry().inputChannelsPerGroup() + c;
        for (int row = 0; row < shape.height(); row++) {
          int x = shape.at(n, channel, row, 0);
          algebra.copy(p.input().data(), x, 1, signal, row * columns, 1, shape.width());
        }
        spectra.add(transforms().forward(rows, columns, signal));
      }
      return spectra;
    }

    /** One for each channel of an output channel's kernel, mirrored at the origin. */
    List<V> ofKernel(int o) {
      Geometry g = p.geometry();
      List<V> spectra = new ArrayList<>();
      for (int c = 0; c < g.inputChannelsPerGroup(); c++) {
        V signal = algebra.zeros(rows * columns);
        for (int a = 0; a < g.rows().kernel(); a++) {
          int row = Math.floorMod(-a * g.rows().dilation(), rows);
          for (int b = 0; b < g.columns().kernel(); b++) {
            int column = Math.floorMod(-b * g.columns().dilation(), columns);
            int k = p.weights().shape().at(o, c, a, b);
            algebra.copy(p.weights().data(), k, 1, signal, row * columns + column, 1, 1);
          }
        }
        spectra.add(transforms().forward(rows, columns, signal));
      }
      return spectra;
    }

    /** Σ_c x[c]∗k[c]: [rows, columns], whose first elements are the outputs at stride 1. */
    V convolved(List<V> inputs, List<V> kernels) {
      V sum = algebra.zeros(algebra.length(inputs.get(0)));
      for (int c = 0; c < inputs.size(); c++) {
        transforms().multiplyAdd(inputs.get(c), kernels.get(c), sum);
      }
      return transforms().inverse(rows, columns, sum);
    }
  }
}
