package dev.convproof.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Replies that are kept, up to so many bytes: those that were asked for last. What ran out of time
 * is kept for a minute, so that asking again does not cost it again.
 */
final class ReplyCache {
  private static final long SHORT = TimeUnit.MINUTES.toNanos(1);

  /** The bytes of an entry beside its text and body. */
  private static final int OVERHEAD = 500;

  private final long mostBytes;
  private final Map<WebQuestion, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  ReplyCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  private record Kept(WebReply reply, long at, long bytes) {
    boolean isStale(long now) {
      return !reply.lasting() && now - at > SHORT;
    }
  }

  synchronized Optional<WebReply> get(WebQuestion question) {
    Kept found = kept.get(question);
    if (found == null || found.isStale(System.nanoTime())) {
      return Optional.empty();
    }
    return Optional.of(found.reply());
  }

  synchronized void put(WebQuestion question, WebReply reply) {
    long takes = OVERHEAD + 2L * question.toString().length() + reply.body().length;
    if (takes > mostBytes / 8) {
      return;
    }
    Kept before = kept.put(question, new Kept(reply, System.nanoTime(), takes));
    bytes += takes - (before == null ? 0 : before.bytes());
    Iterator<Kept> oldest = kept.values().iterator();
    while (bytes > mostBytes) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  synchronized long bytes() {
    return bytes;
  }
}
