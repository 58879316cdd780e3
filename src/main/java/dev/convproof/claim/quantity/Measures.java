package dev.convproof.claim.quantity;

import static dev.convproof.claim.quantity.Choice.BIAS;
import static dev.convproof.claim.quantity.Choice.PADDED_COPY;
import static dev.convproof.claim.quantity.Choice.PADDED_TAPS;
import static dev.convproof.claim.quantity.Choice.PADDING;
import static dev.convproof.claim.quantity.Choice.SCALAR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The quantities that an answer can be about, by their names on the command line. */
public final class Measures {
  private Measures() {}

  /** All of them. */
  public static List<Measure> all() {
    return ALL;
  }

  /** The quantity of a name. */
  public static Optional<Measure> named(String name) {
    return ALL.stream().filter(measure -> measure.name().equals(name)).findFirst();
  }

  /** What another answer says that a quantity is, its bias being counted. */
  public static Measure saidToBe(String name, String answer) {
    Measure measure = named(name).orElseThrow();
    return new Measure(
        name + "-as-said",
        measure.meaning() + ", as an earlier answer has them",
        measure.division(),
        List.of(PADDING),
        measure.vocabulary(),
        ClosedForms.always(answer),
        measure.basis());
  }

  private static final List<Measure> FORWARD =
      List.of(
          Kinds.size("output-height", "rows of the output", "h"),
          Kinds.size("output-width", "columns of the output", "w"),
          Kinds.counted(
              "multiplications",
              "multiplications of the forward pass",
              List.of(PADDING, PADDED_TAPS),
              ClosedForms::multiplications,
              Executed::multiplications),
          Kinds.counted(
              "additions",
              "additions of the forward pass",
              List.of(PADDING, BIAS, PADDED_TAPS),
              ClosedForms::additions,
              Executed::additions),
          Kinds.counted(
              "operations",
              "multiplications and additions of the forward pass",
              List.of(PADDING, BIAS, PADDED_TAPS),
              ClosedForms::operations,
              Executed::operations),
          Kinds.counted(
              "cross-channel-additions",
              "additions that join the results of the channels",
              List.of(PADDING, PADDED_TAPS),
              ClosedForms::crossChannelAdditions,
              Executed::crossChannelAdditions),
          Kinds.counted(
              "multiplications-per-output",
              "multiplications for one element of the output",
              List.of(PADDING),
              ClosedForms.always("ci/g*kh*kw"),
              (g, c) -> Kinds.perOutput(g, Executed.multiplications(g, c))),
          Kinds.counted(
              "additions-per-output",
              "additions for one element of the output",
              List.of(PADDING, BIAS),
              ClosedForms::additionsPerOutput,
              (g, c) -> Kinds.perOutput(g, Executed.additions(g, c))),
          Kinds.held("kernel-depth", "channels of one kernel", "ci/g", Executed::kernelDepth),
          Kinds.held("kernels", "kernels of a layer", "co", Executed::kernels),
          Kinds.held("biases", "biases of a layer", "co", Executed::biases),
          Kinds.held(
              "parameters",
              "weights and biases of a layer",
              "(ci/g*kh*kw+1)*co",
              Executed::parameters),
          Kinds.stored(
              "parameter-bytes",
              "bytes of the weights and biases",
              List.of(PADDING, SCALAR),
              ClosedForms::parameterBytes,
              (g, c) -> c.scalar().bytes(Executed.parameters(g))),
          Kinds.stored(
              "activation-bytes",
              "bytes of the input and the output",
              List.of(PADDING, PADDED_COPY, SCALAR),
              ClosedForms::activationBytes,
              (g, c) -> c.scalar().bytes(Executed.activations(g, c))),
          Kinds.stored(
              "forward-memory",
              "numbers held in a forward pass: parameters, input and output",
              List.of(PADDING, PADDED_COPY),
              ClosedForms::memory,
              (g, c) -> Executed.parameters(g) + Executed.activations(g, c)),
          Kinds.stack(
              "composed-kernel-size",
              "extent of the kernel that two stacked ones are",
              "ones-composed",
              ExecutedStack::composedSize),
          Kinds.stack(
              "receptive-field",
              "extent of the input that one output of two stacked kernels reads",
              "sets-of-inputs",
              ExecutedStack::receptiveField));

  private static final List<Measure> ALL =
      withGrowths(Stream.concat(FORWARD.stream(), BackwardMeasures.all().stream()).toList());

  private static List<Measure> withGrowths(List<Measure> measures) {
    List<Measure> all = new ArrayList<>(measures);
    for (Measure measure : measures) {
      if (List.of("multiplications", "operations").contains(measure.name())) {
        for (Doubling doubling : Doubling.values()) {
          all.add(Kinds.growth(measure, doubling));
        }
      }
    }
    return List.copyOf(all);
  }
}
