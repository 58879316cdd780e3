package dev.convproof.claim.catalogue;

import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.quantity.Conventions.Choice;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An answer in words, with the formula in backticks. */
final class AnswerWords {
  private static final Map<String, String> QUANTITIES =
      Map.ofEntries(
          Map.entry("output-height", "输出的高"),
          Map.entry("output-width", "输出的宽"),
          Map.entry("multiplications", "前向传播的乘法次数"),
          Map.entry("additions", "前向传播的加法次数"),
          Map.entry("operations", "前向传播的乘法与加法次数"),
          Map.entry("cross-channel-additions", "合并各通道结果的加法次数"),
          Map.entry("multiplications-per-output", "每个输出的乘法次数"),
          Map.entry("additions-per-output", "每个输出的加法次数"),
          Map.entry("additions-per-output-as-said", "先前的回答所说的每个输出的加法次数"),
          Map.entry("biases", "一层的偏置个数"),
          Map.entry("parameters", "一层的权重与偏置个数"),
          Map.entry("parameter-bytes", "权重与偏置的字节数"),
          Map.entry("activation-bytes", "输入与输出的字节数"),
          Map.entry("forward-memory", "前向传播要保存的数（参数、输入与输出）"),
          Map.entry("composed-kernel-size", "两个相继的卷积核复合成的卷积核的大小"),
          Map.entry("backward-memory", "反向传播要保存的数（输入、权重与全部梯度）"),
          Map.entry("backward-input-multiplications", "求（填充后）输入梯度的乘法次数"),
          Map.entry("backward-weight-multiplications", "求权重梯度的乘法次数"),
          Map.entry("backward-bias-multiplications", "求偏置梯度的乘法次数"),
          Map.entry("backward-multiplications", "求全部梯度的乘法次数（输入按填充后计）"),
          Map.entry("backward-input-additions", "求（填充后）输入梯度的加法次数"),
          Map.entry("backward-weight-additions", "求权重梯度的加法次数"),
          Map.entry("backward-bias-additions", "求偏置梯度的加法次数"),
          Map.entry("multiplications-growth-channels", "两种通道数都加倍后，乘法次数变为原来的倍数"),
          Map.entry("operations-growth-channels", "两种通道数都加倍后，运算次数变为原来的倍数"),
          Map.entry("multiplications-growth-padding", "填充加倍后，乘法次数变为原来的倍数"),
          Map.entry("operations-growth-padding", "填充加倍后，运算次数变为原来的倍数"));

  private static final Map<String, String> OPTIONS =
      Map.of(
          "padding: total", "填充按总数计",
          "padding: per-side", "填充按每侧计",
          "bias: counted", "计入偏置",
          "bias: ignored", "不计偏置",
          "padded-copy: counted", "计入填充后的副本",
          "padded-copy: ignored", "不计填充后的副本");

  private AnswerWords() {}

  /** Such as {@code Rows of the output (padding: total): `h`}. */
  static String english(FormulaClaim claim) {
    String meaning = claim.quantity().meaning();
    String fixed = claim.fixed().chosen().isEmpty() ? "" : " (" + claim.fixed() + ")";
    return Character.toUpperCase(meaning.charAt(0))
        + meaning.substring(1)
        + fixed
        + at(claim, " where ", " and ")
        + ": "
        + formula(claim);
  }

  /** The same in Chinese. */
  static String chinese(FormulaClaim claim) {
    String name = claim.quantity().name();
    if (!QUANTITIES.containsKey(name)) {
      throw new IllegalStateException(name + " has no Chinese name");
    }
    String fixed =
        claim.fixed().chosen().entrySet().stream()
            .map(one -> option(one.getKey(), one.getValue()))
            .collect(Collectors.joining("，"));
    return QUANTITIES.get(name)
        + (fixed.isEmpty() ? "" : "（" + fixed + "）")
        + at(claim, "，其中 ", "，")
        + "："
        + formula(claim);
  }

  private static String option(Choice choice, String option) {
    return choice == Choice.SCALAR ? option : OPTIONS.get(choice.flag() + ": " + option);
  }

  private static String at(FormulaClaim claim, String before, String between) {
    if (claim.values().isEmpty()) {
      return "";
    }
    return new TreeMap<>(claim.values())
        .entrySet().stream()
            .map(one -> "`" + one.getKey() + " = " + one.getValue() + "`")
            .collect(Collectors.joining(between, before, ""));
  }

  private static String formula(FormulaClaim claim) {
    return "`" + claim.answer().text() + "`";
  }
}
