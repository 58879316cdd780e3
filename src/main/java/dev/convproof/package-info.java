/**
 * What a user's test names: a convolution, the subject that it makes with its arithmetic, what it
 * supports, and how it rounds.
 */
package dev.convproof;
