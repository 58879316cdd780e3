package dev.convproof.model;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.model.Network.NamedLayer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  private static final Network RESNET_50 = Network.named("resnet50").orElseThrow();
  private static final Network MOBILENET_V1 = Network.named("mobilenet-v1").orElseThrow();
  private static final Network MOBILENET_V2 = Network.named("mobilenet-v2").orElseThrow();

  @Test
  void every_occurrence_counts() {
    Network net = parse("# two layers", "", "a  2  ci2h3w3co3kh2kw2", " b 1 ci3h2w2co5 ");
    assertThat(net.layers()).extracting(NamedLayer::toString).containsExactly("net a", "net b");
    assertThat(net.convolutions()).isEqualTo(3);
    assertThat(net.weights()).isEqualTo(2 * 24 + 15);
    assertThat(net.products()).isEqualTo(2 * 12 * 8 + 20 * 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a 1 | net, line 2: write a name, how often the layer occurs, and a case line,"
            + " such as conv1 2 ci3h8w8, not \"a 1\"",
        "a x ci2 | net, line 2: write a name, how often the layer occurs, and a case line,"
            + " such as conv1 2 ci3h8w8, not \"a x ci2\"",
        "a 0 ci2 | net, line 2: net a occurs 0 times: must be at least 1",
        "a 1 ci2kh3 | net, line 2: rows (h, kh, sh, pt, pb, dh): kernel 3 is larger than the padded"
            + " input 1 (size 1, no padding): a kernel of at most 1 fits",
        "first 1 ci2 | net first: two layers have this name",
        "a 1 h9w9 | net a: an earlier layer is h9w9 too: count both on one line"
      })
  void a_line_that_says_nothing_right_is_refused(String line, String message) {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> parse("first 1 h9w9", line))
        .withMessage(message);
  }

  @Test
  void a_network_has_layers() {
    assertThatExceptionOfType(GeometryException.class)
        .isThrownBy(() -> parse("# nothing"))
        .withMessage("net has no layers: write for example conv1 1 ci3h8w8");
  }

  private static Network parse(String... lines) {
    return Network.parse("net", List.of(lines));
  }

  @Test
  void the_layers_are_those_of_the_networks_built_layer_upon_layer() {
    assertThat(times(RESNET_50)).isEqualTo(BuiltNetworks.resnet50().times());
    assertThat(times(MOBILENET_V1)).isEqualTo(BuiltNetworks.mobilenetV1().times());
    assertThat(times(MOBILENET_V2)).isEqualTo(BuiltNetworks.mobilenetV2().times());
  }

  /**
   * The weights of all convolutions: what torchvision publishes of all parameters, less those of
   * normalisation, biases and linear layers; of AlexNet, GoogLeNet, Darknet-53 and U-Net, the sum
   * over the tables of the papers.
   */
  @ParameterizedTest
  @CsvSource({
    "alexnet, 5, 2332704",
    "vgg16, 13, 14710464",
    "googlenet, 57, 5966272",
    "unet, 19, 28238528",
    "resnet18, 20, 11166912",
    "resnet34, 36, 21267648",
    "resnet50, 53, 23454912",
    "squeezenet-1.1, 26, 1231552",
    "densenet121, 120, 6870208",
    "resnext50, 53, 22911680",
    "darknet53, 52, 40549216",
    "efficientnet-b0, 81, 3956192",
    "convnext-tiny, 58, 27756000"
  })
  void a_published_network_has_its_convolutions_and_weights(
      String name, long convolutions, long weights) {
    Network network = Network.named(name).orElseThrow();
    assertThat(network.convolutions()).isEqualTo(convolutions);
    assertThat(network.weights()).isEqualTo(weights);
  }

  @Test
  void every_published_network_is_there() {
    assertThat(Network.published())
        .hasSizeGreaterThanOrEqualTo(12)
        .allSatisfy(name -> assertThat(Network.named(name)).isPresent());
  }

  private static Map<Geometry, Integer> times(Network network) {
    return network.layers().stream().collect(toMap(NamedLayer::geometry, NamedLayer::times));
  }

  @Test
  void resnet50_has_as_many_weights_and_products_as_torchvision_publishes() {
    assertThat(RESNET_50.convolutions()).isEqualTo(53);
    long batchNormalisation = 2 * 26_560; // a scale and a shift for each output channel
    assertThat(RESNET_50.weights() + batchNormalisation + 2_049_000).isEqualTo(25_557_032);
    assertThat(RESNET_50.weights()).isEqualTo(23_454_912);
    assertThat(RESNET_50.products() + 2_048_000).isEqualTo(4_089_184_256L); // "4.09 GFLOPS"
  }

  @Test
  void mobilenet_v1_has_as_many_weights_and_products_as_its_authors_publish() {
    assertThat(MOBILENET_V1.convolutions()).isEqualTo(27);
    assertThat(MOBILENET_V1.weights()).isEqualTo(3_185_088);
    assertThat(MOBILENET_V1.products()).isEqualTo(567_716_352);
    assertThat(millions(MOBILENET_V1.products() + 1_024_000)).isEqualTo(569); // the paper's table 4
  }

  @Test
  void mobilenet_v2_has_as_many_weights_and_products_as_torchvision_publishes() {
    assertThat(MOBILENET_V2.convolutions()).isEqualTo(52);
    long batchNormalisation = 2 * 17_056;
    assertThat(MOBILENET_V2.weights() + batchNormalisation + 1_281_000).isEqualTo(3_504_872);
    assertThat(MOBILENET_V2.products() + 1_280_000).isEqualTo(300_774_272); // the paper: 300 M
  }

  private static long millions(long products) {
    return Math.round(products / 1e6);
  }

  @Test
  void batch_normalisation_scales_and_shifts_every_output_channel() {
    assertThat(outputChannels(RESNET_50)).isEqualTo(26_560);
    assertThat(outputChannels(MOBILENET_V2)).isEqualTo(17_056);
  }

  private static int outputChannels(Network network) {
    return network.layers().stream()
        .mapToInt(layer -> layer.times() * layer.geometry().outputChannels())
        .sum();
  }

  @Test
  void a_network_that_is_not_known_is_absent() {
    assertThat(Network.named("../networks/resnet50")).isEmpty();
    assertThat(Network.all()).containsExactly(RESNET_50, MOBILENET_V1, MOBILENET_V2);
    assertThat(Network.allLayers()).hasSize(23 + 19 + 30);
  }
}
