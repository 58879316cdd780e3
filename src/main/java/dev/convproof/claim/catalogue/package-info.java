/** The claims, as data with judges. */
package dev.convproof.claim.catalogue;
