package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.GeometryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files, mutated: they are read, or refused in one line, and cost no memory. */
class FuzzedFilesTest {
  private static final String READ = "read";
  private static final long MOST_ALLOCATED = 16L << 20;
  private static final int TIMES_TO_LOAD_CLASSES = 5; // which Jazzer instruments
  private static final StoredTensor FLOATS = StoredTensor.of(List.of(2, 1, 3, 3), new float[18]);
  private static final StoredTensor BYTES =
      StoredTensor.of(List.of(1, 3), ElementType.INT8, new long[] {-128, 0, 127});

  private static final Path FOLDER = folder();
  private static final Fuzzing NPY =
      of("a.npy", FuzzedFilesTest::tensor, NpyWriter.bytes(FLOATS), NpyWriter.bytes(BYTES));
  private static final Fuzzing NPZ = of("a.npz", FuzzedFilesTest::tensor, npz());
  private static final Fuzzing SAFETENSORS =
      of("a.safetensors", FuzzedFilesTest::tensor, safetensors());
  private static final Fuzzing TENSOR =
      of("a.pb", FuzzedFilesTest::tensor, raw(), typed(), external());
  private static final Fuzzing MODEL = of("m.onnx", FuzzedFilesTest::model, model());

  /** What reads a file, and all that is in it. */
  private interface Reader {
    void read(Path file) throws TensorFileException;
  }

  private static Path folder() {
    try {
      long own = ProcessHandle.current().pid(); // Jazzer reads in a process of its own
      Path made = Files.createDirectories(Path.of("target/fuzz/files", String.valueOf(own)));
      Files.write(made.resolve("data"), new byte[8]);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what is tried on files of a name, those of the corpus being right. */
  private static Fuzzing of(String name, Reader reader, byte[]... corpus) {
    Path file = FOLDER.resolve(name);
    for (byte[] right : corpus) {
      assertThat(refusal(reader, file, right)).isEqualTo(READ);
    }
    return new Fuzzing(name, List.of(corpus), bytes -> refusal(reader, file, bytes));
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

  private static byte[] npz() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("one.npy"));
      zip.write(NpyWriter.bytes(FLOATS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static byte[] model() {
    OnnxModels made =
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
            .node("Relu", List.of("a"), "y");
    try {
      return Files.readAllBytes(made.in(FOLDER.resolve("m.onnx"), 13));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the line in which a file is refused, or that it is read. */
  private static String refusal(Reader reader, Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    String refusal = "";
    for (int time = 0; time < TIMES_TO_LOAD_CLASSES && least > MOST_ALLOCATED; time++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      refusal = refusal(reader, file);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isLessThan(MOST_ALLOCATED);
    return refusal;
  }

  private static String refusal(Reader reader, Path file) {
    try {
      reader.read(file);
      return READ;
    } catch (TensorFileException refused) {
      assertThat(refused.getMessage()).hasSizeLessThan(1_000);
      return refused.getMessage();
    }
  }

  static List<Fuzzing> all() {
    return List.of(NPY, NPZ, SAFETENSORS, TENSOR, MODEL);
  }

  @ParameterizedTest
  @MethodSource("all")
  void it_is_read_or_refused_in_a_line(Fuzzing one) {
    one.tries(400);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("all")
  void it_is_read_or_refused_in_a_line_again_and_again(Fuzzing one) throws Exception {
    one.triesForLong(FuzzedFilesTest.class);
  }
}
