/** Sentences for people, as keys with arguments: the bundles of the reports say them. */
package dev.convproof.message;
