package dev.convproof.web;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a client asks for. Equal questions have equal answers: nothing else of a request is looked
 * at.
 *
 * @param path such as {@code /check}
 * @param parameters of the query, by name; none is blank
 * @param json whether JSON is wanted, and not a page
 * @param language {@code en} or {@code zh}
 */
public record WebQuestion(
    String path, SortedMap<String, String> parameters, boolean json, String language) {

  /** Copies the parameters. */
  public WebQuestion {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** Returns the value of a parameter, if it is given. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** Writes this to a worker. */
  void write(DataOutputStream out) throws IOException {
    out.writeUTF(path);
    out.writeBoolean(json);
    out.writeUTF(language);
    out.writeInt(parameters.size());
    for (Map.Entry<String, String> one : parameters.entrySet()) {
      out.writeUTF(one.getKey());
      out.writeUTF(one.getValue());
    }
    out.flush();
  }

  /** Reads what {@link #write} wrote. */
  static WebQuestion read(DataInputStream in) throws IOException {
    String path = in.readUTF();
    boolean json = in.readBoolean();
    String language = in.readUTF();
    SortedMap<String, String> parameters = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      parameters.put(in.readUTF(), in.readUTF());
    }
    return new WebQuestion(path, parameters, json, language);
  }
}
