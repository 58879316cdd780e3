package dev.convproof.model;

/**
 * How a strategy multiplies, and hence what one product costs in steps. One step is one product
 * inside a blocked matrix product: about half a nanosecond. The others are measured on ResNet-50's
 * and MobileNet's layers and rounded; they order strategies, they do not predict seconds.
 */
public enum CostClass {
  /** A dense matrix product, about 2·10^9 products a second. */
  MATRIX_PRODUCT("matrix products", 1),
  /** One call of the algebra for each product, down to 7·10^7 products a second. */
  LOOPS("plain loops", 30),
  /** A sparse matrix of one entry for each product, built first: about 5·10^7 products a second. */
  SPARSE_PRODUCT("a sparse matrix", 40);

  /** What moving one scalar into a matrix, or adding it onto the output, costs in steps. */
  static final int STEPS_PER_MOVE = 6;

  private final String words;
  private final int stepsPerProduct;

  CostClass(String words, int stepsPerProduct) {
    this.words = words;
    this.stepsPerProduct = stepsPerProduct;
  }

  /** What one product costs, in steps. */
  public int stepsPerProduct() {
    return stepsPerProduct;
  }

  /** Such as {@code plain loops}. */
  @Override
  public String toString() {
    return words;
  }
}
