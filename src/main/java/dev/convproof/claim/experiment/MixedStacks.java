package dev.convproof.claim.experiment;

import dev.convproof.claim.Judgement.Figure;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.message.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Pairs of layers in which every combination of features occurs, both kernels having more than one
 * tap on the rows: enumeration by size reaches few of these, as each feature makes a pair larger.
 */
final class MixedStacks {
  private static final int TAPS = 2;
  private static final int MORE_TAPS = 3;

  /** A feature that a pair has or lacks. */
  enum Feature {
    /** Both kernels have several columns as well as several rows. */
    TWO_DIMENSIONS(stack -> stack.first().columns().kernel() > 1),
    /** Several channels between the layers, and at both ends. */
    MIDDLE_CHANNELS(stack -> stack.first().outputChannels() > 1),
    /** The first layer's stride is above 1. */
    FIRST_STRIDE(stack -> stack.first().rows().stride() > 1),
    /** The second layer's stride is above 1. */
    SECOND_STRIDE(stack -> stack.second().rows().stride() > 1),
    /** The first layer's dilation is above 1. */
    FIRST_DILATION(stack -> stack.first().rows().dilation() > 1),
    /** The second layer's dilation is above 1. */
    SECOND_DILATION(stack -> stack.second().rows().dilation() > 1),
    /** The first layer pads. */
    FIRST_PADDING(stack -> stack.first().padded()),
    /** The second layer pads. */
    SECOND_PADDING(stack -> stack.second().padded());

    private final Predicate<LayerPair> has;

    Feature(Predicate<LayerPair> has) {
      this.has = has;
    }

    boolean of(LayerPair stack) {
      return has.test(stack);
    }
  }

  private MixedStacks() {}

  /** Returns one pair for each combination of features. */
  static Stream<LayerPair> all() {
    return combinations().stream().map(MixedStacks::stack);
  }

  /** Returns every set of features. */
  private static List<Set<Feature>> combinations() {
    List<Set<Feature>> all = new ArrayList<>(List.of(EnumSet.noneOf(Feature.class)));
    for (Feature feature : Feature.values()) {
      for (Set<Feature> without : List.copyOf(all)) {
        Set<Feature> with = EnumSet.of(feature);
        with.addAll(without);
        all.add(with);
      }
    }
    return all;
  }

  /** Returns for each feature how many of some pairs have it. */
  static List<Figure> counted(List<LayerPair> stacks) {
    return Arrays.stream(Feature.values())
        .map(
            feature ->
                new Figure(
                    "stacks-with",
                    Message.of(
                        "value.stacks-with",
                        Message.named("feature", feature.name()),
                        stacks.stream().filter(feature::of).count(),
                        stacks.size())))
        .toList();
  }

  /** The kernels differ between the layers, and between rows and columns. */
  private static LayerPair stack(Set<Feature> features) {
    int channels = features.contains(Feature.MIDDLE_CHANNELS) ? 2 : 1;
    boolean plane = features.contains(Feature.TWO_DIMENSIONS);
    List<Axis> rows = axes(features, TAPS, MORE_TAPS);
    List<Axis> columns =
        plane ? axes(features, MORE_TAPS, TAPS) : List.of(Axis.of(1, 1), Axis.of(1, 1));
    return new LayerPair(
        new Geometry(1, 1, channels, channels, rows.get(0), columns.get(0)),
        new Geometry(1, 1, channels, channels, rows.get(1), columns.get(1)));
  }

  /** The first and the second layer's axis, such that the second has two windows. */
  private static List<Axis> axes(Set<Feature> features, int firstTaps, int secondTaps) {
    int firstStride = features.contains(Feature.FIRST_STRIDE) ? 2 : 1;
    int secondStride = features.contains(Feature.SECOND_STRIDE) ? 2 : 1;
    int firstDilation = features.contains(Feature.FIRST_DILATION) ? 2 : 1;
    int secondDilation = features.contains(Feature.SECOND_DILATION) ? 2 : 1;
    int firstPadding = features.contains(Feature.FIRST_PADDING) ? 1 : 0;
    int secondPadding = features.contains(Feature.SECOND_PADDING) ? 1 : 0;
    Axis second = axis(2, secondTaps, secondStride, secondDilation, secondPadding);
    return List.of(
        axis(second.input(), firstTaps, firstStride, firstDilation, firstPadding), second);
  }

  private static Axis axis(int output, int taps, int stride, int dilation, int padding) {
    int padded = stride * (output - 1) + dilation * (taps - 1) + 1;
    return new Axis(padded - 2 * padding, taps, stride, padding, padding, dilation);
  }
}
