/**
 * Is this output the convolution of these inputs? Answered by random projections, which cost a
 * fraction of computing it.
 */
package dev.convproof.audit;
