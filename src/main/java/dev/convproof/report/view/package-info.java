/** What the templates show: the evidence, sorted into sections and put into words. */
package dev.convproof.report.view;
