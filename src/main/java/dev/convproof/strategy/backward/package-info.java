/** The ways to compute the gradients of a convolution. */
package dev.convproof.strategy.backward;
