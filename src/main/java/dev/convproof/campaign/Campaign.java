package dev.convproof.campaign;

import dev.convproof.campaign.Covered.Range;
import java.util.ArrayList;
import java.util.Comparator;
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
  private static final int BLOCKS_PER_TASK = 8;
  private static final int LOOKS_PER_BLOCK = 4;

  /**
   * Ranks that are judged together.
   *
   * @param cost predicted, see {@link Question#cost}
   */
  public record Task(Range range, double cost) {}

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

  /** Judges a range by one who answers. */
  Covered judge(Question.Answering answering, Range range) {
    Covered.Sum sum = new Covered.Sum();
    for (long rank = range.from(); rank < range.to(); rank++) {
      Space.Shape shape = space.at(rank);
      sum.add(rank, space.part(rank), shape, answering.at(shape, rank));
    }
    return sum.over(range);
  }

  /**
   * Judges tasks, by some threads.
   *
   * @param done takes the evidence of each task as soon as it is there; called from one thread at a
   *     time
   */
  public void run(List<Task> cut, int threads, Consumer<Covered> done) {
    BlockingQueue<Task> tasks = new LinkedBlockingQueue<>(cut);
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

  private void work(BlockingQueue<Task> tasks, Consumer<Covered> done) {
    try (Question.Answering answering = question.open()) {
      for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
        Covered evidence = judge(answering, task.range());
        synchronized (done) {
          done.accept(evidence);
        }
      }
    }
  }

  /**
   * Cuts what is missing into tasks of about equal predicted cost, so small that nobody waits long
   * for the last of them; the costliest come first.
   *
   * @param missing ranges to judge
   * @param threads how many will judge them
   */
  public List<Task> tasks(List<Range> missing, int threads) {
    long wanted = (long) threads * TASKS_PER_THREAD;
    List<Task> blocks = blocks(missing, wanted * BLOCKS_PER_TASK);
    double most = blocks.stream().mapToDouble(Task::cost).sum() / wanted;
    List<Task> tasks = new ArrayList<>();
    for (Task block : blocks) {
      int last = tasks.size() - 1;
      if (last >= 0 && fits(tasks.get(last), block, most)) {
        Task grown = tasks.get(last);
        tasks.set(
            last,
            new Task(
                new Range(grown.range().from(), block.range().to()), grown.cost() + block.cost()));
      } else {
        tasks.add(block);
      }
    }
    tasks.sort(Comparator.comparingDouble(Task::cost).reversed());
    return tasks;
  }

  private static boolean fits(Task task, Task next, double most) {
    return task.range().to() == next.range().from()
        && task.cost() + next.cost() <= most
        && task.range().count() + next.range().count() <= MOST_SHAPES;
  }

  /** Cuts ranges into about so many blocks, each with a cost estimated from some of its shapes. */
  private List<Task> blocks(List<Range> missing, long many) {
    long all = missing.stream().mapToLong(Range::count).sum();
    long most = Math.max(1, Math.min(MOST_SHAPES, all / many));
    List<Task> blocks = new ArrayList<>();
    for (Range range : missing) {
      for (long from = range.from(); from < range.to(); from += most) {
        Range block = new Range(from, Math.min(range.to(), from + most));
        blocks.add(new Task(block, cost(block)));
      }
    }
    return blocks;
  }

  private double cost(Range block) {
    long looks = Math.min(LOOKS_PER_BLOCK, block.count());
    double cost = 0;
    for (long look = 0; look < looks; look++) {
      long middle = block.from() + (2 * look + 1) * block.count() / (2 * looks);
      cost += question.cost(space.at(middle));
    }
    return cost / looks * block.count();
  }
}
