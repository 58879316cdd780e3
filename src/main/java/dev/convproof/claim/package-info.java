/** Claims, their judgements, and the strength of verdicts. */
package dev.convproof.claim;
