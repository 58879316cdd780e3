/**
 * The quantities of a convolution that an answer can be about: each as a closed form under named
 * conventions, as a value by execution, and over which shapes it is stated.
 */
package dev.convproof.claim.quantity;
