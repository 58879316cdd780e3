/**
 * The converse of composition: which kernels are compositions of two, and of which two.
 *
 * <p>A kernel of one channel is the polynomial Σ K[i, j]·x^j·y^i; stacking two convolutions of
 * stride 1 multiplies their polynomials, so to decompose is to factor. Shifts (powers of x and y)
 * and numbers are no factors: each kernel has two or more nonzero taps.
 */
package dev.convproof.proof.decompose;
