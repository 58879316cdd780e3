/** What is claimed, how it was judged, and how strong the verdict is. */
package dev.convproof.claim;
