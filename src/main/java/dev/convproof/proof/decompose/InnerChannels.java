package dev.convproof.proof.decompose;

import static dev.convproof.proof.kernel.KernelException.requireTold;

import dev.convproof.message.Message;
import dev.convproof.proof.decompose.ChannelRanks.RankFactors;
import dev.convproof.proof.decompose.KernelPolynomial.Split;
import dev.convproof.proof.kernel.Kernel;
import dev.convproof.proof.polynomial.Factorisation;
import dev.convproof.proof.polynomial.IntegerPolynomial;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a kernel is a composition of two of given sizes through C inner channels, over
 * the rationals. The two may be trivial here: the sizes are the question.
 *
 * <p>Too few channels are excluded by {@link ChannelRanks}; enough are constructed by {@link
 * OneHot}, from the input's side or from the output's, whichever needs fewer. Where one kernel is
 * 1×1 the two meet. In between, one channel all the way through is decided by factoring; the rest
 * is undecided.
 *
 * @param kernel the kernel
 * @param inner the inner channels C, at least 1
 * @param height rows of the first kernel
 * @param width columns of the first kernel
 */
public record InnerChannels(Kernel kernel, int inner, int height, int width) {
  private static final int MOST_INNER = 1024;

  /** Validates that there is a second kernel for these sizes. */
  public InnerChannels {
    requireTold(
        inner >= 1 && inner <= MOST_INNER,
        "inner-channels",
        "%d inner channels: from 1 to %d can be asked for",
        inner,
        MOST_INNER);
    requireTold(
        height >= 1 && width >= 1 && height <= kernel.height() && width <= kernel.width(),
        "first-kernel-fits",
        "a first kernel of %d×%d: from 1×1 to %d×%d fit into this one",
        height,
        width,
        kernel.height(),
        kernel.width());
  }

  /** Decides. */
  public Decomposition decide() {
    if (kernel.singleChannel() && inner == 1 && kernel.nonzeroTaps() > 0) {
      return byFactoring();
    }
    ChannelRanks ranks = ChannelRanks.of(kernel);
    long fromInput = OneHot.channels(kernel, ranks.byInput(), height, width);
    long fromOutput = OneHot.channels(kernel, ranks.byOutput(), secondHeight(), secondWidth());
    if (inner >= Math.min(fromInput, fromOutput)) {
      return constructed(ranks, fromInput <= fromOutput);
    }
    int needed = ranks.needed(height * width, secondHeight() * secondWidth());
    if (inner < needed) {
      return new Decomposition.Indecomposable(
          Optional.of("rank"), Message.of("decomposition.needs", needed, ranks.words()));
    }
    return new Decomposition.Unsettled(
        Message.of(
            "decomposition.between",
            needed,
            Math.min(fromInput, fromOutput),
            inner,
            ranks.words()));
  }

  private int secondHeight() {
    return kernel.height() - height + 1;
  }

  private int secondWidth() {
    return kernel.width() - width + 1;
  }

  /** Constructs the two; exchanging input and output exchanges the two kernels too. */
  private Decomposition constructed(ChannelRanks ranks, boolean fromInput) {
    Kernel seen = fromInput ? kernel : ChannelRanks.transposed(kernel);
    int oneHotHeight = fromInput ? height : secondHeight();
    int oneHotWidth = fromInput ? width : secondWidth();
    RankFactors sums = RankFactors.of(ChannelRanks.byInput(seen));
    List<Kernel> built = OneHot.build(seen, sums, inner, oneHotHeight, oneHotWidth);
    int places = OneHot.places(kernel, oneHotHeight, oneHotWidth);
    return Decomposition.Composed.checked(
        kernel,
        fromInput ? built.get(0) : ChannelRanks.transposed(built.get(1)),
        fromInput ? built.get(1) : ChannelRanks.transposed(built.get(0)),
        Message.of(
            fromInput ? "decomposition.one-hot-from-input" : "decomposition.one-hot-from-output",
            sums.rank(),
            places,
            sums.rank() * places,
            inner,
            ranks.words()));
  }

  private Decomposition byFactoring() {
    KernelPolynomial core = OverRationals.core(kernel);
    List<IntegerPolynomial> factors = Factorisation.factors(core.polynomial());
    Split.Powers all = Split.Powers.of(core.polynomial());
    return Split.best(
            factors,
            first ->
                fits(first, height, width) && fits(all.minus(first), secondHeight(), secondWidth()))
        .map(split -> core.composed(split, height, width, factors))
        .orElseGet(() -> noFactorFits(core, factors));
  }

  private static boolean fits(Split.Powers degrees, int rows, int columns) {
    return degrees.y() < rows && degrees.x() < columns;
  }

  private Decomposition noFactorFits(KernelPolynomial core, List<IntegerPolynomial> factors) {
    if (factors.size() == 1) {
      return OverRationals.irreducible(core.polynomial());
    }
    return new Decomposition.Indecomposable(
        Optional.empty(),
        Message.of(
            "decomposition.no-part-fits",
            core.factored(factors),
            height,
            width,
            secondHeight(),
            secondWidth()));
  }
}
