package dev.convproof.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;

/** Says what is left out in few lines: strategies with the same limit and layers share one. */
final class LeftOutGroups {

  /** What the layers of one strategy share. */
  private record Cause(String strategy, Extent extent, String limit) {}

  /** What strategies share. */
  private record Common(Extent extent, String limit, List<NetworkLayer> layers) {}

  private LeftOutGroups() {}

  static List<String> of(List<LeftOut> leftOut) {
    LinkedHashMap<Cause, List<NetworkLayer>> layers =
        leftOut.stream()
            .collect(
                groupingBy(
                    left -> new Cause(left.strategy(), left.extent(), left.reason().limit()),
                    LinkedHashMap::new,
                    mapping(LeftOut::layer, toList())));
    LinkedHashMap<Common, String> strategies =
        layers.entrySet().stream()
            .collect(
                groupingBy(
                    e -> new Common(e.getKey().extent(), e.getKey().limit(), e.getValue()),
                    LinkedHashMap::new,
                    mapping(e -> e.getKey().strategy(), joining(", "))));
    return strategies.entrySet().stream().map(e -> line(e.getValue(), e.getKey())).toList();
  }

  private static String line(String strategies, Common common) {
    return "%s, %s on the %s, %d×: %s"
        .formatted(
            strategies,
            common.limit(),
            common.extent(),
            common.layers().size(),
            names(common.layers()));
  }

  /** Each network once, with the names of its layers. */
  private static String names(List<NetworkLayer> layers) {
    return layers.stream()
        .collect(
            groupingBy(
                NetworkLayer::network,
                LinkedHashMap::new,
                mapping(NetworkLayer::name, joining(" "))))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(joining("; "));
  }
}
