package dev.convproof.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The files of a convolution and how it slides, on the command line. */
final class ConvolutionArguments {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "X.npy",
      description = "The input, n c h w; or c h w for one image.")
  private Path input;

  @Option(
      names = "--weight",
      required = true,
      paramLabel = "W.npy",
      description = "The weights, co ci/g kh kw.")
  private Path weight;

  @Option(names = "--bias", paramLabel = "B.npy", description = "The biases, co (default: none).")
  private Path bias;

  @Option(
      names = "--stride",
      paramLabel = "SH,SW",
      defaultValue = "1",
      converter = Sides.Two.class,
      description = "Rows and columns between two windows (default: 1,1).")
  private Sides stride;

  @Option(
      names = "--padding",
      paramLabel = "T,L,B,R",
      defaultValue = "0",
      converter = Sides.Four.class,
      description = "Zeros on top, left, at the bottom, right (default: 0,0,0,0).")
  private Sides padding;

  @Option(
      names = "--dilation",
      paramLabel = "DH,DW",
      defaultValue = "1",
      converter = Sides.Two.class,
      description = "Rows and columns between two taps of the kernel (default: 1,1).")
  private Sides dilation;

  @Option(
      names = "--groups",
      paramLabel = "G",
      defaultValue = "1",
      description = "Groups of channels (default: 1).")
  private int groups;

  Path input() {
    return input;
  }

  Path weight() {
    return weight;
  }

  Path bias() {
    return bias;
  }

  int groups() {
    return groups;
  }

  /** Stride, padding before, padding behind and dilation of the rows. */
  Sliding rows() {
    return new Sliding(stride.of(0), padding.of(0), padding.of(2), dilation.of(0));
  }

  /** The same of the columns. */
  Sliding columns() {
    return new Sliding(stride.of(1), padding.of(1), padding.of(3), dilation.of(1));
  }

  /** How a kernel slides along one axis. */
  record Sliding(int stride, int before, int after, int dilation) {}
}
