package dev.convproof.web;

import dev.convproof.web.WorkerProcess.Died;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Answers questions in processes of their own, which can be ended: what a question costs, it costs
 * them.
 *
 * <p>Each question is first given a slice of a processor's time by one of the quick workers: those
 * that are small come first, and the first worker takes no other. What takes longer than a slice
 * goes on by itself in the slow lane, one at a time, up to a limit and with the rest of the
 * processor's time; a quick worker never waits for it. Equal questions are computed once, and
 * answers are kept. Clients have their turns in rounds.
 */
public final class WorkerPool implements AutoCloseable {
  /**
   * The limits of a pool.
   *
   * @param quick workers that answer what takes no longer than a slice; one more is for the rest
   * @param slice of a processor's time that a question has in the quick lane
   * @param longest that a question may take
   * @param waiting questions that may wait for a quick worker
   * @param slowWaiting questions that may wait in the slow lane
   * @param cacheBytes that are kept of answers
   */
  public record Limits(
      int quick, Duration slice, Duration longest, int waiting, int slowWaiting, long cacheBytes) {}

  /** Says in the client's language, and as it wants it, that there is no answer. */
  @FunctionalInterface
  public interface Refusing {
    /**
     * Returns the reply.
     *
     * @param status of HTTP
     * @param key of what is said
     */
    WebReply refusal(WebQuestion question, int status, String key);
  }

  /**
   * An answer that comes, or has come.
   *
   * @param reply when it is there
   * @param place in line; empty where it is there already
   */
  public record Ticket(CompletableFuture<WebReply> reply, Optional<Place> place) {}

  /** The place in line of a question, now. */
  public interface Place {
    /** Returns how many are before it. */
    int ahead();

    /** About how many seconds it takes until it is answered. */
    int seconds();
  }

  /** The time after which a page that has not asked again is closed, and a program gone. */
  private static final Duration PAGE = Duration.ofSeconds(10);

  private static final Duration PROGRAM = Duration.ofSeconds(60);

  private final WorkerProcesses workers;
  private final Limits limits;
  private final Refusing refusing;
  private final ReplyCache cache;
  private final List<Thread> threads = new ArrayList<>();

  // what follows is guarded by this
  private final Map<WebQuestion, Job> pending = new HashMap<>();
  private final Usage usage = new Usage();
  private final QuickLines<Job> quick = new QuickLines<>(usage);
  private final FairQueue<Job> slow = new FairQueue<>(usage);
  private final Preparation preparation = new Preparation();
  private final RunningMean quickTime = new RunningMean(0.1);
  private final RunningMean slowTime = new RunningMean(5);
  private WorkerProcess spare; // of the slow lane, while it has nothing to do
  private Handed handed; // to the slow lane
  private boolean slowIsBusy;

  private WorkerPool(List<String> command, Path folder, Limits limits, Refusing refusing) {
    this.workers = new WorkerProcesses(command, folder);
    this.limits = limits;
    this.refusing = refusing;
    this.cache = new ReplyCache(limits.cacheBytes());
  }

  /**
   * Starts the workers.
   *
   * @param command of a process that runs {@link WorkerLoop}
   * @param folder where they run
   */
  public static WorkerPool start(
      List<String> command, Path folder, Limits limits, Refusing refusing) {
    WorkerPool pool = new WorkerPool(command, folder, limits, refusing);
    for (int lane = 0; lane < limits.quick(); lane++) {
      boolean kept = lane == 0 && limits.quick() > 1;
      pool.run("quick-" + lane, () -> pool.answerQuickly(kept));
    }
    pool.run("slow", pool::answerSlowly);
    return pool;
  }

