/**
 * Statements about formulas for all whole numbers, as SMT-LIB 2 files that any solver can check,
 * and Z3's answer to those files.
 *
 * <p>A file asserts what is given and the negation of what is claimed: {@code unsat} means that no
 * counterexample exists. Solvers have no division that suits: SMT-LIB's is total, and few solvers
 * are strong at it. So every floor is a fresh quotient q and remainder r with n = q·s + r, 0 ≤ r
 * &lt; s, every exact quotient is multiplied out, and that no divisor is zero is part of what is
 * claimed. Where a solver needs help with products, it is given instances of a lemma, and
 * equalities between quotients; each lemma is a file of its own.
 */
package dev.convproof.proof.smt;
