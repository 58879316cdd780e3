/**
 * What Java bytecode executes: every floating-point instruction of a convolution, of the libraries
 * that it uses, and of nothing else, counted by rewriting classes while they are loaded. Sources
 * are not needed.
 */
package dev.convproof.cost.bytecode;
