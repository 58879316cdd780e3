package dev.convproof.model;

import static dev.convproof.geometry.GeometryException.require;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The convolution layers of a published network, one for each distinct geometry. The networks that
 * ConvProof knows are the resources {@code networks/*.txt}, which cite their sources and state
 * their conventions for stride and padding.
 *
 * @param name the network's name, such as {@code resnet50}
 * @param layers in the order of their first occurrence; no name and no geometry twice
 */
public record Network(String name, List<NamedLayer> layers) {
  private static final List<String> JUDGED = List.of("resnet50", "mobilenet-v1", "mobilenet-v2");

  private static final List<String> PUBLISHED =
      List.of(
          "alexnet",
          "vgg16",
          "googlenet",
          "unet",
          "resnet18",
          "resnet34",
          "resnet50",
          "squeezenet-1.1",
          "densenet121",
          "resnext50",
          "mobilenet-v1",
          "mobilenet-v2",
          "darknet53",
          "efficientnet-b0",
          "convnext-tiny");

  /** Validates that there are layers, and that no name and no geometry is given twice. */
  public Network {
    layers = List.copyOf(layers);
    require(!layers.isEmpty(), "%s has no layers: write for example conv1 1 ci3h8w8", name);
    Set<Object> seen = new HashSet<>();
    for (NamedLayer layer : layers) {
      require(seen.add(layer.name()), "%s: two layers have this name", layer);
      require(
          seen.add(layer.geometry()),
          "%s: an earlier layer is %s too: count both on one line",
          layer,
          layer.geometry());
    }
  }

  /**
   * A convolution layer of a published network.
   *
   * @param network the network's name, such as {@code resnet50}
   * @param name the layer's name, such as {@code conv3.spatial.first}
   * @param times how often a layer of this geometry occurs in the network, at least 1
   * @param geometry the layer's shape, on one image
   */
  public record NamedLayer(String network, String name, int times, Geometry geometry) {

    /** Validates the number of occurrences. */
    public NamedLayer {
      require(times >= 1, "%s %s occurs %d times: must be at least 1", network, name, times);
    }

    /** Returns a name such as {@code resnet50 conv3.spatial.first}. */
    @Override
    public String toString() {
      return network + " " + name;
    }
  }

  /** Returns the networks whose layers every run judges, in the order of their publication. */
  public static List<Network> all() {
    return JUDGED.stream().map(Network::read).toList();
  }

  /** Returns the names of all known networks, those for campaigns too, oldest first. */
  public static List<String> published() {
    return PUBLISHED;
  }

  /** Returns the known network with this name. */
  public static Optional<Network> named(String name) {
    return PUBLISHED.stream().filter(name::equals).findFirst().map(Network::read);
  }

  /** Returns the layers of the networks that every run judges. */
  public static List<NamedLayer> allLayers() {
    return all().stream().flatMap(network -> network.layers().stream()).toList();
  }

  private static Network read(String name) {
    String resource = "networks/" + name + ".txt";
    try (InputStream stream = Network.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return parse(name, text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /**
   * Parses a network from lines of a layer's name, how often it occurs, and its case line. Empty
   * lines and lines that begin with {@code #} are skipped.
   *
   * @throws GeometryException if a line is unreadable; the message names it
   */
  public static Network parse(String name, List<String> lines) {
    List<NamedLayer> layers = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        layers.add(layer(name, at + 1, line));
      }
    }
    return new Network(name, layers);
  }

  private static NamedLayer layer(String network, int number, String line) {
    String[] words = line.split("\\s+", -1);
    require(
        words.length == 3 && words[1].matches("\\d{1,9}"),
        "%s, line %d: write a name, how often the layer occurs, and a case line,"
            + " such as conv1 2 ci3h8w8, not \"%s\"",
        network,
        number,
        line);
    try {
      Geometry geometry = Notation.parse(words[2]);
      return new NamedLayer(network, words[0], Integer.parseInt(words[1]), geometry);
    } catch (GeometryException e) {
      throw new GeometryException("%s, line %d: %s", network, number, e.getMessage());
    }
  }

  /** Returns the number of convolutions, every occurrence counted. */
  public long convolutions() {
    return sum(g -> 1);
  }

  /** Returns the weights of all convolutions, every occurrence counted. */
  public long weights() {
    return sum(Geometry::weightSize);
  }

  /** Returns the multiply-adds of all convolutions, as papers count them: padded taps included. */
  public long products() {
    return sum(Work::products);
  }

  private long sum(ToLongFunction<Geometry> quantity) {
    return layers.stream().mapToLong(l -> l.times() * quantity.applyAsLong(l.geometry())).sum();
  }
}
