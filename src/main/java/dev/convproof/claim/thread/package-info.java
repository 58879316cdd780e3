/**
 * Convolutions that are not ours, run safely: programs as somebody posted them, whose errors and
 * wrong shapes are outcomes like any other; and maps that resemble a convolution.
 */
package dev.convproof.claim.thread;
