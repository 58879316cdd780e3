package dev.convproof.proof.smt;

/** How two sides of a statement compare. */
public enum Comparison {
  /** Left and right are the same number. */
  EQUAL("=", "="),
  /** Left is not larger. */
  AT_MOST("<=", "≤"),
  /** Left is smaller. */
  LESS("<", "<");

  private final String symbol;
  private final String sign;

  Comparison(String symbol, String sign) {
    this.symbol = symbol;
    this.sign = sign;
  }

  /** The function in SMT-LIB. */
  String symbol() {
    return symbol;
  }

  /** The sign in mathematics. */
  public String sign() {
    return sign;
  }
}
