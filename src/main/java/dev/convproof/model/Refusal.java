package dev.convproof.model;

/**
 * Why something is not run.
 *
 * @param detail what it would take, such as {@code 118,013,952 products by plain loops cost
 *     3,540,418,560 steps}
 * @param limit what it may take, such as {@code more than 140,000,000 steps}
 */
public record Refusal(String detail, String limit) {

  /** Both, on one line. */
  @Override
  public String toString() {
    return detail + ": " + limit;
  }
}
