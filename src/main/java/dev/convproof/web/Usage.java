package dev.convproof.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The seconds of a processor that each client has used lately: half is forgotten in a minute. */
final class Usage {
  private static final double HALF_LIFE = 60;
  private static final int MOST_CLIENTS = 5_000;

  private final Map<String, Used> all =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
          return size() > MOST_CLIENTS;
        }
      };

  private record Used(double seconds, long at) {
    double left() {
      return seconds * Math.pow(0.5, (System.nanoTime() - at) / 1e9 / HALF_LIFE);
    }
  }

  synchronized double seconds(String client) {
    Used used = all.get(client);
    return used == null ? 0 : used.left();
  }

  synchronized void add(String client, Duration time) {
    all.put(client, new Used(seconds(client) + time.toMillis() / 1000.0, System.nanoTime()));
  }
}
