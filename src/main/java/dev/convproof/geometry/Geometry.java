package dev.convproof.geometry;

import dev.convproof.geometry.GeometryException.Word;

/**
 * The shape of a multi-channel 2-D convolution.
 *
 * <p>Input [n, ci, h, w] · weights [co, ci/g, kh, kw] + bias [co] → output [n, co, ho, wo].
 *
 * @param batch images n, at least 1
 * @param groups g, which divides both channel counts
 * @param inputChannels ci, of all groups together
 * @param outputChannels co, of all groups together
 * @param rows the vertical axis (h, kh, sh, pt, pb, dh)
 * @param columns the horizontal axis (w, kw, sw, pl, pr, dw)
 */
public record Geometry(
    int batch, int groups, int inputChannels, int outputChannels, Axis rows, Axis columns) {

  /** The smallest convolution: every size 1, no padding. */
  public static final Geometry UNIT = new Geometry(1, 1, 1, 1, Axis.of(1, 1), Axis.of(1, 1));

  /**
   * Checks the channel counts against the groups, and that every tensor can be indexed by an int.
   */
  public Geometry {
    atLeastOne("batch n", batch);
    atLeastOne("groups g", groups);
    atLeastOne("input channels ci", inputChannels);
    atLeastOne("output channels co", outputChannels);
    divides(groups, "input channels ci", inputChannels);
    divides(groups, "output channels co", outputChannels);
    indexable("padded input", batch, inputChannels, rows.padded(), columns.padded());
    indexable(
        "tensor of weights",
        outputChannels,
        inputChannels / groups,
        rows.kernel(),
        columns.kernel());
    indexable("output", batch, outputChannels, rows.output(), columns.output());
  }

  private static void atLeastOne(String quantity, int value) {
    if (value < 1) {
      throw GeometryException.told(
          "at-least-one", "%s is %d: must be at least 1", new Word(quantity), value);
    }
  }

  private static void divides(int groups, String quantity, int channels) {
    if (channels % groups != 0) {
      throw GeometryException.told(
          "multiple-of-groups",
          "%s %d: must be a multiple of the groups g %d",
          new Word(quantity),
          channels,
          groups);
    }
  }

  private static void indexable(String tensor, int... sizes) {
    long elements = 1;
    for (int size : sizes) {
      elements *= size;
      if (elements > Integer.MAX_VALUE) {
        throw GeometryException.told(
            "too-many-elements",
            "the %s has more than %d elements: choose smaller sizes",
            new Word(tensor),
            Integer.MAX_VALUE);
      }
    }
  }

  /** Input channels that one output channel sees: ci/g. */
  public int inputChannelsPerGroup() {
    return inputChannels / groups;
  }

  /** Output channels of one group: co/g. */
  public int outputChannelsPerGroup() {
    return outputChannels / groups;
  }

  /** The first input channel that an output channel sees. */
  public int firstInputChannel(int outputChannel) {
    return outputChannel / outputChannelsPerGroup() * inputChannelsPerGroup();
  }

  /** Taps of one channel of one kernel: kh·kw. */
  public int taps() {
    return rows.kernel() * columns.kernel();
  }

  /** Products that one output element sums, padding included: (ci/g)·kh·kw. */
  public int products() {
    return inputChannelsPerGroup() * taps();
  }

  /** Windows of one image: ho·wo. */
  public int windows() {
    return rows.output() * columns.output();
  }

  /** Elements of one unpadded input channel: h·w. */
  public int pixels() {
    return rows.input() * columns.input();
  }

  /** Elements of the input: n·ci·h·w. */
  public int inputSize() {
    return batch * inputChannels * pixels();
  }

  /** Elements of the weights: co·(ci/g)·kh·kw. */
  public int weightSize() {
    return outputChannels * products();
  }

  /** Elements of the output: n·co·ho·wo. */
  public int outputSize() {
    return batch * outputChannels * windows();
  }

  /** Returns whether any side is padded. */
  public boolean padded() {
    return rows.padded() > rows.input() || columns.padded() > columns.input();
  }

  /** The same convolution over an input that holds its padding explicitly. */
  public Geometry paddingMadeExplicit() {
    return withAxes(rows.paddingMadeExplicit(), columns.paddingMadeExplicit());
  }

  /** This geometry with other axes. */
  public Geometry withAxes(Axis newRows, Axis newColumns) {
    return new Geometry(batch, groups, inputChannels, outputChannels, newRows, newColumns);
  }

  /** This geometry with another batch size. */
  public Geometry withBatch(int images) {
    return new Geometry(images, groups, inputChannels, outputChannels, rows, columns);
  }

  /** This geometry with other groups and channels. */
  public Geometry withChannels(int newGroups, int newInput, int newOutput) {
    return new Geometry(batch, newGroups, newInput, newOutput, rows, columns);
  }

  /**
   * Returns how far this geometry exceeds the all-ones default: the sum of all quantities'
   * excesses, the first key of the order of cases.
   */
  public int size() {
    return batch + groups + inputChannels + outputChannels - 4 + rows.size() + columns.size();
  }

  /** The case line, see {@link Notation}. */
  @Override
  public String toString() {
    return Notation.print(this);
  }
}
