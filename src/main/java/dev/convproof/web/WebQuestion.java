package dev.convproof.web;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A question of a client. Equal questions have equal answers: nothing else of a request is looked
 * at.
 *
 * @param path such as {@code /check}
 * @param parameters of the query, by name; none is blank
 * @param json whether JSON is wanted, and not a page
 * @param language {@code en} or {@code zh}
 */
public record WebQuestion(
    String path, SortedMap<String, String> parameters, boolean json, String language) {

  private static final int SMALL = 120;
  private static final int SMALL_TENSORS = 40;
  private static final Pattern HIGH_POWER =
      Pattern.compile("(\\^|\\*\\*)[\\s{(]*([3-9]|[0-9]{2}|[^0-9\\s{(])|[³⁴-⁹]");

  /** Copies the parameters. */
  public WebQuestion {
    parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
  }

  /** Returns the value of a parameter, if it is given. */
  public Optional<String> given(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /**
   * Returns whether it is likely answered in a moment, by its size: at most 120 letters in all, 40
   * where they are tensors, and no power beyond squares. Which questions are cheap is not known
   * until they are answered; those that look so do not wait for others.
   */
  boolean isSmall() {
    int letters = parameters.values().stream().mapToInt(String::length).sum();
    boolean tensors = !parameters.containsKey("formula");
    return letters <= (tensors ? SMALL_TENSORS : SMALL)
        && parameters.values().stream().noneMatch(value -> HIGH_POWER.matcher(value).find());
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
