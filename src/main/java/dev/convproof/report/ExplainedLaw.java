package dev.convproof.report;

import dev.convproof.claim.Claim;
import dev.convproof.claim.catalogue.Catalogue;
import dev.convproof.claim.experiment.BrokenLaw;
import dev.convproof.law.LawStatement;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A law explained: what it says, a mistake that breaks it, and what to look for in code that does.
 *
 * @param broken the law, with a convolution that breaks it
 * @param claim the claim that our own convolutions obey it, if one is made
 */
public record ExplainedLaw(BrokenLaw broken, Optional<Claim> claim) {
  private static final Wording WORDING = new Wording();

  private static ExplainedLaw of(BrokenLaw broken) {
    return new ExplainedLaw(
        broken,
        Catalogue.all().stream()
            .filter(one -> one.english().equals(broken.law().statement()))
            .findFirst());
  }

  /** Returns one for each law that failures name, in catalogue order. */
  public static List<ExplainedLaw> all() {
    return BrokenLaw.all().stream().map(ExplainedLaw::of).toList();
  }

  /**
   * Prints an explanation, with no other library than the JDK's.
   *
   * @param args the law as a failure names it, and {@code zh} for Chinese
   */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Map<String, ExplainedLaw> laws =
        all().stream().collect(Collectors.toMap(one -> one.law().slug(), Function.identity()));
    Language language =
        args.length > 1 && args[1].equals("zh") ? Language.CHINESE : Language.ENGLISH;
    ExplainedLaw law = args.length == 0 ? null : laws.get(args[0]);
    if (law == null) {
      String typed = args.length == 0 ? "no law is named" : "unknown law \"" + args[0] + "\"";
      String known = String.join(", ", laws.keySet().stream().sorted().toList());
      System.err.println(typed + ": known are " + known);
      System.exit(2);
    }
    law.facts(language).forEach((name, fact) -> out.printf("%-10s  %s%n", name, fact));
  }

  /** Returns what is explained. */
  public LawStatement law() {
    return broken.law();
  }

  /** Returns the name of the law. */
  public Text name() {
    return WORDING.text("law-name." + law().slug());
  }

  /** Returns what it says. */
  public Text statement() {
    return claim
        .map(one -> new Text(one.english(), one.chinese()))
        .orElseGet(() -> WORDING.text("law-says." + law().slug()));
  }

  /** Returns why every convolution obeys it, where that is argued. */
  public Optional<Text> argument() {
    return claim.map(one -> "argument." + one.id()).filter(WORDING::has).map(WORDING::text);
  }

  /** Returns what a convolution does wrong that breaks it. */
  public Text liar() {
    return WORDING.text("liar." + broken.liar().replace(' ', '-'));
  }

  /** Returns the failure of that convolution, in a line. */
  public String failure() {
    return broken.by().what() + " at " + broken.by().where();
  }

  /** Returns what to look for in code that breaks it. */
  public Text look() {
    return WORDING.text("law-look." + law().slug());
  }

  /** Returns all this as plain text, by the names of facts. */
  public Map<String, String> facts(Language language) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("law", Wording.plain(name().in(language)));
    facts.put("says", Wording.plain(statement().in(language)));
    argument().ifPresent(why -> facts.put("why", Wording.plain(why.in(language))));
    facts.put("mistake", Wording.plain(liar().in(language)));
    facts.put("failure", failure());
    facts.put("case", broken.by().on().toString());
    facts.put("look", Wording.plain(look().in(language)));
    Map<String, String> named = new LinkedHashMap<>();
    facts.forEach(
        (name, fact) -> named.put(Wording.plain(WORDING.text("fact." + name).in(language)), fact));
    return named;
  }
}
