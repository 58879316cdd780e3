package dev.convproof.web;

import java.util.Optional;

/**
 * The two lines of those who wait for a quick worker: small questions come first, but for every
 * eighth turn, so that no large one waits for ever.
 *
 * @param <T> what waits
 */
final class QuickLines<T> {
  /** Seconds of a processor, within about a minute, from which on a client has used much. */
  private static final double MUCH = 2;

  /** Of how many turns one is for a large question first. */
  private static final int LARGE_EVERY = 8;

  private final Usage usage;
  private final FairQueue<T> small;
  private final FairQueue<T> large;
  private int turns;

  QuickLines(Usage usage) {
    this.usage = usage;
    this.small = new FairQueue<>(usage);
    this.large = new FairQueue<>(usage);
  }

  /** Returns how many wait in the line of a question. */
  int size(WebQuestion question) {
    return line(question).size();
  }

  void add(WebQuestion question, String client, T thing) {
    line(question).add(client, thing);
  }

  private FairQueue<T> line(WebQuestion question) {
    return question.isSmall() ? small : large;
  }

  /** Takes what is next of both lines. */
  Optional<T> poll() {
    turns++;
    boolean largeFirst = turns % LARGE_EVERY == 0;
    FairQueue<T> first = largeFirst ? large : small;
    FairQueue<T> second = largeFirst ? small : large;
    return first.poll(client -> true).or(() -> second.poll(client -> true));
  }

  /** Takes what is next of the small questions of clients that have not used much. */
  Optional<T> pollModest() {
    return small.poll(client -> usage.seconds(client) < MUCH);
  }

  /** Returns how many have their turn before a thing, or −1 if it is in no line. */
  int ahead(String client, T thing) {
    int inLarge = large.ahead(client, thing);
    return inLarge < 0 ? small.ahead(client, thing) : small.size() + inLarge;
  }
}
