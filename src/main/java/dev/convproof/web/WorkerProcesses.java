package dev.convproof.web;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processes of a pool: started where one is missing, and all ended with it. */
final class WorkerProcesses implements AutoCloseable {
  private static final long SHORTEST_PAUSE = 100;
  private static final long LONGEST_PAUSE = 5_000;

  private final List<String> command;
  private final Path folder;
  private final Set<WorkerProcess> running = new HashSet<>();
  private boolean open = true;

  /**
   * @param command that starts one
   * @param folder where it runs
   */
  WorkerProcesses(List<String> command, Path folder) {
    this.command = List.copyOf(command);
    this.folder = folder;
  }

  /** Returns the worker if it lives, or else a new one that is ready. */
  WorkerProcess ready(WorkerProcess worker) throws InterruptedException {
    if (worker != null && worker.isAlive()) {
      return worker;
    }
    if (worker != null) {
      ended(worker);
    }
    for (long pause = SHORTEST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
      Optional<WorkerProcess> fresh = started();
      if (fresh.isPresent() && fresh.get().isReady()) {
        return fresh.get();
      }
      fresh.ifPresent(this::ended);
      Thread.sleep(pause);
    }
  }

  /** Starts a worker; empty where the machine has no room for one now. */
  private synchronized Optional<WorkerProcess> started() throws InterruptedException {
    if (!open) {
      throw new InterruptedException();
    }
    try {
      WorkerProcess worker = WorkerProcess.start(command, folder);
      running.add(worker);
      return Optional.of(worker);
    } catch (IOException noRoom) {
      return Optional.empty();
    }
  }

  /** Ends a worker, so that a lane has none: null. */
  synchronized WorkerProcess ended(WorkerProcess worker) {
    worker.end();
    running.remove(worker);
    return null;
  }

  @Override
  public synchronized void close() {
    open = false;
    running.forEach(WorkerProcess::end);
    running.clear();
  }
}
