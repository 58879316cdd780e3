package dev.convproof.web;

import java.util.Optional;

/** The content of a server: everything that it says to a client. */
public interface Site extends WorkerPool.Refusing {
  /** Returns whether a worker answers at a path. */
  boolean isComputed(String path);

  /** Returns what is there without computing; empty where there is nothing. */
  Optional<WebReply> at(WebQuestion question);

  /**
   * Returns a page that says how long it takes, and asks again by itself.
   *
   * @param place in line
   */
  WebReply waiting(WebQuestion question, WorkerPool.Place place);

  /** Returns one line that says what is wrong with a request, in the client's language. */
  WebReply wrong(WebQuestion question, int status, String line);
}
