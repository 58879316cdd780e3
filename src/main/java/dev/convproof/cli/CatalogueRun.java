package dev.convproof.cli;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.report.Judged;
import java.util.List;

/** The claims to judge. */
final class CatalogueRun {
  private final List<Claim> claims;

  private CatalogueRun(List<Claim> claims) {
    this.claims = claims;
  }

  /** The claims whose id, topic or statement contains a text. */
  static CatalogueRun of(String only) {
    return new CatalogueRun(
        Catalogue.all().stream()
            .filter(
                claim ->
                    claim.id().contains(only)
                        || claim.topic().contains(only)
                        || claim.english().contains(only)
                        || claim.chinese().contains(only))
            .toList());
  }

  long claims() {
    return claims.size();
  }

  /** Judges them, several at a time; in the catalogue's order. */
  List<Judged> with(Progress progress) {
    return claims.parallelStream().map(claim -> judged(claim, progress)).toList();
  }

  private static Judged judged(Claim claim, Progress progress) {
    Judged judged = Judged.of(claim);
    synchronized (progress) {
      progress.ended(claim.id(), claim.id() + ": " + VerdictWord.of(judged.verdict()));
    }
    return judged;
  }
}
