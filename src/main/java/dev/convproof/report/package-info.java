/**
 * The evidence that a teacher opens: a pure function from judged claims to files, in English and
 * Chinese.
 */
package dev.convproof.report;
