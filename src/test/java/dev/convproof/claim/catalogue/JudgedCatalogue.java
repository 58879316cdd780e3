package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Judgement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Judgements of the catalogue, each made once: a judge gives the same in every run. */
final class JudgedCatalogue {
  private static final Map<String, Judgement> JUDGEMENTS = new ConcurrentHashMap<>();

  private JudgedCatalogue() {}

  static Judgement judgement(String id) {
    return JUDGEMENTS.computeIfAbsent(
        id,
        wanted ->
            Catalogue.all().stream()
                .filter(claim -> claim.id().equals(wanted))
                .map(Claim::judge)
                .findFirst()
                .orElseThrow()
                .judge());
  }
}
