/**
 * What must be true between computations: laws as values, each judged on a case in exact
 * arithmetic.
 */
package dev.convproof.law;
