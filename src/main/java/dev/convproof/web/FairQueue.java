package dev.convproof.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line of several clients: each has its turn with one thing, however many it has in line.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
  private final Map<String, Deque<T>> waiting = new LinkedHashMap<>();
  private int size;

  int size() {
    return size;
  }

  void add(String client, T thing) {
    waiting.computeIfAbsent(client, unused -> new ArrayDeque<>()).add(thing);
    size++;
  }

  /** Takes what is next; its client's next turn is after everybody else's. */
  Optional<T> poll() {
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    String client = waiting.keySet().iterator().next();
    Deque<T> own = waiting.remove(client);
    T next = own.remove();
    if (!own.isEmpty()) {
      waiting.put(client, own);
    }
    size--;
    return Optional.of(next);
  }

  /** Returns how many have their turn before a thing, or −1 if it is not in line. */
  int ahead(String client, T thing) {
    int rounds = 0;
    boolean found = false;
    for (T one : waiting.getOrDefault(client, new ArrayDeque<>())) {
      if (one == thing) {
        found = true;
        break;
      }
      rounds++;
    }
    if (!found) {
      return -1;
    }
    int before = rounds;
    boolean passed = false;
    for (Map.Entry<String, Deque<T>> other : waiting.entrySet()) {
      if (other.getKey().equals(client)) {
        passed = true;
      } else {
        before += Math.min(other.getValue().size(), passed ? rounds : rounds + 1);
      }
    }
    return before;
  }
}
