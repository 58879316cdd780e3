package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.claim.experiment.BrokenLaw;
import dev.convproof.law.LawStatement;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A page for each law that a convolution may be judged by: what it says, the smallest case on which
 * a convolution breaks it, and what to look for in code that does.
 */
record LawPages(Wording wording, Templates templates) {
  /**
   * A law as its page shows it.
   *
   * @param claims at most one: the claim that our own convolutions obey it
   * @param arguments at most one: why every convolution does
   * @param liar what the convolution that breaks it does
   * @param by its failure, in a line
   */
  record Page(
      String path,
      Text name,
      Text statement,
      List<String> claims,
      List<Text> arguments,
      Text liar,
      String by,
      VerdictView.Exhibit exhibit,
      Text look) {}

  /** Returns the pages by their paths in the reports, such as {@code laws/agreement.html}. */
  SortedMap<String, String> all() {
    List<Page> pages = BrokenLaw.all().stream().map(this::page).toList();
    SortedMap<String, String> files = new TreeMap<>();
    for (Page page : pages) {
      files.put(page.path(), templates.markup("law.html", Map.of("law", page, "laws", pages)));
    }
    return files;
  }

  private Page page(BrokenLaw broken) {
    String slug = broken.law().slug();
    Optional<Claim> claim = claim(broken.law());
    return new Page(
        broken.law().page(),
        name(broken.law()),
        claim
            .map(one -> new Text(one.english(), one.chinese()))
            .orElseGet(() -> wording.text("law-says." + slug)),
        claim.map(Claim::id).stream().toList(),
        claim.map(one -> "argument." + one.id()).filter(wording::has).map(wording::text).stream()
            .toList(),
        wording.text("liar." + broken.liar().replace(' ', '-')),
        broken.by().what() + " at " + broken.by().where(),
        new VerdictView.Writer(wording).exhibit(slug, broken.counterexample()),
        wording.text("law-look." + slug));
  }

  private Text name(LawStatement law) {
    return wording.text("law-name." + law.slug());
  }

  /** Returns the claim that states a law, if one does. */
  private static Optional<Claim> claim(LawStatement law) {
    return Catalogue.all().stream()
        .filter(one -> one.english().equals(law.statement()))
        .findFirst();
  }
}
