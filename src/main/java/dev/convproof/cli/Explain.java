package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.law.RunningJar;
import dev.convproof.message.Message;
import dev.convproof.report.ExplainedLaw;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains a law that a failure names. */
@Command(
    name = "explain",
    description = {
      "Explains a law that a convolution is judged by: what it says, a mistake that breaks it, on the",
      "smallest case, and what to look for in your own code. Without a name: all laws."
    },
    footer = {"", "Example: convproof explain translation-equivariance"})
final class Explain implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "LAW",
      description = "Its name, such as agreement, or linearity in the input.")
  private List<String> name = List.of();

  @Mixin private LanguageOption lang = new LanguageOption();

  @Option(names = "--json", description = "Print the explanation as JSON.")
  private boolean json;

  /**
   * A law as JSON.
   *
   * @param mistake what breaks it
   * @param what the failure of that
   * @param page where {@code convproof serve} shows it
   */
  private record Result(
      String law,
      String statement,
      String mistake,
      String what,
      String where,
      String expected,
      String actual,
      @JsonProperty("case") String on,
      String look,
      String page) {
    static Result of(ExplainedLaw one) {
      return new Result(
          one.law().name(),
          english(one.statement()),
          english(one.liar()),
          one.broken().by().what(),
          one.broken().by().where(),
          one.broken().by().expected(),
          one.broken().by().actual(),
          one.broken().by().on().toString(),
          english(one.look()),
          "/report/" + one.law().page());
    }

    private static String english(Text text) {
      return Wording.plain(text.in(Language.ENGLISH));
    }
  }

  @Override
  public Integer call() {
    Language language = lang.language();
    List<ExplainedLaw> laws = name.isEmpty() ? ExplainedLaw.all() : List.of(named());
    Output out = new Output(spec.commandLine().getOut(), 12);
    if (json) {
      List<Result> results = laws.stream().map(Result::of).toList();
      out.json(name.isEmpty() ? results : results.get(0));
    } else if (name.isEmpty()) {
      Output.Table table = out.table("%-26s %s", lang.fact("law"), lang.fact("says"));
      laws.forEach(one -> table.row(one.law().slug(), Wording.plain(one.statement().in(language))));
    } else {
      laws.get(0).facts(language).forEach(out::fact);
      out.fact(
          lang.fact("page"),
          lang.say(Message.of("explain.page", laws.get(0).law().page(), RunningJar.path())));
    }
    return ExitCode.HOLDS;
  }

  private ExplainedLaw named() {
    String slug = String.join("-", name).replace(' ', '-');
    List<ExplainedLaw> all = ExplainedLaw.all();
    return all.stream()
        .filter(one -> one.law().slug().equals(slug))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInput(
                    "%s",
                    BadInput.unknown(
                        "law", slug, all.stream().map(one -> one.law().slug()).toList())));
  }
}
