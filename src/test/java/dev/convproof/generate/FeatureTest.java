package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.geometry.Notation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that just have a feature, and such that just have it not. */
class FeatureTest {

  @ParameterizedTest
  @CsvSource({
    "DEPTHWISE, g2ci2co2, g2ci4co2",
    "DEPTHWISE, g2ci2co4, ci1",
    "DEPTHWISE_TAIL, g5ci5co5, g3ci3co3",
    "DEPTHWISE_TAIL, g9ci9co9, g8ci8co8",
    "DEPTHWISE_TAIL, g6ci6co6, g6ci12co6",
    "BATCH_BEYOND_32, n33, n32",
    "LARGE_DILATION, h4kh2dh3, h4kh2dh2",
    "LARGE_DILATION, w4kw2dw3, h4dh3",
    "CHANNELS_BETWEEN_POWERS_OF_TWO, ci10, ci6",
    "CHANNELS_BETWEEN_POWERS_OF_TWO, co10, co9",
    "CHANNELS_BESIDE_A_POWER_OF_TWO, ci7, ci6",
    "CHANNELS_BESIDE_A_POWER_OF_TWO, co8, co10",
    "MANY_CHANNELS, ci31, ci30",
    "LARGE_KERNEL, h8kh8, h7kh7",
    "ONE_ROW, w9, w8",
    "COMMON_LAYER, h7w7kh3kw3, h6w7kh3kw3"
  })
  void a_feature_begins_where_it_says(Feature feature, String with, String without) {
    assertThat(feature.isIn(Notation.parse(with))).isTrue();
    assertThat(feature.isIn(Notation.parse(without))).isFalse();
    assertThat(feature.isOfShapes()).isTrue();
  }
}
