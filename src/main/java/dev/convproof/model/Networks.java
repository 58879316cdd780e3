package dev.convproof.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The networks that ConvProof knows, read from the resources {@code networks/*.txt}, which cite
 * their sources and state their conventions for stride and padding.
 */
public final class Networks {
  private static final List<String> NAMES = List.of("resnet50", "mobilenet-v1", "mobilenet-v2");

  private Networks() {}

  /** All of them, in the order of their publication. */
  public static List<Network> all() {
    return NAMES.stream().map(Networks::read).toList();
  }

  /** The network of a name. */
  public static Optional<Network> named(String name) {
    return NAMES.stream().filter(name::equals).findFirst().map(Networks::read);
  }

  /** The layers of all networks. */
  public static List<NetworkLayer> layers() {
    return all().stream().flatMap(network -> network.layers().stream()).toList();
  }

  private static Network read(String name) {
    String resource = "networks/" + name + ".txt";
    try (InputStream stream = Networks.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Network.parse(name, text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
