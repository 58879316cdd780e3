package dev.convproof.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tensors of safetensors files: the length of a header in eight bytes, the header in JSON,
 * the elements, little-endian and in C order.
 *
 * <p>Source: the format's description in huggingface/safetensors, README.
 */
final class SafetensorsReader {
  /** As the format's own reader has it. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final Map<String, ElementType> TYPES =
      Map.ofEntries(
          Map.entry("F64", ElementType.FLOAT64),
          Map.entry("F32", ElementType.FLOAT32),
          Map.entry("F16", ElementType.FLOAT16),
          Map.entry("BF16", ElementType.BFLOAT16),
          Map.entry("F8_E4M3", ElementType.FLOAT8_E4M3FN),
          Map.entry("F8_E5M2", ElementType.FLOAT8_E5M2),
          Map.entry("I64", ElementType.INT64),
          Map.entry("I32", ElementType.INT32),
          Map.entry("I16", ElementType.INT16),
          Map.entry("I8", ElementType.INT8),
          Map.entry("U64", ElementType.UINT64),
          Map.entry("U32", ElementType.UINT32),
          Map.entry("U16", ElementType.UINT16),
          Map.entry("U8", ElementType.UINT8));
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SafetensorsReader() {}

  static StoredTensor read(ByteSource file, Optional<String> name) throws IOException, Malformed {
    long length = file.next(Long.BYTES, "the header's length").getLong();
    if (length < 2 || length > LONGEST_HEADER || length > file.left()) {
      throw new Malformed(
          "the header claims %s bytes; from 2 to %s would be right",
          Long.toUnsignedString(length), Math.min(LONGEST_HEADER, file.left()));
    }
    Map<String, JsonNode> tensors = tensors(file.next((int) length).array());
    String chosen = TensorFiles.chosen(name, tensors.keySet());
    try {
      return tensor(file, tensors.get(chosen));
    } catch (Malformed fault) {
      throw new Malformed("%s: %s", chosen, fault.getMessage());
    }
  }

  private static Map<String, JsonNode> tensors(byte[] header) throws IOException, Malformed {
    try {
      JsonNode root = JSON.readTree(header);
      if (root == null || !root.isObject()) {
        throw new Malformed("the header is no object of JSON: one of tensors would be right");
      }
      Map<String, JsonNode> tensors = new LinkedHashMap<>();
      root.properties().forEach(entry -> tensors.put(entry.getKey(), entry.getValue()));
      tensors.remove(METADATA);
      return tensors;
    } catch (JsonProcessingException wrong) {
      throw new Malformed(
          "the header is no JSON: %s; one that safetensors saves would be right",
          OneLine.of(wrong.getOriginalMessage()));
    }
  }

  private static StoredTensor tensor(ByteSource file, JsonNode entry)
      throws IOException, Malformed {
    String dtype = entry.path("dtype").asText();
    ElementType type = TYPES.get(dtype);
    if (type == null) {
      throw new Malformed(
          "dtype \"%s\" is none that is read; F64, F32, F16, BF16, F8_E4M3, F8_E5M2, I8 to I64 or U8"
              + " to U64 would be right",
          OneLine.of(dtype));
    }
    List<BigInteger> sizes = integers(entry, "shape");
    Elements.requireShape(sizes, sizes.toString());
    List<Integer> shape = sizes.stream().map(BigInteger::intValueExact).toList();
    Elements elements = new Elements(type, ByteOrder.LITTLE_ENDIAN, shape, false);
    List<BigInteger> offsets = integers(entry, "data_offsets");
    BigInteger available = BigInteger.valueOf(file.left());
    if (offsets.size() != 2
        || offsets.get(0).signum() < 0
        || offsets.get(0).compareTo(offsets.get(1)) > 0
        || offsets.get(1).compareTo(available) > 0) {
      throw new Malformed(
          "data_offsets are %s; two numbers, in order, from 0 to the %s bytes of data, would be right",
          offsets, available);
    }
    long held = offsets.get(1).subtract(offsets.get(0)).longValueExact();
    if (held != elements.bytes()) {
      throw new Malformed(
          "data_offsets %s hold %s bytes where %s needs %s",
          offsets, held, elements, elements.bytes());
    }
    file.skip(offsets.get(0).longValueExact());
    return elements.read(file);
  }

  private static List<BigInteger> integers(JsonNode entry, String key) throws Malformed {
    JsonNode listed = entry.path(key);
    List<BigInteger> numbers = new ArrayList<>();
    for (JsonNode one : listed) {
      if (!one.isIntegralNumber()) {
        throw new Malformed(
            "%s has %s; whole numbers would be right", key, OneLine.of(one.toString()));
      }
      numbers.add(one.bigIntegerValue());
    }
    if (!listed.isArray()) {
      throw new Malformed("%s is missing; a list of whole numbers would be right", key);
    }
    return numbers;
  }
}
