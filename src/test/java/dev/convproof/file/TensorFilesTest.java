package dev.convproof.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import dev.convproof.file.StoredTensor.ElementType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tensors in archives, in safetensors and in ONNX's files. */
class TensorFilesTest {
  private static final StoredTensor ONE = StoredTensor.of(List.of(2), new float[] {1, -2});
  private static final StoredTensor OTHER =
      StoredTensor.of(List.of(1, 3), ElementType.INT8, new long[] {-128, 0, 127});

  @TempDir Path folder;

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static Path in(Path file, String name) {
    return Path.of(file + ":" + name);
  }

  private static void refused(Path where, String... words) {
    assertThatExceptionOfType(TensorFileException.class)
        .isThrownBy(() -> TensorFiles.read(where))
        .satisfies(
            refusal -> {
              assertThat(refusal.getMessage()).contains(words).doesNotContain("\n");
            });
  }

  @Test
  void an_array_of_an_archive_is_named() throws Exception {
    Path file =
        file(
            "a.npz",
            zip(Map.of("one.npy", NpyWriter.bytes(ONE), "other.npy", NpyWriter.bytes(OTHER))));
    assertThat(TensorFiles.read(in(file, "one"))).isEqualTo(ONE);
    assertThat(TensorFiles.read(in(file, "other"))).isEqualTo(OTHER);
    refused(file, "which tensor is not said: it holds one, other; FILE:NAME would be right");
    refused(in(file, "on"), "there is no tensor on: it holds one, other");
    Path single = file("b.npz", zip(Map.of("one.npy", NpyWriter.bytes(ONE))));
    assertThat(TensorFiles.read(single)).isEqualTo(ONE);
  }

  @Test
  void an_archive_that_is_damaged_is_refused() throws Exception {
    byte[] whole = zip(Map.of("one.npy", NpyWriter.bytes(ONE)));
    refused(file("cut.npz", Arrays.copyOf(whole, 40)), "the zip archive is damaged: ");
    refused(
        file("none.npz", zip(Map.of("a", new byte[1]))), "which tensor is not said: it holds none");
    byte[] npy = NpyWriter.bytes(ONE);
    refused(
        file("short.npz", zip(Map.of("one.npy", Arrays.copyOf(npy, npy.length - 1)))),
        "one: the file is cut short");
    SplittableRandom random = new SplittableRandom(1);
    for (int change = 0; change < 300; change++) {
      byte[] spoilt = whole.clone();
      spoilt[random.nextInt(4, spoilt.length)] = (byte) random.nextInt();
      Path file = file("spoilt.npz", spoilt);
      try {
        assertThat(TensorFiles.read(file).shape()).isNotNull();
      } catch (TensorFileException refusal) {
        assertThat(refusal.getMessage()).doesNotContain("\n");
      }
    }
  }

  private static byte[] safetensors(String header, byte[] data) {
    byte[] text = header.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + text.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .put(data)
        .array();
  }

