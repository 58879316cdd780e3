package dev.convproof.zoo;

import dev.convproof.strategy.Strategy;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All liars that are convolutions. Those that remember are made anew for every use. */
public final class Bestiary {
  private static final List<Supplier<Strategy>> ALL =
      Stream.<Supplier<Strategy>>of(
              () -> Readings.FLIPPED_KERNEL,
              () -> Readings.TRANSPOSED_KERNEL,
              () -> Readings.LAST_TAP_DROPPED,
              () -> Readings.SWAPPED_STRIDES,
              () -> Readings.IGNORED_STRIDE,
              () -> Readings.IGNORED_DILATION,
              () -> Readings.DILATION_OF_ROWS_ONLY,
              () -> Readings.SWAPPED_PADDINGS,
              () -> Readings.PADDING_SPLIT_EVENLY,
              () -> Readings.PADDING_AT_THE_BEGINNING_ONLY,
              () -> Readings.REPLICATED_BORDER,
              () -> Channels.FIRST_CHANNEL_ONLY,
              () -> Channels.LAST_CHANNEL_DROPPED,
              () -> Channels.THIRTY_ONE_CHANNELS,
              () -> Channels.IGNORED_GROUPS,
              () -> Channels.INTERLEAVED_GROUPS,
              () -> Channels.BIAS_PER_INPUT_CHANNEL,
              () -> Channels.BIAS_PER_TAP,
              () -> Channels.FORGOTTEN_BIAS,
              () -> Channels.FIRST_BIAS_FOR_ALL,
              () -> Channels.FIRST_IMAGE_ONLY,
              () -> Channels.IMAGES_SUMMED,
              () -> Results.LAST_ROW_MISSING,
              () -> Results.SIZE_ROUNDED_UP,
              () -> Results.PADDING_OF_THE_BEGINNING_TWICE,
              () -> Results.OUTPUT_TRANSPOSED,
              () -> Results.SQUARED_WEIGHTS,
              () -> Results.SQUARED_INPUT,
              () -> Results.FLOAT_ACCUMULATOR,
              () -> Results.RECTIFIED,
              () -> Results.SATURATED,
              () -> Impure.INPUT_OVERWRITTEN,
              Impure::accumulatorNeverCleared,
              Impure::sharedResult,
              () -> Crashes.OUT_OF_BOUNDS,
              () -> Crashes.NO_OUTPUT,
              () -> Crashes.SCALAR_MISSING)
          .toList();

  private Bestiary() {}

  /** A liar of a name. */
  public static Strategy named(String name) {
    return all()
        .filter(liar -> liar.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no liar is called \"" + name + "\""));
  }

  /** One of each kind. */
  static Stream<Strategy> all() {
    return ALL.stream().map(Supplier::get);
  }
}
