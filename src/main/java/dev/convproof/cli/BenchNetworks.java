package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.model.Budget;
import dev.convproof.model.Network;
import dev.convproof.model.Network.NamedLayer;
import dev.convproof.model.NetworkBench;
import dev.convproof.model.NetworkPlan;
import dev.convproof.strategy.Strategies;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs every strategy on whole layers of published networks, compares, and tells the times. */
@Command(
    name = "networks",
    description = {
      "Runs every strategy on the convolution layers of ResNet-50 and MobileNet, compares every"
          + " scalar with the definition's, and tells how long each took.",
      "Whole layers, however long that takes; what does not fit into half of Java's memory is run"
          + " on a crop, and listed. Narrow it down with --only."
    },
    footer = {"", "Exit code 0 if all agree, 1 otherwise."})
final class BenchNetworks implements Callable<Integer> {
  private static final int MEMORY_SHARE = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Run only the layers whose network and name contain this, such as"
              + " \"mobilenet\" or \"resnet50 conv2\".")
  private String only;

  @Option(names = "--floats", description = "Compute in single precision.")
  private boolean floats;

  @Option(names = "--json", description = "Print the measurements as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<NamedLayer> layers =
        Network.allLayers().stream().filter(layer -> layer.toString().contains(only)).toList();
    require(!layers.isEmpty(), "--only \"%s\": no layer contains it; there are %s", only, names());
    NetworkPlan plan =
        NetworkPlan.of(
            layers,
            Strategies.direct(),
            Budget.ofMemory(Runtime.getRuntime().maxMemory() / MEMORY_SHARE));
    PrintWriter out = spec.commandLine().getOut();
    LayerTable table = json ? LayerTable.silent() : LayerTable.printing(out);
    if (floats) {
      run(Floats.INSTANCE, plan, table);
    } else {
      run(Doubles.INSTANCE, plan, table);
    }
    if (json) {
      new Output(out).json(table.json(plan));
    } else {
      out.println(plan.summary());
    }
    return table.agrees() ? ExitCode.HOLDS : ExitCode.REFUTED;
  }

  private static <V> void run(Arithmetic<V> numbers, NetworkPlan plan, LayerTable table) {
    new NetworkBench<>(numbers, 0, table::add).run(plan);
  }

  private static String names() {
    return Network.allLayers().stream()
        .map(NamedLayer::network)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
