package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.file.OnnxLayer;
import dev.convproof.file.OnnxModel;
import dev.convproof.file.TensorFileException;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.subject.NoSubjectException;
import dev.convproof.subject.OnnxRuntimeSession;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * The shapes of a model's convolutions: as the model states them, or as ONNX Runtime infers them
 * from those of its inputs.
 *
 * @param infers whether ONNX Runtime was asked
 * @param inferred by the name of the value
 */
record ModelShapes(OnnxModel model, boolean infers, Map<String, List<Integer>> inferred) {

  /** The shapes of inputs that a command line gives. */
  static final class Given {
    @Option(
        names = "--input-shape",
        paramLabel = "NAME=SIZES",
        description = {
          "The shape of an input of the model, such as x=1,3,224,224, where it states none or another."
        })
    private List<String> inputShapes = List.of();

    /** Returns whether there is none. */
    boolean isEmpty() {
      return inputShapes.isEmpty();
    }

    /** Returns them by the name of the input. */
    private Map<String, List<Integer>> shapes() {
      Map<String, List<Integer>> shapes = new LinkedHashMap<>();
      for (String text : inputShapes) {
        int equals = text.lastIndexOf('=');
        String sizes = text.substring(equals + 1);
        require(
            equals > 0 && sizes.matches("[1-9]\\d{0,8}(,[1-9]\\d{0,8})*"),
            "--input-shape %s: NAME=SIZES such as x=1,3,224,224 would be right",
            text);
        shapes.put(
            text.substring(0, equals),
            Stream.of(sizes.split(",", -1)).map(Integer::valueOf).toList());
      }
      return shapes;
    }
  }

  /**
   * Reads a model that has convolutions.
   *
   * @param infers whether ONNX Runtime tells shapes that the model does not state
   */
  static ModelShapes of(Path file, Given given, boolean infers) throws TensorFileException {
    Map<String, List<Integer>> shapes = given.shapes();
    OnnxModel model = OnnxModel.read(file);
    require(!model.layers().isEmpty(), "%s: has no convolution", file);
    for (Map.Entry<String, List<Integer>> input : shapes.entrySet()) {
      require(
          model.inputs().contains(input.getKey()),
          "--input-shape %s: the inputs of %s are %s",
          input.getKey(),
          file,
          String.join(", ", model.inputs()));
      model = model.withInput(input.getKey(), input.getValue());
    }
    return new ModelShapes(model, infers, infers ? inferred(model) : Map.of());
  }

  /** Returns the shapes that ONNX Runtime infers for what convolutions read and are made of. */
  private static Map<String, List<Integer>> inferred(OnnxModel model) {
    List<String> names =
        model.layers().stream()
            .flatMap(layer -> Stream.of(layer.input(0), layer.weights()))
            .filter(name -> !name.isEmpty() && model.shape(name).isEmpty())
            .distinct()
            .toList();
    if (names.isEmpty()) {
      return Map.of();
    }
    Optional<Path> folder = Optional.ofNullable(model.file().toAbsolutePath().getParent());
    try (OnnxRuntimeSession session = OnnxRuntimeSession.of(model.withOutputs(names), folder)) {
      return session.outputShapes();
    } catch (NoSubjectException refused) {
      throw new BadInput("%s: %s", model.file(), refused.getMessage());
    }
  }

  /**
   * Returns the geometry of a convolution.
   *
   * @throws GeometryException if it is not known, not two-dimensional, or its shapes do not fit
   */
  Geometry of(OnnxLayer layer) {
    return layer.geometry(known(layer.input(0)), known(layer.weights()));
  }

  private List<Integer> known(String value) {
    return model
        .shape(value)
        .or(() -> Optional.ofNullable(inferred.get(value)))
        .filter(
            sizes -> sizes.stream().allMatch(size -> size >= 0)) // negative where it is not stated
        .orElseThrow(
            () ->
                new GeometryException(
                    (infers
                                ? "neither does the model state the shape of %s, nor ONNX Runtime infer it:"
                                : "the model does not state the shape of %s: --runtime onnxruntime infers"
                                    + " it from those of inputs, and")
                            .formatted(value)
                        + " --input-shape NAME=1,3,224,224 gives one"));
  }
}
