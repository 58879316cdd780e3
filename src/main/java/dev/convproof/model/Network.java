package dev.convproof.model;

import static dev.convproof.geometry.GeometryException.require;

import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.GeometryException;
import dev.convproof.geometry.Notation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * The convolution layers of a published network: one for each distinct geometry.
 *
 * @param name the network's name, such as {@code resnet50}
 * @param layers in the order of their first occurrence; no name and no geometry twice
 */
public record Network(String name, List<NetworkLayer> layers) {

  /** Checks that there are layers, and that no name and no geometry is given twice. */
  public Network {
    layers = List.copyOf(layers);
    require(!layers.isEmpty(), "%s has no layers: write for example conv1 1 ci3h8w8", name);
    Set<Object> seen = new HashSet<>();
    for (NetworkLayer layer : layers) {
      require(seen.add(layer.name()), "%s: two layers have this name", layer);
      require(
          seen.add(layer.geometry()),
          "%s: an earlier layer is %s too: count both on one line",
          layer,
          layer.geometry());
    }
  }

  /**
   * Reads a network from lines of a layer's name, how often it occurs, and its case line. Empty
   * lines, and lines that begin with {@code #}, say nothing.
   *
   * @throws GeometryException if a line is unreadable; the message names it
   */
  public static Network parse(String name, List<String> lines) {
    List<NetworkLayer> layers = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        layers.add(layer(name, at + 1, line));
      }
    }
    return new Network(name, layers);
  }

  private static NetworkLayer layer(String network, int number, String line) {
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
      return new NetworkLayer(network, words[0], Integer.parseInt(words[1]), geometry);
    } catch (GeometryException e) {
      throw new GeometryException("%s, line %d: %s", network, number, e.getMessage());
    }
  }

  /** The number of convolutions, every occurrence counted. */
  public long convolutions() {
    return sum(layer -> 1);
  }

  /** Weights of all convolutions, every occurrence counted. */
  public long weights() {
    return sum(layer -> layer.geometry().weightSize());
  }

  /** Products of all convolutions, those with padding included: the multiply-adds of the papers. */
  public long products() {
    return sum(NetworkLayer::products);
  }

  private long sum(ToLongFunction<NetworkLayer> quantity) {
    return layers.stream().mapToLong(layer -> layer.times() * quantity.applyAsLong(layer)).sum();
  }
}
