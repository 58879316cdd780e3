package dev.convproof.claim.experiment;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Message;
import dev.convproof.claim.Strength;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.experiment.Exhaustion.Failure;
import java.util.List;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a c×c matrix in b diagonal blocks saves and loses, and what a shuffle between two of them
 * gives back: counted and executed for every b that divides c.
 *
 * @param multiplications claimed, as a function of c and b
 * @param most the greatest c
 */
public record BlocksJudge(LongBinaryOperator multiplications, int most) implements Judge {
  @Override
  public Judgement judge() {
    List<Blocks> all =
        IntStream.rangeClosed(1, most)
            .boxed()
            .flatMap(
                c ->
                    IntStream.rangeClosed(1, c)
                        .filter(b -> c % b == 0)
                        .mapToObj(b -> new Blocks(c, b)))
            .toList();
    for (int tried = 0; tried < all.size(); tried++) {
      Optional<Failure> failure = failure(all.get(tried));
      if (failure.isPresent()) {
        String on = all.get(tried).toString();
        return Judgement.of(new Verdict.Refuted(failure.orElseThrow().at(on, tried)));
      }
    }
    return new Judgement(new Verdict.Holds(links()), figures());
  }

  private Optional<Failure> failure(Blocks blocks) {
    long claimed = multiplications.applyAsLong(blocks.c(), blocks.b());
    long square = (long) blocks.c() * blocks.c();
    boolean all = blocks.shuffledConnections() == square;
    return Failure.unlessEqual(blocks.multiplications(), claimed)
        .or(() -> Failure.unlessEqual(blocks.connections(), claimed))
        .or(() -> Failure.unlessEqual(all ? 1 : 0, blocks.b() * blocks.b() <= blocks.c() ? 1 : 0));
  }

  private List<Verdict.Link> links() {
    Strength strength = new Strength.Exact(Message.of("bound.blocks", most));
    return Stream.of("blocks-cost", "blocks-connect", "shuffle-connects")
        .map(what -> new Verdict.Link(Message.named("link", what), strength))
        .toList();
  }

  private static List<Figure> figures() {
    return Stream.of(new Blocks(8, 2), new Blocks(16, 4), new Blocks(16, 8))
        .map(
            blocks ->
                new Figure(
                    "blocks",
                    "%s: %s/%s; %s, 2·%s: %s"
                        .formatted(
                            blocks,
                            blocks.multiplications(),
                            blocks.c() * blocks.c(),
                            blocks.connections(),
                            blocks.multiplications(),
                            blocks.shuffledConnections())))
        .toList();
  }
}
