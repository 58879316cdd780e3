package dev.convproof.claim.quantity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The spellings of the variables in books, courses and frameworks. */
final class SpelledNames {
  /**
   * Names that mean the same on both axes, by the name here, with the letter of the axis as {@code
   * #}.
   */
  private static final Map<String, List<String>> ON_AXIS =
      Map.of(
          "#o",
          List.of(
              "#_out",
              "#out",
              "out_#",
              "o#",
              "m_#",
              "m#",
              "out_@",
              "output_@",
              "@_out",
              "#_output",
              "output_#",
              "new_@"),
          "#",
          List.of(
              "#_in", "#in", "in_#", "i#", "#i", "n_#", "in_@", "input_@", "@", "@_in", "#_input",
              "input_#"),
          "k#",
          List.of(
              "kernel_#",
              "kernel_@",
              "kernel_size[*]",
              "kernel[*]",
              "k[*]",
              "f_#",
              "filter_#",
              "filter_@",
              "ks[*]",
              "pool_size[*]",
              "filter_size[*]"),
          "p#",
          List.of("padding[*]", "padding_#", "padding_@", "pad[*]", "pad_#", "pad_@", "p[*]"),
          "s#",
          List.of("stride[*]", "strides[*]", "stride_#", "stride_@", "s[*]"),
          "d#",
          List.of("dilation[*]", "dilations[*]", "dilation_#", "dilation_@", "d[*]"));

  private static final Map<String, List<String>> CHANNELS =
      Map.of(
          "ci",
          List.of("in_channels", "input_channels", "in_ch", "cin", "c_in", "ic", "channels_in"),
          "co",
          List.of(
              "out_channels",
              "output_channels",
              "out_ch",
              "cout",
              "c_out",
              "oc",
              "filters",
              "num_filters",
              "channels_out"),
          "n",
          List.of("batch", "batch_size", "batchsize", "images", "b"),
          "g",
          List.of("groups", "group", "num_groups"));

  /** Names of one number for both axes, or both layers. */
  static final Map<String, List<String>> ONE_FOR_BOTH =
      Map.of(
          "k",
          List.of("k", "f", "kernel_size", "kernel", "ks", "filter_size", "pool_size"),
          "p",
          List.of("p", "padding", "pad"),
          "s",
          List.of("s", "stride", "strides"),
          "d",
          List.of("d", "dilation", "dilations"));

  static final List<String> SIZE_OF_AXIS =
      List.of(
          "n",
          "i",
          "W",
          "in",
          "L_in",
          "Lin",
          "input",
          "in_size",
          "input_size",
          "input_shape",
          "size",
          "n_in",
          "n_i");

  /** TensorFlow's lists, which begin with the batch. */
  static final Map<String, String> BATCH_FIRST =
      Map.of("strides[1]", "sh", "strides[2]", "sw", "dilations[1]", "dh", "dilations[2]", "dw");

  /** Names that mean channels where none of the sizes is asked for. */
  static final Map<String, String> OF_COSTS = Map.of("in", "ci", "out", "co");

  /** Further names of numbers that are alone, such as the kernel's width in a strip. */
  static final Map<String, List<String>> ALONE =
      Map.of("k", List.of("kw", "kh"), "D", List.of("Δ", "delta", "d"), "d", List.of("rate"));

  /** The name of an input's size where it is square. */
  static final String SQUARE = "size";

  /** All spellings, those of the output included. */
  static final Map<String, String> ANYWHERE = anywhere();

  private SpelledNames() {}

  private static Map<String, String> anywhere() {
    Map<String, String> all = new HashMap<>();
    VariableNames.STACK.forEach(name -> all.put(name, name));
    VariableNames.LAYER.forEach(name -> all.put(name, name));
    VariableNames.OUTPUT.forEach(name -> all.put(name, name));
    all.put("M", "M");
    all.putAll(axis("h"));
    all.putAll(axis("w"));
    all.putAll(channels());
    return Map.copyOf(all);
  }

  private static Map<String, String> axis(String letter) {
    String word = letter.equals("h") ? "height" : "width";
    String index = letter.equals("h") ? "0" : "1";
    Map<String, String> spelled = new HashMap<>();
    spelled.put(letter.equals("h") ? "rows" : "cols", letter);
    spelled.put(letter.equals("h") ? "new_rows" : "new_cols", letter + "o");
    ON_AXIS.forEach(
        (name, spellings) ->
            spellings.forEach(
                one ->
                    spelled.put(
                        one.replace("#", letter).replace("@", word).replace("*", index),
                        name.replace("#", letter))));
    return spelled;
  }

  private static Map<String, String> channels() {
    Map<String, String> spelled = new HashMap<>();
    CHANNELS.forEach((name, spellings) -> spellings.forEach(one -> spelled.put(one, name)));
    return spelled;
  }
}
