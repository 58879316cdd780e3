/** What the reports say, in two languages, and how it is written in HTML and in Markdown. */
package dev.convproof.report.words;
