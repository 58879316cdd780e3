/**
 * Reasons why a polynomial has no two factors, each checked without the library that factors. A
 * certificate that raises no objection proves irreducibility over the rationals.
 */
package dev.convproof.proof.certificate;
