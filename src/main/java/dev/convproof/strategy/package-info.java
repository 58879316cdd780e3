/** The ways to compute a convolution. Each is a page to read and runs over any algebra. */
package dev.convproof.strategy;
