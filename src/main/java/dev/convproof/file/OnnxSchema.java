package dev.convproof.file;

import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import dev.convproof.file.TensorFileException.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages of ONNX, as far as they are read: {@code onnx.textproto}. */
public final class OnnxSchema {
  private static final FileDescriptor FILE = file();

  private OnnxSchema() {}

  private static FileDescriptor file() {
    try (Reader text =
        new InputStreamReader(
            OnnxSchema.class.getResourceAsStream("onnx.textproto"), StandardCharsets.UTF_8)) {
      FileDescriptorProto.Builder builder = FileDescriptorProto.newBuilder();
      TextFormat.merge(text, builder);
      return FileDescriptor.buildFrom(builder.build(), new FileDescriptor[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the description of a message such as {@code TensorProto}. */
  public static Descriptor message(String name) {
    return FILE.findMessageTypeByName(name);
  }

  /**
   * Reads a message.
   *
   * @throws Malformed if the bytes are none
   */
  static Message read(String name, InputStream from) throws IOException, Malformed {
    try {
      return DynamicMessage.parseFrom(message(name), from);
    } catch (InvalidProtocolBufferException wrong) {
      if (wrong.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new Malformed(
          "this is no %s of ONNX: %s", name, OneLine.of(wrong.getMessage().strip()));
    }
  }

  /** Returns a field of text; empty where it is not there. */
  static String text(Message of, String field) {
    return (String) of.getField(field(of, field));
  }

  /** Returns a field of an integer; 0 where it is not there. */
  static long number(Message of, String field) {
    return ((Number) of.getField(field(of, field))).longValue();
  }

  /** Returns a field of bytes; none where it is not there. */
  static ByteString bytes(Message of, String field) {
    return (ByteString) of.getField(field(of, field));
  }

  /** Returns a field that is a message; an empty one where it is not there. */
  static Message message(Message of, String field) {
    return (Message) of.getField(field(of, field));
  }

  /** Returns the values of a repeated field, which are of a type. */
  static <T> List<T> all(Message of, String field, Class<T> type) {
    List<?> values = (List<?>) of.getField(field(of, field));
    return values.stream().map(type::cast).toList();
  }

  /** Returns whether a field is there. */
  static boolean has(Message of, String field) {
    return of.hasField(field(of, field));
  }

  /**
   * Makes a message.
   *
   * @param fields names and values in turn; a list for a repeated field
   */
  public static Message make(String name, Object... fields) {
    DynamicMessage.Builder message = DynamicMessage.newBuilder(message(name));
    for (int at = 0; at < fields.length; at += 2) {
      FieldDescriptor field = message(name).findFieldByName((String) fields[at]);
      message.setField(field, fields[at + 1]);
    }
    return message.build();
  }

  private static FieldDescriptor field(Message of, String name) {
    return of.getDescriptorForType().findFieldByName(name);
  }
}
