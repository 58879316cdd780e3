package dev.convproof.zoo;

import dev.convproof.zoo.Liar.BiasRule;

/** Liars about channels, groups, biases and images. */
final class Channels {
  private Channels() {}

  static final Liar FIRST_CHANNEL_ONLY =
      Liar.named("first channel only").reading(t -> t.skipIf(t.c > 0));

  static final Liar LAST_CHANNEL_DROPPED =
      Liar.named("last channel dropped")
          .reading(t -> t.skipIf(t.c > 0 && t.c == t.g.inputChannelsPerGroup() - 1));

  static final Liar THIRTY_ONE_CHANNELS =
      Liar.named("channels beyond 31 dropped").reading(t -> t.skipIf(t.c >= 31));

  static final Liar IGNORED_GROUPS = Liar.named("ignored groups").reading(t -> t.channel = t.c);

  static final Liar INTERLEAVED_GROUPS =
      Liar.named("interleaved groups")
          .reading(
              t -> {
                int group = t.kernel / t.g.outputChannelsPerGroup();
                t.channel = t.c * t.g.groups() + group;
              });

  static final Liar BIAS_PER_INPUT_CHANNEL =
      Liar.named("bias per input channel")
          .biased(new BiasRule((g, n, o) -> o, g -> g.inputChannelsPerGroup()));

  static final Liar BIAS_PER_TAP =
      Liar.named("bias per tap").biased(new BiasRule((g, n, o) -> o, g -> g.taps()));

  static final Liar FORGOTTEN_BIAS =
      Liar.named("forgotten bias").biased(new BiasRule((g, n, o) -> o, g -> 0));

  static final Liar FIRST_BIAS_FOR_ALL =
      Liar.named("first bias for all").biased(new BiasRule((g, n, o) -> 0, g -> 1));

  static final Liar FIRST_IMAGE_ONLY =
      Liar.named("first image only").reading(t -> t.skipIf(t.image > 0));

  static final Liar IMAGES_SUMMED = Liar.named("images summed").reading(t -> t.toImage = 0);

  /** Gives zeros, whatever it is asked: obeys most laws, and proves none. */
  static final Liar ZERO =
      Liar.named("zero").reading(t -> t.skipIf(true)).biased(new BiasRule((g, n, o) -> o, g -> 0));
}
