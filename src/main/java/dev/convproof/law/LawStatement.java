package dev.convproof.law;

/** The statement of a law, and the kind of cases that it is judged on. */
public interface LawStatement {

  /** The name in reports and failures, such as {@code agreement}. */
  String name();

  /** The statement, in one sentence. */
  String statement();

  /** Returns the name as part of a file's name, such as {@code bias-count}. */
  default String slug() {
    return name().replace(' ', '-');
  }

  /** Returns the page of the reports that explains it, relative to their folder. */
  default String page() {
    return "laws/" + slug() + ".html";
  }

  /**
   * Bits that the law's deepest sum of absolute values may exceed the case's own by: a sum of two
   * inputs takes one.
   */
  default int headroom() {
    return 0;
  }

  /** The stacked layers that a case of this law has. */
  default int layers() {
    return 1;
  }

  /** Returns whether the layers behind the first pad in cases of this law. */
  default boolean laterLayersPad() {
    return false;
  }
}