  private void run(String name, Lane lane) {
    Thread thread =
        new Thread(
            () -> {
              try {
                lane.run();
              } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  @FunctionalInterface
  private interface Lane {
    void run() throws InterruptedException;
  }

  /** A question with those who wait for its answer. */
  private final class Job implements Place {
    private final WebQuestion question;
    private final String client;
    private final CompletableFuture<WebReply> reply = new CompletableFuture<>();
    private long began;
    private long wantedAt = System.nanoTime();

    Job(WebQuestion question, String client) {
      this.question = question;
      this.client = client;
    }

    @Override
    public int ahead() {
      synchronized (WorkerPool.this) {
        return Math.max(0, Math.max(quick.ahead(client, this), slow.ahead(client, this)));
      }
    }

    @Override
    public int seconds() {
      synchronized (WorkerPool.this) {
        int inQuick = quick.ahead(client, this);
        double left =
            inQuick >= 0
                ? (inQuick + 1) * quickTime.seconds() / limits.quick()
                : (slow.ahead(client, this) + 2) * slowTime.seconds();
        return (int) Math.ceil(Math.max(1, left));
      }
    }

    /** A page asks again every few seconds; a program waits. */
    boolean isWanted() {
      Duration patience = question.json() ? PROGRAM : PAGE;
      return System.nanoTime() - wantedAt < patience.toNanos();
    }

    Duration time() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  private record Handed(WorkerProcess worker, Job job) {}

  /**
   * Returns the answer to a question, which may come later.
   *
   * @param client who asks, by whom turns are taken
   */
  public Ticket ask(WebQuestion question, String client) {
    Optional<WebReply> known = cache.get(question);
    if (known.isPresent()) {
      return new Ticket(CompletableFuture.completedFuture(known.get()), Optional.empty());
    }
    synchronized (this) {
      Job job = pending.get(question);
      if (job == null) {
        if (quick.size(question) >= limits.waiting()) {
          return full(question);
        }
        job = new Job(question, client);
        pending.put(question, job);
        quick.add(question, client, job);
        notifyAll();
      }
      job.wantedAt = System.nanoTime();
      return new Ticket(job.reply, Optional.of(job));
    }
  }

  private Ticket full(WebQuestion question) {
    int seconds = (int) Math.ceil(Math.max(1, quick.size(question) * quickTime.seconds()));
    WebReply reply =
        refusing
            .refusal(question, 503, "served.full")
            .with("Retry-After", Integer.toString(seconds))
            .passing();
    return new Ticket(CompletableFuture.completedFuture(reply), Optional.empty());
  }

  /**
   * Has questions answered while nobody asks, so that their answers are there when somebody does.
   *
   * @param questions of which each is answered once
   * @param practice of which each worker answers each, so that it knows what they come to
   */
  public synchronized void prepare(
      Collection<WebQuestion> questions, Collection<WebQuestion> practice) {
    preparation.add(questions, practice);
    notifyAll();
  }

  /** Returns how many questions are left of those that are prepared. */
  public synchronized int unprepared() {
    return preparation.left();
  }

  /**
   * Answers one question after another.
   *
   * @param kept for small questions of clients that have not used much
   */
  private void answerQuickly(boolean kept) throws InterruptedException {
    WorkerProcess worker = workers.ready(null);
    while (true) {
      Job job = nextQuick(kept, worker);
      worker = workers.ready(answered(workers.ready(worker), job));
    }
  }

  private synchronized Job nextQuick(boolean kept, WorkerProcess worker)
      throws InterruptedException {
    while (true) {
      Optional<Job> next = kept ? quick.pollModest() : quick.poll();
      if (next.isPresent() && next.get().isWanted()) {
        return next.get();
      }
      next.ifPresent(this::dropped);
      Optional<WebQuestion> meanwhile =
          next.isEmpty() ? preparation.next(worker, kept) : Optional.empty();
      if (meanwhile.isPresent()) {
        Job job = new Job(meanwhile.get(), "");
        if (pending.putIfAbsent(job.question, job) == null) {
          return job;
        }
      } else if (next.isEmpty()) {
        wait();
      }
    }
  }

  /** Nobody has asked for it lately: what was closed in the meantime is not computed. */
  private synchronized void dropped(Job job) {
    pending.remove(job.question);
    job.reply.complete(refusing.refusal(job.question, 503, "served.too-long").passing());
  }

  /** Returns the worker that the lane has afterwards, or null. */
  private WorkerProcess answered(WorkerProcess worker, Job job) throws InterruptedException {
    job.began = System.nanoTime();
    try {
      worker.ask(job.question);
      Optional<WebReply> reply = worker.awaitWork(limits.slice());
      if (reply.isEmpty()) {
        return handedOn(worker, job);
      }
      usage.add(job.client, worker.spent());
      finish(job, reply.get(), quickTime);
      return reply.get().lasting() ? worker : workers.ended(worker);
    } catch (Died died) {
      finish(job, refusing.refusal(job.question, 503, "served.too-much").passing(), quickTime);
      return workers.ended(worker);
    }
  }

  /** Has the slow lane go on: with the worker as it is, or later from the beginning. */
  private synchronized WorkerProcess handedOn(WorkerProcess worker, Job job) {
    if (!slowIsBusy && handed == null && slow.size() == 0) {
      WorkerProcess other = spare;
      spare = null;
      worker.yieldToOthers();
      handed = new Handed(worker, job);
      notifyAll();
      return other;
    }
    usage.add(job.client, worker.spent().plus(limits.slice())); // for the worker that it ends
    if (slow.size() >= limits.slowWaiting()) {
      finish(job, refusing.refusal(job.question, 503, "served.full-slow").passing(), quickTime);
    } else {
      slow.add(job.client, job);
      notifyAll();
    }
    return workers.ended(worker);
  }

  private void answerSlowly() throws InterruptedException {
    WorkerProcess first = workers.ready(null);
    synchronized (this) {
      spare = first;
    }
    while (true) {
      Handed next = nextSlow();
      Job job = next.job();
      WorkerProcess worker = next.worker();
      try {
        if (worker == null) {
          worker = workers.ready(takeSpare());
          worker.yieldToOthers();
          job.began = System.nanoTime();
          worker.ask(job.question);
        }
        Optional<WebReply> reply = worker.await(limits.longest().minus(job.time()));
        finish(
            job,
            reply.orElseGet(() -> refusing.refusal(job.question, 503, "served.too-long").passing()),
            slowTime);
        usage.add(job.client, worker.spent());
        worker = workers.ended(worker); // which has only the rest of the processor's time
      } catch (Died died) {
        finish(job, refusing.refusal(job.question, 503, "served.too-much").passing(), slowTime);
        worker = workers.ended(worker);
      }
      rest(workers.ready(worker));
    }
  }

  private synchronized Handed nextSlow() throws InterruptedException {
    while (true) {
      if (handed != null) {
        Handed next = handed;
        handed = null;
        slowIsBusy = true;
        return next;
      }
      Optional<Job> next = slow.poll(client -> true);
      if (next.isPresent() && next.get().isWanted()) {
        slowIsBusy = true;
        return new Handed(null, next.get());
      }
      next.ifPresent(this::dropped);
      if (next.isEmpty()) {
        wait();
      }
    }
  }

  private synchronized WorkerProcess takeSpare() {
    WorkerProcess worker = spare;
    spare = null;
    return worker;
  }

  /** A worker that waits for the slow lane's next question; one is enough. */
  private synchronized void rest(WorkerProcess worker) {
    if (spare == null) {
      spare = worker;
    } else {
      workers.ended(worker);
    }
    slowIsBusy = false;
  }

  private void finish(Job job, WebReply reply, RunningMean mean) {
    synchronized (this) {
      mean.add(job.time());
      pending.remove(job.question);
    }
    if (reply.status() != 503) {
      cache.put(job.question, reply);
    }
    job.reply.complete(reply);
  }

  /** Ends all workers at once; whoever waits gets no answer. */
  @Override
  public void close() {
    workers.close();
    threads.forEach(Thread::interrupt);
  }
}
