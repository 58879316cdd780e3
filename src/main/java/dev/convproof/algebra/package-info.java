/**
 * Numbers: buffers of scalars and the operations that a strategy may use on them. Imports nothing
 * of ours. EJML's products are called here and nowhere else in the strategies' path.
 */
package dev.convproof.algebra;
