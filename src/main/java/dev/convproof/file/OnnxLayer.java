package dev.convproof.file;

import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import java.util.List;

/**
 * One convolution of a graph.
 *
 * @param name of the node, or else of its output
 * @param operation Conv, ConvTranspose, QLinearConv or ConvInteger
 * @param inputs names of values; empty for one that is left out
 * @param output the name of its output
 * @param strides one for each axis of space, or none
 * @param pads before each axis, and then behind each; or none
 * @param dilations one for each axis, or none
 * @param outputPadding of a transposed convolution
 * @param autoPad NOTSET, VALID, SAME_UPPER or SAME_LOWER
 */
public record OnnxLayer(
    String name,
    String operation,
    List<String> inputs,
    String output,
    long groups,
    List<Long> strides,
    List<Long> pads,
    List<Long> dilations,
    List<Long> outputPadding,
    String autoPad) {

  /** Returns whether it is a transposed convolution. */
  public boolean isTransposed() {
    return operation.equals("ConvTranspose");
  }

  /** Returns the name of its weights. */
  public String weights() {
    return input(operation.equals("QLinearConv") ? 3 : 1);
  }

  /** Returns the name of an input; empty where there is none. */
  public String input(int at) {
    return at < inputs.size() ? inputs.get(at) : "";
  }

  /** Returns the name of its bias; empty where there is none. */
  public String bias() {
    return switch (operation) {
      case "QLinearConv" -> input(8);
      case "ConvInteger" -> "";
      default -> input(2);
    };
  }

  /**
   * Returns the geometry on an input of a shape. Of a transposed convolution it is that of the
   * convolution whose adjoint it is: its input is the output here.
   *
   * @throws GeometryException if it is not two-dimensional, or the shapes do not fit
   */
  public Geometry geometry(List<Integer> input, List<Integer> weights) {
    if (input.size() != 4 || weights.size() != 4) {
      throw new GeometryException(
          "it is no two-dimensional convolution: its input has shape "
              + StoredTensor.tuple(input)
              + ", its weights "
              + StoredTensor.tuple(weights));
    }
    try {
      return fitting(input, weights);
    } catch (ArithmeticException beyond) {
      throw new GeometryException("its sizes are beyond what can be computed: " + this.sizes());
    }
  }

  private String sizes() {
    return "group "
        + groups
        + ", strides "
        + strides
        + ", pads "
        + pads
        + ", dilations "
        + dilations;
  }

  private Geometry fitting(List<Integer> input, List<Integer> weights) {
    int of = Math.toIntExact(groups);
    Axis rows = axis(input.get(2), weights.get(2), 0);
    Axis columns = axis(input.get(3), weights.get(3), 1);
    if (isTransposed()) {
      int outputs = Math.multiplyExact(weights.get(1), of);
      return new Geometry(input.get(0), of, outputs, input.get(1), rows, columns);
    }
    if (weights.get(1) * (long) of != input.get(1)) {
      throw new GeometryException(
          "its weights take "
              + weights.get(1) * (long) of
              + " channels, its input has "
              + input.get(1));
    }
    return new Geometry(input.get(0), of, input.get(1), weights.get(0), rows, columns);
  }

  private static int at(List<Long> values, int axis, int otherwise) {
    return axis < values.size() ? Math.toIntExact(values.get(axis)) : otherwise;
  }

  private Axis axis(int input, int kernel, int axis) {
    int stride = at(strides, axis, 1);
    if (stride < 1) {
      throw new GeometryException("stride " + stride + ": a window must advance by at least one");
    }
    int dilation = at(dilations, axis, 1);
    int before = at(pads, axis, 0);
    int after = at(pads, axis + 2, 0);
    int reach = Math.addExact(Math.multiplyExact(dilation, Math.max(0, kernel - 1)), 1);
    if (isTransposed()) {
      long size =
          Math.multiplyExact((long) stride, Math.max(0, input - 1L))
              + at(outputPadding, axis, 0)
              + (long) reach
              - before
              - after;
      return new Axis(Math.toIntExact(size), kernel, stride, before, after, dilation);
    }
    if (autoPad.equals("VALID")) {
      return new Axis(input, kernel, stride, 0, 0, dilation);
    }
    if (autoPad.startsWith("SAME")) {
      int outputs = Math.max(0, input - 1) / stride + 1;
      int both = Math.max(0, Math.toIntExact((outputs - 1L) * stride + reach - input));
      int less = both / 2;
      boolean upper = autoPad.equals("SAME_UPPER");
      return new Axis(
          input, kernel, stride, upper ? less : both - less, upper ? both - less : less, dilation);
    }
    return new Axis(input, kernel, stride, before, after, dilation);
  }
}
