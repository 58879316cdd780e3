/**
 * Where things are: the sizes, strides, paddings, dilations and groups of a 2-D convolution, and
 * how they are written on one line. Imports nothing of ours.
 */
package dev.convproof.geometry;
