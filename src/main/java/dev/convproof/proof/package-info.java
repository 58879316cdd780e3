/**
 * How a statement is settled for more than the cases tried: exhaustively, symbolically, by a
 * solver.
 */
package dev.convproof.proof;
