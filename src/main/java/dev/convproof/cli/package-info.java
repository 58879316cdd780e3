/** The command line: {@link dev.convproof.cli.Main} and one class for each command. */
package dev.convproof.cli;
