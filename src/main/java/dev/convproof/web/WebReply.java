package dev.convproof.web;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A reply to a client.
 *
 * @param status of HTTP
 * @param type the media type
 * @param headers beside those that every reply has
 * @param body in UTF-8 where it is text
 * @param lasting whether the same question would get the same reply later, too: what ran out of
 *     time would not
 */
public record WebReply(
    int status, String type, Map<String, String> headers, byte[] body, boolean lasting) {
  /** The media type of a page. */
  public static final String HTML = "text/html; charset=utf-8";

  /** The media type of JSON. */
  public static final String JSON = "application/json";

  /** The media type of a line. */
  public static final String TEXT = "text/plain; charset=utf-8";

  /** Bytes that a reply of a worker may have. */
  static final int MOST_BYTES = 4 << 20;

  /** Copies the headers. */
  public WebReply {
    headers = Map.copyOf(headers);
  }

  /** Returns a lasting reply of text. */
  public static WebReply of(int status, String type, String text) {
    return new WebReply(status, type, Map.of(), text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Returns the reply with a header more. */
  public WebReply with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new WebReply(status, type, more, body, lasting);
  }

  /** Returns the reply as one that is not kept. */
  public WebReply passing() {
    return new WebReply(status, type, headers, body, false);
  }

  /** Returns the reply as a file to download. */
  public WebReply as(String file) {
    return with("Content-Disposition", "attachment; filename=\"" + file + "\"");
  }

  /** Returns the text of the body. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the value of a header beside those that every reply has. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Writes this to the server. */
  void write(DataOutputStream out) throws IOException {
    out.writeInt(status);
    out.writeUTF(type);
    out.writeInt(headers.size());
    for (Map.Entry<String, String> one : headers.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue());
    }
    out.writeBoolean(lasting);
    out.writeInt(body.length);
    out.write(body);
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  static WebReply read(DataInputStream in) throws IOException {
    int status = in.readInt();
    String type = in.readUTF();
    Map<String, String> headers = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      headers.put(in.readUTF(), in.readUTF());
    }
    boolean lasting = in.readBoolean();
    int length = in.readInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new IOException("a reply of " + length + " bytes");
    }
    byte[] body = in.readNBytes(length);
    return new WebReply(status, type, headers, body, lasting);
  }
}
