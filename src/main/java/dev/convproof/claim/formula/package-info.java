/**
 * Proof and refutation of answers, formulas for a quantity, for all shapes: by enumeration, which
 * finds the smallest counterexample, then by an SMT solver, under every convention that it leaves
 * open.
 */
package dev.convproof.claim.formula;
