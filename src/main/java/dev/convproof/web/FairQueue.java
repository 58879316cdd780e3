package dev.convproof.web;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A line of several clients: next is always one of whoever has used least, in the order in which it
 * asked. Who has asked for much waits for the others, and not they for it.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
  private final Usage usage;
  private final Map<String, Deque<T>> waiting = new LinkedHashMap<>();
  private int size;

  FairQueue(Usage usage) {
    this.usage = usage;
  }

  int size() {
    return size;
  }

  void add(String client, T thing) {
    waiting.computeIfAbsent(client, unused -> new ArrayDeque<>()).add(thing);
    size++;
  }

  /** Takes what is next among the clients that are allowed. */
  Optional<T> poll(Predicate<String> allowed) {
    Optional<String> client =
        waiting.keySet().stream().filter(allowed).min(Comparator.comparingDouble(usage::seconds));
    return client.map(
        next -> {
          Deque<T> own = waiting.get(next);
          T thing = own.remove();
          if (own.isEmpty()) {
            waiting.remove(next);
          }
          size--;
          return thing;
        });
  }

  /** Returns how many have their turn before a thing, or −1 if it is not in line. */
  int ahead(String client, T thing) {
    int before = 0;
    boolean found = false;
    Iterator<T> own = waiting.getOrDefault(client, new ArrayDeque<>()).iterator();
    while (own.hasNext() && !found) {
      found = own.next() == thing;
      before += found ? 0 : 1;
    }
    if (!found) {
      return -1;
    }
    double used = usage.seconds(client);
    for (Map.Entry<String, Deque<T>> other : waiting.entrySet()) {
      boolean sooner = !other.getKey().equals(client) && usage.seconds(other.getKey()) <= used;
      before += sooner ? other.getValue().size() : 0;
    }
    return before;
  }
}
