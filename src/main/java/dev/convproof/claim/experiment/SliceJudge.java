package dev.convproof.claim.experiment;

import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.thread.Subject;
import java.util.List;

/**
 * Whether a program is a convolution; and at how many of all plain shapes a corrected one is.
 *
 * @param written the program as it is
 * @param domain the shapes that it is said to be right for
 * @param corrected the other program
 * @param slice what it has in another way
 */
public record SliceJudge(Subject written, Domain domain, Subject corrected, String slice)
    implements Judge {
  @Override
  public Judgement judge() {
    ProgramJudge all = new ProgramJudge(corrected, Domain.plain(domain.most()));
    String right = "%s: %s/%s".formatted(slice, all.right(), all.domain().size());
    return new Judgement(
        new ProgramJudge(written, domain).verdict(), List.of(new Figure("corrected-slice", right)));
  }
}
