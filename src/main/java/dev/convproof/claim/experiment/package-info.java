/** How the claims that are no formulas are settled: by execution, exactly, and from fixed seeds. */
package dev.convproof.claim.experiment;
