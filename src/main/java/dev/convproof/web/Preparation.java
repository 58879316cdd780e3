package dev.convproof.web;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** The questions that workers answer in advance. Guarded by its owner. */
final class Preparation {
  private final Deque<WebQuestion> once = new ArrayDeque<>();
  private final Map<WorkerProcess, Integer> practised = new WeakHashMap<>();
  private List<WebQuestion> practice = List.of();

  /**
   * Adds questions.
   *
   * @param questions of which each is answered once
   * @param each of which each worker answers each, a new one from the beginning
   */
  void add(Collection<WebQuestion> questions, Collection<WebQuestion> each) {
    once.addAll(questions);
    practice = List.copyOf(each);
  }

  /** Returns how many are left of those that are answered once. */
  int left() {
    return once.size();
  }

  /**
   * Takes what a worker should answer next.
   *
   * @param kept whether it answers only what each worker does
   */
  Optional<WebQuestion> next(WorkerProcess worker, boolean kept) {
    if (!kept && !once.isEmpty()) {
      return Optional.of(once.remove());
    }
    int at = practised.getOrDefault(worker, 0);
    if (at == practice.size()) {
      return Optional.empty();
    }
    practised.put(worker, at + 1);
    return Optional.of(practice.get(at));
  }
}
