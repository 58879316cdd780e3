package dev.convproof.proof.decompose;

/**
 * A complex number in doubles.
 *
 * @param re the real part
 * @param im the imaginary part
 */
record Complex(double re, double im) {
  static final Complex ZERO = new Complex(0, 0);
  static final Complex ONE = new Complex(1, 0);

  Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  Complex times(Complex other) {
    return new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  Complex over(Complex other) {
    double size = other.re * other.re + other.im * other.im;
    Complex product = times(new Complex(other.re, -other.im));
    return new Complex(product.re / size, product.im / size);
  }

  /** A bound of the absolute value, at most twice as large: |re| + |im|. */
  double size() {
    return Math.abs(re) + Math.abs(im);
  }
}
