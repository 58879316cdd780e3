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
  private final Duration request;
  private final Duration answer;
  private final Map<Connection, Progress> open = new ConcurrentHashMap<>();
  private final Scheduler scheduler = new ScheduledExecutorScheduler("stalled", true);

  /**
   * @param request how long a connection may take until a request is whole
   * @param answer how long it may take until it is answered, and the answer is read
   */
  StalledConnections(Duration request, Duration answer) {
    this.request = request;
    this.answer = answer;
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
    scheduler.schedule(this::sweep, Math.max(100, request.toMillis() / 8), TimeUnit.MILLISECONDS);
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
          boolean isAsked = connection.getMessagesIn() > connection.getMessagesOut();
          if (now - progress.since() > (isAsked ? answer : request).toNanos()) {
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
