package dev.convproof.cli;

import java.io.PrintWriter;

/** Shows that something is going on: a bar on a terminal, plain lines elsewhere. */
interface Progress extends AutoCloseable {

  /** One of the properties ended. */
  void ended(String property, String verdict, long cases);

  @Override
  void close();

  /** The progress of so many properties. */
  static Progress on(PrintWriter err, long properties) {
    return !Terminal.isWatched()
        ? new ProgressLines(err, properties)
        : new ProgressOnTerminal(err, properties);
  }
}
