package dev.convproof.law;

import dev.convproof.tensor.Case;
import java.util.Locale;

/** What is known of smaller counterexamples, in words that say what was tried. */
final class SmallestWords {
  static final String NOT_DETERMINISTIC =
      "not known: it failed once and held when repeated, so the convolution is not deterministic";

  static final String NOT_LOOKED_FOR = "not looked for";

  private static final String EACH = " at " + GenericValues.DRAWS + " random values each";

  private SmallestWords() {}

  static String of(Case smallest, Effort shapes, ValueSearch values, int failingShapes) {
    if (shapes.exhausted()) {
      return say("not known: the first %,d smaller shapes hold", shapes.tried()) + EACH;
    }
    String ofShape = smallest.size() == 0 ? "no shape is smaller" : all(shapes.tried());
    long tried = values.effort().tried();
    return values.effort().exhausted()
        ? say(
            "in shape: %s; not known in values: the first %,d lists of smaller ones hold",
            ofShape, tried)
        : say("yes: %s; %s", ofShape, values(tried, failingShapes));
  }

  private static String values(long tried, int shapes) {
    if (tried == 0) {
      return "no values are smaller";
    }
    return tried == 1
        ? "the one list of smaller values holds at " + failing(shapes)
        : say("all %,d lists of smaller values hold at %s", tried, failing(shapes));
  }

  private static String all(long shapes) {
    return shapes == 1
        ? "the one smaller shape holds" + EACH.replace(" each", "")
        : say("all %,d smaller shapes hold", shapes) + EACH;
  }

  private static String failing(int shapes) {
    return shapes == 1
        ? "the one shape of this size that fails"
        : say("the %,d shapes of this size that fail", shapes);
  }

  private static String say(String words, Object... values) {
    return String.format(Locale.ROOT, words, values);
  }
}
