package dev.convproof.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/**
 * Counts the open connections of each address: those beyond the most that one may have are known,
 * so that their requests are refused and nobody else waits for them.
 */
final class ConnectionsByAddress implements Connection.Listener {
  private final int most;
  private final Map<String, Integer> open = new ConcurrentHashMap<>();
  private final Set<Connection> surplus = ConcurrentHashMap.newKeySet();

  /**
   * @param most connections of one address
   */
  ConnectionsByAddress(int most) {
    this.most = most;
  }

  /** Returns whether a connection is one too many of its address. */
  boolean isSurplus(Connection connection) {
    return surplus.contains(connection);
  }

  @Override
  public void onOpened(Connection connection) {
    if (open.merge(address(connection), 1, Integer::sum) > most) {
      surplus.add(connection);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    surplus.remove(connection);
    open.computeIfPresent(address(connection), (address, count) -> count == 1 ? null : count - 1);
  }

  private static String address(Connection connection) {
    SocketAddress remote = connection.getEndPoint().getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress().getHostAddress()
        : "";
  }
}
