/** Random cases: drawn valid, never filtered, one jqwik shrinkable for each whole case. */
package dev.convproof.properties.arbitrary;
