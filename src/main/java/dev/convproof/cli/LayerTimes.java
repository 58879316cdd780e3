package dev.convproof.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.convproof.file.OnnxModel;
import dev.convproof.subject.Guard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How long each convolution of a model took in ONNX Runtime, by its own profile: events of the
 * category Node whose operator is a convolution, and whose name begins with that of the node, or is
 * that of its output, as ONNX Runtime names those that it gives blocks of channels. The profile is
 * written to a folder of its own, which closing deletes.
 */
final class LayerTimes implements AutoCloseable {
  private final Guard guard = new Guard();
  private final Path folder = guard.folder();
  private JsonNode events; // null before there are any

  /** Returns what the profile's name is to begin with. */
  Path prefix() {
    return folder.resolve("run");
  }

  /** Reads the profile. */
  void read(Path profile) {
    try {
      events = new ObjectMapper().readTree(Files.readAllBytes(profile));
    } catch (IOException none) {
      events = null; // it is not known then
    }
  }

  /** Returns the milliseconds of the convolution at an index of {@link OnnxModel#layers}. */
  OptionalDouble millis(int layer, String output) {
    double micros = 0;
    boolean found = false;
    String node = OnnxModel.nodeName(layer) + "_";
    String blocks = output + "_nchwc_kernel_time";
    for (JsonNode event : events == null ? List.<JsonNode>of() : events) {
      String name = event.path("name").asText();
      boolean its =
          event.path("cat").asText().equals("Node")
              && (name.startsWith(node) || name.equals(blocks))
              && event.path("args").path("op_name").asText().contains("Conv");
      if (its) {
        micros += event.path("dur").asDouble();
        found = true;
      }
    }
    return found ? OptionalDouble.of(micros / 1_000) : OptionalDouble.empty();
  }

  @Override
  public void close() {
    guard.close();
  }
}
