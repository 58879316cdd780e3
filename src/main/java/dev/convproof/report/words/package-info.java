/** The texts of the reports, in two languages, as HTML and as Markdown. */
package dev.convproof.report.words;
