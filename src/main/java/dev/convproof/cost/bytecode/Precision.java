package dev.convproof.cost.bytecode;

/** The floating-point types of the Java virtual machine. */
public enum Precision {
  /** {@code float}, 32 bits. */
  SINGLE("float"),
  /** {@code double}, 64 bits. */
  DOUBLE("double");

  private final String keyword;

  Precision(String keyword) {
    this.keyword = keyword;
  }

  /** The type's name in Java. */
  @Override
  public String toString() {
    return keyword;
  }
}
