package dev.convproof.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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
  private Optional<Path> bias = Optional.empty();

  @Option(
      names = "--stride",
      paramLabel = "SH,SW",
      defaultValue = "1",
      converter = AxisPair.Parser.class,
      description = {
        "Rows and columns between two windows; one number is for both: 2 is 2,2 (default:"
            + " ${DEFAULT-VALUE})."
      })
  private AxisPair stride;

  @Option(
      names = "--padding",
      paramLabel = "T,L,B,R",
      defaultValue = "0",
      converter = Padding.Parser.class,
      description = {
        "Zeros on top, left, at the bottom, right; two numbers are for rows and columns: 1,2 is"
            + " 1,2,1,2; one is for all sides: 1 is 1,1,1,1 (default: ${DEFAULT-VALUE})."
      })
  private Padding padding;

  @Option(
      names = "--dilation",
      paramLabel = "DH,DW",
      defaultValue = "1",
      converter = AxisPair.Parser.class,
      description = {
        "Rows and columns between two taps of the kernel; one number is for both (default:"
            + " ${DEFAULT-VALUE})."
      })
  private AxisPair dilation;

  @Option(
      names = "--groups",
      paramLabel = "G",
      defaultValue = "1",
      description = "Groups of channels (default: ${DEFAULT-VALUE}).")
  private int groups;

  /** Numbers for rows and columns. */
  record AxisPair(int rows, int columns) {

    /** Reads one number for both, or two. */
    static final class Parser implements ITypeConverter<AxisPair> {
      @Override
      public AxisPair convert(String text) {
        List<Integer> numbers = integers(text, List.of(1, 2), "two integers such as 2,1");
        return new AxisPair(numbers.get(0), numbers.get(numbers.size() - 1));
      }
    }
  }

  /** Zeros on the four sides of an image. */
  record Padding(AxisPair before, AxisPair after) {

    /** Reads one number for all sides, two for rows and columns, or four. */
    static final class Parser implements ITypeConverter<Padding> {
      @Override
      public Padding convert(String text) {
        List<Integer> numbers =
            integers(
                text,
                List.of(1, 2, 4),
                "four integers such as 1,1,0,0, two such as 1,2 for rows and columns,");
        AxisPair before = new AxisPair(numbers.get(0), numbers.get(numbers.size() == 1 ? 0 : 1));
        boolean four = numbers.size() == 4;
        return new Padding(before, four ? new AxisPair(numbers.get(2), numbers.get(3)) : before);
      }
    }
  }

  private static List<Integer> integers(String text, List<Integer> counts, String example) {
    try {
      List<Integer> numbers =
          Arrays.stream(text.split(",", -1)).map(v -> Integer.valueOf(v.strip())).toList();
      if (counts.contains(numbers.size())) {
        return numbers;
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw new TypeConversionException(
        "'" + text + "' is not " + example + " or a single integer for all");
  }

  Path input() {
    return input;
  }

  Path weight() {
    return weight;
  }

  Optional<Path> bias() {
    return bias;
  }

  int groups() {
    return groups;
  }

  /** How a kernel slides along one axis. */
  record Sliding(int stride, int before, int after, int dilation) {}

  Sliding rows() {
    return new Sliding(
        stride.rows(), padding.before().rows(), padding.after().rows(), dilation.rows());
  }

  Sliding columns() {
    return new Sliding(
        stride.columns(),
        padding.before().columns(),
        padding.after().columns(),
        dilation.columns());
  }
}
