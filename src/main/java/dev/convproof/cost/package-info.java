/**
 * What a convolution costs: operations and scalars in memory, as closed forms and as counted from
 * execution.
 */
package dev.convproof.cost;
