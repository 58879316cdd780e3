package dev.convproof.proof.decompose;

import dev.convproof.proof.kernel.Kernel;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many kernels are compositions, and by what the others were found not to be.
 *
 * @param compositions how many are, exactly or approximately
 * @param certified how many are none, by the kind of certificate
 * @param uncertified how many are none by the factoring library's word alone
 */
public record Survey(int compositions, Map<String, Integer> certified, int uncertified) {

  /** Copies the counts, in the order of their names. */
  public Survey {
    certified = Collections.unmodifiableMap(new TreeMap<>(certified));
  }

  /** Decides every kernel. */
  public static Survey of(Stream<Kernel> kernels, Function<Kernel, Answer> decide) {
    Map<String, Integer> certified = new TreeMap<>();
    int[] others = new int[2];
    kernels
        .map(decide)
        .forEach(
            answer -> {
              if (answer instanceof Answer.Indecomposable none && none.certificate().isPresent()) {
                certified.merge(none.certificate().get(), 1, Integer::sum);
              } else {
                others[answer instanceof Answer.Indecomposable ? 1 : 0]++;
              }
            });
    return new Survey(others[0], certified, others[1]);
  }

  /** How many are none. */
  public int indecomposable() {
    return uncertified + certified.values().stream().mapToInt(Integer::intValue).sum();
  }
}
