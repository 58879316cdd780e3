package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.Map;
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
    List<Page> pages = ExplainedLaw.all().stream().map(this::page).toList();
    SortedMap<String, String> files = new TreeMap<>();
    for (Page page : pages) {
      files.put(page.path(), templates.markup("law.html", Map.of("law", page, "laws", pages)));
    }
    return files;
  }

  private Page page(ExplainedLaw one) {
    return new Page(
        one.law().page(),
        one.name(),
        one.statement(),
        one.claim().map(Claim::id).stream().toList(),
        one.argument().stream().toList(),
        one.liar(),
        one.failure(),
        new VerdictView.Writer(wording).exhibit(one.law().slug(), one.broken().counterexample()),
        one.look());
  }
}
