package dev.convproof.properties.arbitrary;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.tensor.Case;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Gives jqwik properties their {@code @ForAll Case}: one layer, exact in single precision, and so
 * in every wider arithmetic. For others see {@link Cases}.
 */
public final class CaseProvider implements ArbitraryProvider {
  @Override
  public boolean canProvideFor(TypeUsage target) {
    return target.isOfType(Case.class);
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage target, SubtypeProvider subtypes) {
    return Set.of(Cases.within(Arithmetic.FLOAT32.exactness()));
  }
}
