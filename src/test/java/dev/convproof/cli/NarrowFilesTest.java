package dev.convproof.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tensors of eight and sixteen bits, with a bias and outputs in what they are added up in. */
class NarrowFilesTest {
  @TempDir private Path folder;

  /** 1 2 0.5 −3 times 2, plus 1, in the formats that safetensors has for them. */
  @BeforeEach
  void tensors() throws IOException {
    write("e4m3-x", "F8_E4M3", "[1,1,2,2]", "384030c4");
    write("e4m3-w", "F8_E4M3", "[1,1,1,1]", "40");
    write("e5m2-x", "F8_E5M2", "[1,1,2,2]", "3c4038c2");
    write("e5m2-w", "F8_E5M2", "[1,1,1,1]", "40");
    write("f16-x", "F16", "[1,1,2,2]", "003c0040003800c2");
    write("f16-w", "F16", "[1,1,1,1]", "0040");
    write("f16-b", "F16", "[1]", "003c");
    write("f16-y", "F16", "[1,1,2,2]", "00420045004000c5");
    write("bf16-x", "BF16", "[1,1,2,2]", "803f0040003f40c0");
    write("bf16-w", "BF16", "[1,1,1,1]", "0040");
    write("f32-x", "F32", "[1,1,2,2]", "0000803f000000400000003f000040c0");
    write("f32-w", "F32", "[1,1,1,1]", "00000040");
    write("f32-b", "F32", "[1]", "0000803f");
    write("f32-y", "F32", "[1,1,2,2]", "000040400000a040000000400000a0c0");
    write("f32-wrong", "F32", "[1,1,2,2]", "010040400000a040000000400000a0c0");
    write("f64-b", "F64", "[1]", "000000000000f03f");
    write(
        "f64-y",
        "F64",
        "[1,1,2,2]",
        "000000000000084000000000000014400000000000000040" + "00000000000014c0");
  }

  private void write(String name, String type, String shape, String hex) throws IOException {
    byte[] data = HexFormat.of().parseHex(hex);
    byte[] head =
        ("{\"t\":{\"dtype\":\""
                + type
                + "\",\"shape\":"
                + shape
                + ",\"data_offsets\":[0,"
                + data.length
                + "]}}")
            .getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + head.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(head.length).put(head).put(data);
    Files.write(folder.resolve(name + ".safetensors"), file.array());
  }

  private String path(String name) {
    return folder.resolve(name + ".safetensors").toString();
  }

  private Answer answer(String command, String formats, String... more) {
    String[] names = formats.split(" ", -1);
    List<String> given =
        List.of(
            "--input",
            path(names[0] + "-x"),
            "--weight",
            path(names[0] + "-w"),
            "--bias",
            path(names[1] + "-b"));
    String[] all = new String[given.size() + more.length + 1];
    all[0] = command;
    for (int at = 0; at < given.size(); at++) {
      all[at + 1] = given.get(at);
    }
    System.arraycopy(more, 0, all, given.size() + 1, more.length);
    return Answer.to(all);
  }

  @ParameterizedTest
  @CsvSource({
    "e4m3 f32, f32, e4m3",
    "e5m2 f32, f32, f16:f32:f32",
    "f16 f16, f16, f16",
    "f16 f16, f32, f16:f32:f32",
    "f16 f32, f32, f16:f32:f32",
    "bf16 f32, f32, bf16:f32:f32",
    "f32 f32, f32, f32",
    "f32 f64, f32, f32:f64",
    "f32 f32, f64, f32:f64:f64"
  })
  void files_are_judged_in_the_formats_that_they_have(String given, String output, String formats) {
    answer("audit", given, "--output", path(output + "-y"))
        .holds()
        .says("outputs, " + formats + "\n");
    answer("run", given, "--expected", path(output + "-y"))
        .holds()
        .says(" " + formats + ": tensors ");
    if (output.equals("f32")) {
      answer("audit", given, "--output", path("f32-wrong")).isRefuted();
      answer("run", given, "--expected", path("f32-wrong")).isRefuted();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "e4m3 f32, e4m3, float32",
    "e5m2 f32, f16:f32:f32, float32",
    "f16 f32, f16, float16",
    "f32 f64, f32:f64, float64"
  })
  void they_are_computed_and_bounded(String given, String formats, String written) {
    String output = folder.resolve("y.npy").toString();
    answer("run", given, "--output", output)
        .holds()
        .says(output + ", " + written + " [1, 1, 2, 2]");
    answer("audit", given, "--output", output).holds();
    String bounds = folder.resolve("bounds.npy").toString();
    answer("bound", given, "--output", bounds).holds().says(" " + formats + ": tensors ");
  }

  @Test
  void outputs_of_eight_bits_are_none() {
    answer("audit", "e4m3 f32", "--output", path("e4m3-x"))
        .isRefusedWith(
            "convproof audit: %s: holds float8_e4m3fn: outputs of float64, float32, float16 or bfloat16 would be right"
                .formatted(path("e4m3-x")));
    answer("run", "e4m3 f32", "--expected", path("e4m3-x"))
        .isRefusedWith(
            "convproof run: %s: holds float8_e4m3fn: outputs of float64, float32, float16 or bfloat16 would be right"
                .formatted(path("e4m3-x")));
  }
}
