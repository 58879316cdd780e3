/** Random cases, each from one seed: valid by construction, exact by construction. */
package dev.convproof.generate;
