package dev.convproof.claim.catalogue;

import dev.convproof.claim.Claim;
import dev.convproof.claim.Claim.Source;
import dev.convproof.claim.Judge;
import dev.convproof.claim.catalogue.GivenAnswer.Part;
import dev.convproof.claim.formula.FormulaClaim;
import dev.convproof.claim.formula.FormulaJudge;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.law.LawStatement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes claims that state themselves in two languages: by the texts of {@code claims.properties}
 * and {@code claims_zh.properties} under their ids, or, where they are formulas, by the names of
 * the quantity and its conventions, with the formula in backticks.
 */
final class Statements {
  private static final ResourceBundle ENGLISH = bundle("claims.properties");
  private static final ResourceBundle CHINESE = bundle("claims_zh.properties");

  private Statements() {}

  private static ResourceBundle bundle(String name) {
    try (Reader reader =
        new InputStreamReader(Statements.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      return new PropertyResourceBundle(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a claim whose text the bundles have. */
  static Claim claim(String id, String topic, Source source, Judge judge) {
    return new Claim(id, topic, source, ENGLISH.getString(id), CHINESE.getString(id), judge);
  }

  /** Returns the claim of a law, which states itself in English. */
  static Claim law(String id, LawStatement law, Judge judge) {
    return new Claim(id, "laws", Source.law(), law.statement(), CHINESE.getString(id), judge);
  }

  /** Returns a claim that quantities are formulas, which is judged for all shapes. */
  static Claim claim(GivenAnswer answer) {
    List<FormulaClaim> all = answer.parts().stream().map(Part::read).toList();
    return new Claim(
        answer.id(),
        answer.topic(),
        answer.source(),
        sentence(all, Statements::english, "; ", "."),
        sentence(all, Statements::chinese, "；", "。"),
        FormulaJudge.ofAll(answer.id(), all));
  }

  private static String sentence(
      List<FormulaClaim> all, Function<FormulaClaim, String> part, String between, String end) {
    return all.stream().map(part).collect(Collectors.joining(between, "", end));
  }

  /** Such as {@code Rows of the output (padding: total): `h`}. */
  private static String english(FormulaClaim claim) {
    String meaning = claim.quantity().meaning();
    String fixed = claim.fixed().chosen().isEmpty() ? "" : " (" + claim.fixed() + ")";
    return Character.toUpperCase(meaning.charAt(0))
        + meaning.substring(1)
        + fixed
        + at(claim, " where ", " and ")
        + ": "
        + formula(claim);
  }

  private static String chinese(FormulaClaim claim) {
    String fixed =
        claim.fixed().chosen().entrySet().stream()
            .map(one -> option(one.getKey(), one.getValue()))
            .collect(Collectors.joining("，"));
    return CHINESE.getString("quantity." + claim.quantity().name())
        + (fixed.isEmpty() ? "" : "（" + fixed + "）")
        + at(claim, "，其中 ", "，")
        + " = "
        + formula(claim);
  }

  private static String option(Choice choice, String option) {
    return choice == Choice.SCALAR ? option : CHINESE.getString(choice.flag() + "." + option);
  }

  private static String at(FormulaClaim claim, String before, String between) {
    return claim.where().values().isEmpty()
        ? ""
        : new TreeMap<>(claim.where().values())
            .entrySet().stream()
                .map(one -> "`" + one.getKey() + " = " + one.getValue() + "`")
                .collect(Collectors.joining(between, before, ""));
  }

  private static String formula(FormulaClaim claim) {
    return "`" + claim.answer().text() + "`";
  }
}
