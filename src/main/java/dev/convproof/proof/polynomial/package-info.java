/**
 * Integer polynomials, their factors, and certificates that there are none.
 *
 * <p>A certificate is checked without the library's factorisation: one that raises no objection
 * proves irreducibility over the rationals.
 */
package dev.convproof.proof.polynomial;
