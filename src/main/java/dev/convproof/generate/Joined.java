package dev.convproof.generate;

import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Streams joined one after the other, of which nothing is computed before it is asked for. (A
 * flatMap in a flatMap computes all of an inner stream before its first element is used, which for
 * cases of many thousand values takes more memory than there is.)
 */
final class Joined {
  private Joined() {}

  /** Returns the elements of each part in turn. */
  static <T> Stream<T> of(Stream<Stream<T>> parts) {
    Iterator<Stream<T>> next = parts.iterator();
    return StreamSupport.stream(
        new AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
          private Iterator<T> part = Collections.emptyIterator();

          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            while (!part.hasNext()) {
              if (!next.hasNext()) {
                return false;
              }
              part = next.next().iterator();
            }
            action.accept(part.next());
            return true;
          }
        },
        false);
  }
}
