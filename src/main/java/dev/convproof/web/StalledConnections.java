package dev.convproof.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which nothing gets done: whoever sends a request byte by byte, or reads an
 * answer so, does not keep a connection by that.
 */
final class StalledConnections extends AbstractLifeCycle implements Connection.Listener {
  private final Duration patience;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private final Scheduler scheduler = new ScheduledExecutorScheduler("stalled", true);

  /**
   * @param patience how long a connection may take for one request and its answer
   */
  StalledConnections(Duration patience) {
    this.patience = patience;
  }

  private record Progress(long answered, long since) {}

  @Override
  protected void doStart() throws Exception {
    scheduler.start();
    later();
  }

  @Override
  protected void doStop() throws Exception {
    scheduler.stop();
  }

  private void later() {
    scheduler.schedule(this::sweep, Math.max(200, patience.toMillis() / 8), TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    long now = System.nanoTime();
    open.replaceAll(
        (connection, before) ->
            connection.getMessagesOut() > before.answered()
                ? new Progress(connection.getMessagesOut(), now)
                : before);
    open.forEach(
        (connection, progress) -> {
          if (now - progress.since() > patience.toNanos()) {
            connection.getEndPoint().close();
          }
        });
    later();
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Progress(0, System.nanoTime()));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }
}
