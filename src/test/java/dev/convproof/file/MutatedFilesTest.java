package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.GeometryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were mutated at random: they are read, or refused in one line, and cost no memory. */
class MutatedFilesTest {
  private static final long MOST_ALLOCATED = 16L << 20;
  private static final StoredTensor FLOATS = StoredTensor.of(List.of(2, 1, 3, 3), new float[18]);
  private static final StoredTensor BYTES =
      StoredTensor.of(List.of(1, 3), ElementType.INT8, new long[] {-128, 0, 127});

  @TempDir Path folder;

  /** What reads a file, and all that is in it. */
  private interface Reader {
    void read(Path file) throws TensorFileException;
  }

  private static void tensor(Path file) throws TensorFileException {
    assertThat(TensorFiles.read(file).size()).isNotNegative();
  }

  private static void model(Path file) throws TensorFileException {
    OnnxModel model = OnnxModel.read(file);
    assertThat(model.withOutputs(List.of("a", "y"))).isNotEmpty();
    for (OnnxLayer layer : model.layers()) {
      for (String name : layer.inputs()) {
        if (model.isConstant(name)) {
          assertThat(model.constant(name).size()).isNotNegative();
        }
      }
      List<Integer> weights = model.shape(layer.weights()).orElse(List.of());
      try {
        assertThat(layer.geometry(List.of(1, 1, 9, 9), weights)).isNotNull();
      } catch (GeometryException none) {
        assertThat(none.getMessage()).doesNotContain("\n");
      }
    }
  }

  private static byte[] npz() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("one.npy"));
      zip.write(NpyWriter.bytes(FLOATS));
    }
    return bytes.toByteArray();
  }

  private static byte[] safetensors() {
    byte[] header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]}}".getBytes(UTF_8);
    return ByteBuffer.allocate(8 + header.length + 24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .array();
  }

  private static byte[] raw() {
    return OnnxSchema.make(
            "TensorProto",
            "name",
            "t",
            "data_type",
            1,
            "dims",
            List.of(2L, 3L),
            "raw_data",
            ByteString.copyFrom(new byte[24]))
        .toByteArray();
  }

  private static byte[] typed() {
    return OnnxSchema.make(
            "TensorProto", "data_type", 3, "dims", List.of(3L), "int32_data", List.of(-128, 0, 127))
        .toByteArray();
  }

  private static byte[] external() {
    Message location =
        OnnxSchema.make("StringStringEntryProto", "key", "location", "value", "data");
    Message length = OnnxSchema.make("StringStringEntryProto", "key", "length", "value", "8");
    return OnnxSchema.make(
            "TensorProto",
            "data_type",
            1,
            "dims",
            List.of(2L),
            "data_location",
            1,
            "external_data",
            List.of(location, length))
        .toByteArray();
  }

  private byte[] model() throws IOException {
    Path made =
        new OnnxModels()
            .input("x", ElementType.FLOAT32, 1, 1, 9, 9)
            .output("y", ElementType.FLOAT32, 1, 2, 7, 7)
            .constant("w", FLOATS)
            .constantNode("k", FLOATS)
            .constant("i", BYTES)
            .node(
                "Conv",
                List.of("x", "w"),
                "a",
                OnnxModels.integers("pads", 1, 1, 1, 1),
                OnnxModels.integers("strides", 1, 1),
                OnnxModels.integer("group", 1),
                OnnxModels.text("auto_pad", "NOTSET"))
            .node("ConvTranspose", List.of("x", "k"), "b")
            .node("ConvInteger", List.of("x", "i"), "c")
            .node("Relu", List.of("a"), "y")
            .in(folder.resolve("m.onnx"), 13);
    return Files.readAllBytes(made);
  }

  private void tried(int times, long seed) throws IOException {
    Files.write(folder.resolve("data"), new byte[8]);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.npy", NpyWriter.bytes(FLOATS));
    files.put("a.npz", npz());
    files.put("a.safetensors", safetensors());
    files.put("raw.pb", raw());
    files.put("typed.pb", typed());
    files.put("external.pb", external());
    files.put("m.onnx", model());
    SplittableRandom random = new SplittableRandom(seed);
    for (Map.Entry<String, byte[]> one : files.entrySet()) {
      Path file = folder.resolve(one.getKey());
      Reader reader =
          one.getKey().endsWith("onnx") ? MutatedFilesTest::model : MutatedFilesTest::tensor;
      Files.write(file, one.getValue());
      assertThat(refusal(reader, file)).isEmpty();
      int refused = 0;
      for (int time = 0; time < times; time++) {
        byte[] bytes = Mutations.of(one.getValue(), random);
        Files.write(file, bytes);
        refused += refusal(reader, file).isEmpty() ? 0 : 1;
      }
      assertThat(refused).as(one.getKey()).isGreaterThan(times / 10);
    }
  }

  /** Returns the line in which a file is refused; none where it is read. */
  private static String refusal(Reader reader, Path file) throws IOException {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    String refusal = "";
    try {
      reader.read(file);
    } catch (TensorFileException refused) {
      refusal = refused.getMessage();
      assertThat(refusal).isNotBlank().doesNotContain("\n", "\r").hasSizeLessThan(1_000);
    } catch (RuntimeException | Error defect) {
      throw new AssertionError(
          file + " of " + HexFormat.of().formatHex(Files.readAllBytes(file)), defect);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_ALLOCATED);
    return refusal;
  }

  @Test
  void it_is_read_or_refused_in_a_line() throws IOException {
    tried(200, 1);
  }

  @Tag("long")
  @Test
  void it_is_read_or_refused_in_a_line_again_and_again() throws IOException {
    for (long seed = 2; seed < 6; seed++) {
      tried(5_000, seed);
    }
  }
}
