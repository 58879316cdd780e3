package dev.convproof.cost;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;

/**
 * What convolution by plain radix-2 transforms allocates; Y and P as in {@link ProductMemory}, S
 * the points of a spectrum, L = log2 S.
 *
 * <p>A transform takes two copies of a signal and a line of scratch for each butterfly, S·(2 + L/2)
 * in all and 2S at once with the signal.
 */
final class FftMemory {
  private FftMemory() {}

  /**
   * Total P + Y + (co·(ci/g) + n·ci)·(S + transform) + n·co·(2S + transform). The peak is the
   * largest sum of four moments: the last kernel's transform; the last channel's of an image; the
   * first sum of products; its transform back, when what served for the last time is given back.
   */
  static Allocated of(Geometry g) {
    long points = powerOfTwo(g.rows()) * powerOfTwo(g.columns());
    long transform = 2 * points + points / 2 * Long.numberOfTrailingZeros(points);
    long copy = ProductMemory.paddedCopy(g);
    long channels = g.inputChannelsPerGroup();
    long spectra = (long) g.outputChannels() * channels + (long) g.batch() * g.inputChannels();
    long maps = (long) g.batch() * g.outputChannels();
    return new Allocated(
        copy + g.outputSize() + spectra * (points + transform) + maps * (2 * points + transform),
        g.outputSize() + peak(g, points, copy));
  }

  private static long peak(Geometry g, long points, long copy) {
    long inputs = g.inputChannelsPerGroup() * points;
    long kernels = g.outputChannelsPerGroup() * inputs;
    long later = g.batch() * g.groups() > 1 ? copy : 0;
    long ofKernels = copy + kernels + points;
    long ofInputs = kernels + inputs + Math.max(copy, later + points);
    long products = later + kernels + inputs + points;
    long keptKernels = g.batch() > 1 ? kernels : kernels - inputs;
    long keptInputs = g.outputChannelsPerGroup() > 1 ? inputs : 0;
    long back = later + keptKernels + keptInputs + 2 * points;
    return Math.max(Math.max(ofKernels, ofInputs), Math.max(products, back));
  }

  private static long powerOfTwo(Axis axis) {
    return axis.padded() == 1 ? 1 : 2L * Integer.highestOneBit(axis.padded() - 1);
  }
}
