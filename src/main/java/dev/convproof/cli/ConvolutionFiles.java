package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Formats;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException;
import dev.convproof.file.TensorFiles;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.tensor.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A convolution read from files whose shapes and types fit together.
 *
 * @param geometry as the shapes and the command line say
 * @param image whether the input is one image, without the dimension n
 * @param input n ci h w
 * @param weight co ci/g kh kw
 * @param bias co
 */
record ConvolutionFiles(
    Geometry geometry,
    boolean image,
    TensorFile input,
    TensorFile weight,
    Optional<TensorFile> bias) {

  /**
   * A tensor that remembers its file, to be named where it does not fit.
   *
   * @param tensor with its axes in our order
   * @param axes where the axes of our order stand in the file
   */
  record TensorFile(Path path, StoredTensor tensor, AxisOrder axes) {

    static TensorFile read(Path path, boolean rawIsBfloat16, AxisOrder axes)
        throws TensorFileException {
      StoredTensor stored = TensorFiles.read(path, rawIsBfloat16);
      TensorFile file = new TensorFile(path, axes.toOurs(stored), axes);
      require(
          file.tensor().size() > 0,
          "%s: shape %s holds no elements: every size must be at least 1",
          path,
          file.shape());
      return file;
    }

    /** The elements as doubles, exactly. */
    double[] doubles() {
      double[] values = tensor.widened();
      for (int at = 0; at < values.length; at++) {
        require(
            Double.isFinite(values[at]),
            "%s: holds %s at %s: finite numbers would be right",
            path,
            values[at],
            index(at));
        require(
            !tensor.type().isInteger() || Math.abs(tensor.integers()[at]) <= 1L << 53,
            "%s: holds an integer beyond 2^53 at %s: smaller ones would be right",
            path,
            index(at));
      }
      return values;
    }

    int dimensions() {
      return tensor.shape().size();
    }

    int size(int dimension) {
      return tensor.shape().get(dimension);
    }

    /** As a Python tuple, in the order of the file. */
    String shape() {
      return StoredTensor.tuple(axes.inFile(tensor.shape()));
    }

    /** The indices of an element in the file, as NumPy takes them. */
    String index(int at) {
      return axes.index(tensor.shape(), at);
    }

    void requireDimensions(int count, String right) {
      require(
          dimensions() == count,
          "%s: has %d dimension%s, shape %s: %s would be right",
          path,
          dimensions(),
          dimensions() == 1 ? "" : "s",
          shape(),
          right);
    }

    /** Requires numbers of the type of another's, or integers where those are. */
    void requireTypeOf(TensorFile other) {
      ElementType type = tensor.type();
      ElementType otherType = other.tensor.type();
      boolean alike =
          type == otherType
              || (type.isInteger() && otherType.isInteger())
              || (isOfEightBits(type) && isOfEightBits(otherType));
      require(
          alike,
          "%s: holds %s, but %s holds %s: one type for all files, or integers, would be right",
          path,
          type,
          other.path,
          otherType);
    }

    /** Requires what {@link #requireTypeOf} does, or numbers of more bits than another's. */
    void requireTypeOfOrMore(TensorFile other) {
      ElementType type = tensor.type();
      ElementType otherType = other.tensor.type();
      boolean more =
          !type.isInteger() && !otherType.isInteger() && type.bytes() > otherType.bytes();
      if (!more) {
        requireTypeOf(other);
      }
    }
  }

  /** Returns whether a type is a floating-point format of eight bits. */
  private static boolean isOfEightBits(ElementType type) {
    return type == ElementType.FLOAT8_E4M3FN || type == ElementType.FLOAT8_E5M2;
  }

  /**
   * Reads the files.
   *
   * @throws TensorFileException if one of them cannot be read
   * @throws BadInput if they do not fit together
   */
  static ConvolutionFiles read(Run.Arguments arguments) throws TensorFileException {
    boolean raw = arguments.rawIsBfloat16();
    AxisOrder layout = arguments.layout();
    TensorFile input = TensorFile.read(arguments.input(), raw, layout);
    TensorFile weight = TensorFile.read(arguments.weight(), raw, arguments.weightLayout());
    Optional<TensorFile> bias = Optional.empty();
    if (arguments.bias().isPresent()) {
      bias = Optional.of(TensorFile.read(arguments.bias().get(), raw, AxisOrder.AS_OURS));
    }
    boolean image = input.dimensions() == 3;
    input.requireDimensions(
        image ? 3 : 4, layout.isOurs() ? "n c h w, or c h w for one image" : "n h w c, or h w c");
    weight.requireDimensions(4, weight.axes().isOurs() ? "co ci/g kh kw" : "kh kw ci/g co");
    weight.requireTypeOf(input);
    Geometry geometry = geometry(arguments, input, weight);
    bias.ifPresent(file -> requireBias(file, input, weight));
    return new ConvolutionFiles(geometry, image, input, weight, bias);
  }

  private static void requireBias(TensorFile bias, TensorFile input, TensorFile weight) {
    bias.requireTypeOfOrMore(input);
    int outputs = weight.size(0);
    require(
        bias.dimensions() == 1 && bias.size(0) == outputs,
        "%s: the bias has shape %s, but %s has %d output channels: (%d,) would be right",
        bias.path(),
        bias.shape(),
        weight.path(),
        outputs,
        outputs);
  }

  private static Geometry geometry(Run.Arguments a, TensorFile input, TensorFile weight) {
    int first = input.dimensions() - 3;
    int channels = input.size(first);
    requireGroups(a.groups(), channels, "input channels", input);
    requireGroups(a.groups(), weight.size(0), "output channels", weight);
    require(
        (long) weight.size(1) * a.groups() == channels,
        "%s: the weights take %d input channels, but %s has %d%s: shape %s would be right%s",
        weight.path(),
        weight.size(1),
        input.path(),
        channels,
        a.groups() == 1 ? "" : " in " + a.groups() + " groups",
        StoredTensor.tuple(
            weight
                .axes()
                .inFile(
                    List.of(
                        weight.size(0), channels / a.groups(), weight.size(2), weight.size(3)))),
        weight.axes().isOurs()
                && weight.size(0) == weight.size(1)
                && weight.size(2) * a.groups() == channels
            ? ", or --weight-layout hwio"
            : "");
    Axis rows = axis("rows", input, first + 1, weight, 2, a.rows());
    Axis columns = axis("columns", input, first + 2, weight, 3, a.columns());
    int images = first == 0 ? 1 : input.size(0);
    try {
      return new Geometry(images, a.groups(), channels, weight.size(0), rows, columns);
    } catch (GeometryException e) {
      throw new BadInput("%s and %s: %s", input.path(), weight.path(), e.getMessage());
    }
  }

  private static void requireGroups(int groups, int channels, String what, TensorFile file) {
    require(
        groups >= 1 && channels % groups == 0,
        "--groups %d: must be at least 1 and divide the %d %s of %s",
        groups,
        channels,
        what,
        file.path());
  }

  private static Axis axis(
      String name,
      TensorFile input,
      int inputAt,
      TensorFile weight,
      int weightAt,
      Run.Arguments.Sliding sliding) {
    try {
      return new Axis(
          input.size(inputAt),
          weight.size(weightAt),
          sliding.stride(),
          sliding.before(),
          sliding.after(),
          sliding.dilation());
    } catch (GeometryException e) {
      throw new BadInput(
          "%s of %s under %s: %s", name, input.path(), weight.path(), e.getMessage());
    }
  }

  /** The formats that a name says, or else those of the files. */
  NamedFormats formats(Optional<String> arithmetic) {
    return NamedFormats.of(arithmetic.orElseGet(() -> usualFormats(Optional.empty())));
  }

  /**
   * The formats that a name says, or else those of the files and of a file of their output.
   *
   * @throws BadInput if no convolution gives outputs of its type, or it has fewer bits than the
   *     input's and no name says so
   */
  NamedFormats formats(Optional<String> arithmetic, TensorFile output) {
    ElementType type = output.tensor().type();
    require(
        !isOfEightBits(type),
        "%s: holds %s: outputs of float64, float32, float16 or bfloat16 would be right",
        output.path(),
        type);
    if (arithmetic.isPresent() || type.isInteger() || type().isInteger()) {
      return formats(arithmetic);
    }
    output.requireTypeOfOrMore(input);
    return NamedFormats.of(usualFormats(Optional.of(type)));
  }

  /** Returns the usual formats of the input's type, with sums and outputs as other files are. */
  private String usualFormats(Optional<ElementType> output) {
    String usual = usualInput();
    if (type().isInteger() || (output.isEmpty() && !isDouble())) {
      return usual;
    }
    Formats formats = NamedFormats.of(usual).formats();
    return String.join(
        ":",
        formats.input().symbol(),
        isDouble() || output.equals(Optional.of(ElementType.FLOAT64))
            ? NumberFormat.FLOAT64.symbol()
            : formats.accumulator().symbol(),
        output.map(ElementType::toString).orElse(formats.output().symbol()));
  }

  /** Returns whether a file has numbers of 64 bits. */
  boolean isDouble() {
    return type() == ElementType.FLOAT64
        || bias.filter(file -> file.tensor().type() == ElementType.FLOAT64).isPresent();
  }

  private String usualInput() {
    return switch (type()) {
      case FLOAT16 -> "f16";
      case BFLOAT16 -> "bf16";
      case FLOAT32 -> "f32";
      case FLOAT64 -> "f64";
      case FLOAT8_E4M3FN -> weight.tensor().type() == type() ? "e4m3" : "f16:f32:f32";
      case FLOAT8_E5M2 -> "f16:f32:f32"; // half precision has all of its numbers
      case INT8 -> "i8";
      case UINT8 -> "u8i8";
      case INT16, INT32, UINT16 -> "i32";
      default -> "i64";
    };
  }

  /**
   * The problem over doubles, which hold every number of the files exactly.
   *
   * @throws BadInput if one is not finite, or an integer that doubles do not hold
   */
  Problem<double[]> problem() {
    return Problem.of(geometry, input.doubles(), weight.doubles(), bias.map(TensorFile::doubles));
  }

  /** Returns the problem of files of integers. */
  Problem<long[]> integers() {
    return Problem.of(
        geometry,
        input.tensor().integers(),
        weight.tensor().integers(),
        bias.map(file -> file.tensor().integers()));
  }

  ElementType type() {
    return input.tensor().type();
  }

  /** The output's shape in a file: without the dimension n where the input was one image. */
  List<Integer> outputShape() {
    List<Integer> shape = new ArrayList<>();
    if (!image) {
      shape.add(geometry.batch());
    }
    shape.add(geometry.outputChannels());
    shape.add(geometry.rows().output());
    shape.add(geometry.columns().output());
    return shape;
  }

  /** The output's shape in a file of the input's layout. */
  List<Integer> outputShapeInFile() {
    return input.axes().inFile(outputShape());
  }
}
