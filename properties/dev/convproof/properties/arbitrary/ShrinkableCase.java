package dev.convproof.properties.arbitrary;

import dev.convproof.generate.Shrinker;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseOrder;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/** A whole case as one shrinkable, in the order of {@link CaseOrder}. */
record ShrinkableCase(Case value) implements Shrinkable<Case> {

  @Override
  public Stream<Shrinkable<Case>> shrink() {
    return Shrinker.smallerThan(value).map(ShrinkableCase::new);
  }

  @Override
  public ShrinkingDistance distance() {
    return ShrinkingDistance.of(
        value.size(),
        CaseOrder.nonzeros(value),
        CaseOrder.scaling(value),
        CaseOrder.magnitude(value),
        CaseOrder.oddities(value));
  }
}
