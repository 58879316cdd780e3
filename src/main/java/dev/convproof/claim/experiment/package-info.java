/** Judges of the claims that are no formulas: by execution, exactly, and from fixed seeds. */
package dev.convproof.claim.experiment;
