package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import dev.convproof.message.Message;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Wording;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** The option {@code --lang}: the language that a command answers in. */
final class LanguageOption {
  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "In which language to answer (default: that of LC_ALL, LC_MESSAGES or LANG).")
  private Optional<String> lang = Optional.empty();

  /**
   * Returns the language that was asked for, or that of the environment.
   *
   * @throws BadInput if it is neither English nor Chinese
   */
  Language language() {
    String asked = lang.orElseGet(LanguageOption::ofEnvironment);
    require(asked.equals("en") || asked.equals("zh"), "--lang %s: en or zh would be right", asked);
    return asked.equals("zh") ? Language.CHINESE : Language.ENGLISH;
  }

  /** Returns the language that a command answers in; English where it has no choice. */
  static Language of(CommandLine command) {
    OptionSpec option = command.getCommandSpec().findOption("--lang");
    if (option == null) {
      return Language.ENGLISH;
    }
    Object asked =
        option.getValue() instanceof Optional<?> given && given.isPresent()
            ? given.get()
            : ofEnvironment();
    return asked.equals("zh") ? Language.CHINESE : Language.ENGLISH;
  }

  private static String ofEnvironment() {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(name -> System.getenv().getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("")
            .startsWith("zh")
        ? "zh"
        : "en";
  }

  /** Returns a message in this language. */
  String say(Message message) {
    return Wording.in(language(), message);
  }

  /** Returns the text of a key in this language. */
  String say(String key) {
    return say(Message.of(key));
  }

  /** Returns the name of a fact in this language. */
  String fact(String name) {
    return say("fact." + name);
  }
}