  @Test
  void safetensors_of_every_type_are_read() throws Exception {
    String header =
        "{\"__metadata__\":{\"format\":\"np\"},"
            + "\"h\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[4,8]},"
            + "\"e\":{\"dtype\":\"F8_E4M3\",\"shape\":[2],\"data_offsets\":[8,10]},"
            + "\"f\":{\"dtype\":\"F8_E5M2\",\"shape\":[2],\"data_offsets\":[10,12]},"
            + "\"i\":{\"dtype\":\"I32\",\"shape\":[],\"data_offsets\":[12,16]}}";
    byte[] data = {
      0x00,
      0x3c,
      0x00,
      (byte) 0xc0, // 1, −2
      (byte) 0x80,
      0x3f,
      0x00,
      (byte) 0xc0, // 1, −2
      0x38,
      (byte) 0xfe, // 1, −448
      0x3c,
      (byte) 0xfb, // 1, −57344
      -1,
      -1,
      -1,
      -1
    };
    Path file = file("m.safetensors", safetensors(header, data));
    assertThat(TensorFiles.read(in(file, "h")).floats()).containsExactly(1, -2);
    assertThat(TensorFiles.read(in(file, "b")).floats()).containsExactly(1, -2);
    assertThat(TensorFiles.read(in(file, "e")).floats()).containsExactly(1, -448);
    assertThat(TensorFiles.read(in(file, "f")).floats()).containsExactly(1, -57344);
    assertThat(TensorFiles.read(in(file, "i")))
        .isEqualTo(StoredTensor.of(List.of(), ElementType.INT32, new long[] {-1}));
    refused(in(file, "x"), "there is no tensor x: it holds b, e, f, h, i");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}} # data_offsets [0, 8] hold 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9],\"data_offsets\":[0,36]}} # data_offsets are [0, 36]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} # data_offsets are [-4, 0]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[99999999999]}} # has the size 99999999999",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536]}} # holds 4294967296 elements",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5]}} # shape has 1.5; whole numbers",
        "{\"a\":{\"dtype\":\"F32\"}} # shape is missing",
        "{\"a\":{\"dtype\":\"C64\",\"shape\":[1]}} # dtype \"C64\" is none that is read",
        "{\"a\":{},\"a\":{}} # the header is no JSON: Duplicate field",
        "{\"a\" # the header is no JSON: ",
        "[] # the header is no object of JSON",
        "{} # which tensor is not said: it holds none"
      })
  void a_safetensors_header_that_is_wrong_is_named(String header, String fault) throws Exception {
    refused(file("w.safetensors", safetensors(header, new byte[8])), fault);
  }

  @Test
  void a_safetensors_file_that_claims_too_much_is_refused() throws Exception {
    refused(file("e.safetensors", new byte[3]), "cut short", "the header's length");
    byte[] claims = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(-1).array();
    refused(file("c.safetensors", claims), "the header claims 18446744073709551615 bytes");
    String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    refused(file("d.safetensors", safetensors(deep, new byte[0])), "the header is no JSON: ");
  }

  private static DynamicMessage.Builder tensor(int type, long... dims) {
    Descriptor descriptor = OnnxSchema.message("TensorProto");
    DynamicMessage.Builder tensor = DynamicMessage.newBuilder(descriptor);
    for (long dim : dims) {
      tensor.addRepeatedField(descriptor.findFieldByName("dims"), dim);
    }
    return tensor.setField(descriptor.findFieldByName("data_type"), type);
  }

  private static DynamicMessage.Builder with(
      DynamicMessage.Builder tensor, String field, Object... values) {
    var descriptor = tensor.getDescriptorForType().findFieldByName(field);
    for (Object value : values) {
      if (descriptor.isRepeated()) {
        tensor.addRepeatedField(descriptor, value);
      } else {
        tensor.setField(descriptor, value);
      }
    }
    return tensor;
  }

  private StoredTensor read(DynamicMessage.Builder tensor) throws Exception {
    return TensorFiles.read(file("t.pb", tensor.build().toByteArray()));
  }

  @Test
  void tensors_of_onnx_are_read_from_raw_data_and_from_the_fields_of_their_type() throws Exception {
    ByteString raw =
        ByteString.copyFrom(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0});
    assertThat(read(with(tensor(1, 2), "raw_data", raw))).isEqualTo(ONE);
    assertThat(read(with(tensor(1, 2), "float_data", 1f, -2f))).isEqualTo(ONE);
    assertThat(read(with(tensor(11, 2), "double_data", 1.0, -2.0)).doubles())
        .containsExactly(1, -2);
    assertThat(read(with(tensor(3, 1, 3), "int32_data", -128, 0, 127))).isEqualTo(OTHER);
    assertThat(read(with(tensor(7, 1), "int64_data", 1L << 40)).integers())
        .containsExactly(1L << 40);
    assertThat(read(with(tensor(12, 1), "uint64_data", 4_000_000_000L)).integers())
        .containsExactly(4_000_000_000L);
    assertThat(read(with(tensor(10, 2), "int32_data", 0x3c00, 0xc000)).floats())
        .containsExactly(1, -2);
    assertThat(read(with(tensor(16, 2), "int32_data", 0x3f80, 0xc000)).floats())
        .containsExactly(1, -2);
    assertThat(read(with(tensor(17, 1), "int32_data", 0x38)).floats()).containsExactly(1);
  }

  @Test
  void tensors_of_onnx_that_are_wrong_are_refused() throws Exception {
    Path at = folder.resolve("t.pb");
    with(tensor(1, 3), "float_data", 1f);
    Files.write(at, with(tensor(1, 3), "float_data", 1f).build().toByteArray());
    refused(at, "float_data holds 1 numbers where shape (3,) of float32 needs 3");
    Files.write(at, with(tensor(3, 1), "int32_data", 200).build().toByteArray());
    refused(at, "int32_data has 200 at position 0, which is no int8");
    Files.write(at, tensor(8, 1).build().toByteArray());
    refused(at, "data_type 8 is none that is read");
    Files.write(at, tensor(1, -1).build().toByteArray());
    refused(at, "shape [-1] has the size -1");
    Files.write(at, tensor(1, 1L << 40).build().toByteArray());
    refused(at, "has the size 1099511627776");
    Files.write(at, new byte[] {(byte) 0xff, 1, 2});
    refused(at, "this is no TensorProto of ONNX: ");
  }

  private DynamicMessage.Builder external(String location, String... more) {
    Descriptor entry = OnnxSchema.message("StringStringEntryProto");
    DynamicMessage.Builder tensor = with(tensor(1, 2), "data_location", 1);
    String[] pairs = Arrays.copyOf(new String[] {"location", location}, 2 + more.length);
    System.arraycopy(more, 0, pairs, 2, more.length);
    for (int at = 0; at < pairs.length; at += 2) {
      with(
          tensor,
          "external_data",
          DynamicMessage.newBuilder(entry)
              .setField(entry.findFieldByName("key"), pairs[at])
              .setField(entry.findFieldByName("value"), pairs[at + 1])
              .build());
    }
    return tensor;
  }

  @Test
  void external_data_stands_beside_the_model() throws Exception {
    file("data", new byte[] {9, 0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0});
    assertThat(read(external("data", "offset", "1"))).isEqualTo(ONE);
    assertThat(read(external("data", "offset", "1", "length", "8"))).isEqualTo(ONE);
    Path at = folder.resolve("t.pb");
    for (String length : new String[] {"9", "99999999999999"}) {
      Files.write(at, external("data", "offset", "1", "length", length).build().toByteArray());
      refused(at, "external data of " + length + " bytes from byte 1 on: \"data\" holds 9");
    }
    Files.write(at, external("data", "offset", "-1").build().toByteArray());
    refused(at, "external data has the offset \"-1\"");
    Files.write(at, external("data", "offset", "99999").build().toByteArray());
    refused(at, "external data holds 0 bytes where shape (2,) of float32 needs 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../data", "/etc/hostname", "", ".", "a/../../data", "link"})
  void external_data_elsewhere_is_refused(String location) throws Exception {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    file("data", new byte[8]);
    Files.createSymbolicLink(inner.resolve("link"), folder.resolve("data"));
    Path at = inner.resolve("t.pb");
    Files.write(at, external(location).build().toByteArray());
    refused(at, "external data is said to be in \"" + location + "\"");
  }

  @Test
  void axes_are_put_in_another_order() {
    StoredTensor hwc = StoredTensor.of(List.of(1, 2, 3), new float[] {1, 2, 3, 4, 5, 6});
    assertThat(hwc.permuted(2, 0, 1))
        .isEqualTo(StoredTensor.of(List.of(3, 1, 2), new float[] {1, 4, 2, 5, 3, 6}));
    assertThat(hwc.permuted(2, 0, 1).permuted(1, 2, 0)).isEqualTo(hwc);
  }
}
