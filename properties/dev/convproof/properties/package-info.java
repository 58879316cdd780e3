/**
 * The property suites: one class per law, one sentence per property. They ship in the jar, so that
 * another project can run them against its own convolution.
 */
package dev.convproof.properties;
