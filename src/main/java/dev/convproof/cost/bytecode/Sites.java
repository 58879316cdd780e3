package dev.convproof.cost.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers the sites of the classes that a loader has loaded so far. */
final class Sites {
  private final Map<Site, Integer> numbers = new LinkedHashMap<>();
  private final List<String> unseen = new ArrayList<>();

  /** The number of a site, from 0 up. */
  synchronized int number(Site site) {
    int number = numbers.computeIfAbsent(site, next -> numbers.size());
    if (number == Counters.MOST_SITES) {
      throw new MeteringException(
          "more than %d places with floating-point instructions", Counters.MOST_SITES);
    }
    return number;
  }

  /** How many there are. */
  synchronized int count() {
    return numbers.size();
  }

  /** Notes a method whose work is not in bytecode. */
  synchronized void unseen(String method) {
    unseen.add(method);
  }

  /** The native methods met so far. */
  synchronized List<String> unseen() {
    return List.copyOf(unseen);
  }

  /** The sites that were counted, by a counter for each number. */
  synchronized SortedMap<Site, Long> named(long[] counts) {
    SortedMap<Site, Long> named = new TreeMap<>();
    numbers.forEach(
        (site, number) -> {
          if (counts[number] != 0) {
            named.put(site, counts[number]);
          }
        });
    return named;
  }
}
