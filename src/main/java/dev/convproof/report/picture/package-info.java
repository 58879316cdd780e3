/** Counterexamples as pictures: where each cell of each grid goes. */
package dev.convproof.report.picture;
