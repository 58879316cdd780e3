package dev.convproof.campaign;

import dev.convproof.campaign.Covered.Range;
import dev.convproof.geometry.Geometry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A question, asked at every shape of a space.
 *
 * @param question what is asked
 * @param space where
 */
public record Campaign(Question question, Space space) {
  private static final int TASKS_PER_THREAD = 200;
  private static final long MOST_SHAPES = 20_000;

  /** Returns what this campaign asks and where, in lines; campaigns of one identity add up. */
  public String identity() {
    return question.name() + "\n" + space.name() + "\n" + space.count() + " shapes";
  }

  /** Returns all ranks. */
  public Range all() {
    return new Range(0, space.count());
  }

  /** Judges a range, alone. */
  public Covered judge(Range range) {
    try (Question.Answering answering = question.open()) {
      return judge(answering, range);
    }
  }

  private Covered judge(Question.Answering answering, Range range) {
    Covered.Sum sum = new Covered.Sum();
    for (long rank = range.from(); rank < range.to(); rank++) {
      Geometry shape = space.at(rank);
      sum.add(rank, shape, answering.at(shape, rank));
    }
    return sum.over(range);
  }

  /**
   * Judges what is missing, in tasks, by some threads.
   *
   * @param missing ranges to judge
   * @param done takes the evidence of each task as soon as it is there; called from one thread at a
   *     time
   */
  public void run(List<Range> missing, int threads, Consumer<Covered> done) {
    BlockingQueue<Range> tasks = new LinkedBlockingQueue<>(tasks(missing, threads));
    ExecutorService workers = Executors.newFixedThreadPool(threads, Campaign::daemon);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int worker = 0; worker < threads; worker++) {
        working.add(workers.submit(() -> work(tasks, done)));
      }
      for (Future<?> one : working) {
        one.get();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a campaign ran", stopped);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(failed.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "convproof-campaign");
    thread.setDaemon(true);
    return thread;
  }

  private void work(BlockingQueue<Range> tasks, Consumer<Covered> done) {
    try (Question.Answering answering = question.open()) {
      for (Range task = tasks.poll(); task != null; task = tasks.poll()) {
        Covered evidence = judge(answering, task);
        synchronized (done) {
          done.accept(evidence);
        }
      }
    }
  }

  /** Returns ranges of at most so many shapes that nobody waits long for the last of them. */
  public static List<Range> tasks(List<Range> missing, int threads) {
    long all = missing.stream().mapToLong(Range::count).sum();
    long most = Math.min(MOST_SHAPES, Math.max(1, all / ((long) threads * TASKS_PER_THREAD)));
    List<Range> tasks = new ArrayList<>();
    for (Range range : missing) {
      for (long from = range.from(); from < range.to(); from += most) {
        tasks.add(new Range(from, Math.min(range.to(), from + most)));
      }
    }
    return tasks;
  }
}
