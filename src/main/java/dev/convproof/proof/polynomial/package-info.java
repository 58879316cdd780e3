/**
 * Integer polynomials in one and two variables, their residues, and how the library factors them.
 */
package dev.convproof.proof.polynomial;
