package dev.convproof.cli;

import java.io.PrintWriter;

/** Shows that something is going on: a bar on a terminal, plain lines elsewhere. */
interface Progress extends AutoCloseable {

  /** One more ended: a short name, and a line on how. */
  void ended(String name, String line);

  @Override
  void close();

  /** The progress of so many properties and claims. */
  static Progress on(PrintWriter err, long many) {
    return !Terminal.isWatched() ? new ProgressLines(err, many) : new ProgressOnTerminal(err, many);
  }
}
