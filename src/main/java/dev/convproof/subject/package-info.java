/**
 * Convolutions that are not ours, run safely: any program that speaks the protocol of {@code
 * protocol.txt} over its standard streams, and the child JVM that speaks it for a foreign class.
 */
package dev.convproof.subject;
