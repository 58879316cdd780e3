package dev.convproof.campaign;

import dev.convproof.campaign.Campaign.Task;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Machines that judge the tasks of a campaign together. An implementation is found as a service,
 * where ConvProof was built with one.
 */
public interface Cluster {

  /**
   * The recipe from which each machine makes the campaign. It is sent to all of them; equal recipes
   * make equal campaigns.
   */
  interface Recipe extends Serializable {
    /** Returns the campaign. */
    Campaign campaign();
  }

  /** The machines are not reached, or have given up; the message is one line. */
  final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClusterException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * Judges tasks; a task whose machine is lost is judged by another.
   *
   * @param master where the machines are found, as the implementation names them
   * @param cut the tasks, for as many threads as there are
   * @param done takes the evidence of each task once, as soon as it is there; called from one
   *     thread at a time
   * @throws ClusterException if the machines are not reached, or a task fails again and again
   */
  void run(Recipe recipe, String master, IntFunction<List<Task>> cut, Consumer<Covered> done);

  /** Returns the one that ConvProof was built with. */
  static Optional<ServiceLoader.Provider<Cluster>> find() {
    return ServiceLoader.load(Cluster.class, Cluster.class.getClassLoader()).stream().findFirst();
  }
}
