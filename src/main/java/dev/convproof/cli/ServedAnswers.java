package dev.convproof.cli;

import static dev.convproof.cli.BadInput.requireTold;

import dev.convproof.claim.quantity.Quantities;
import dev.convproof.formula.MathMl;
import dev.convproof.geometry.GeometryException;
import dev.convproof.message.Message;
import dev.convproof.proof.kernel.KernelException;
import dev.convproof.proof.smt.Prover.ProofFile;
import dev.convproof.report.ServedPages;
import dev.convproof.report.VerdictView;
import dev.convproof.report.words.Language;
import dev.convproof.report.words.Text;
import dev.convproof.report.words.Wording;
import dev.convproof.web.WebQuestion;
import dev.convproof.web.WebReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a worker answers: each page that has to be computed, by the command of the same name. No
 * parameter reaches a command but those named here, and none of these names a file.
 */
final class ServedAnswers {
  /** The seconds that a question has; the server ends what does not keep to them. */
  static final int LONGEST = 8;

  /** The options of check that a question may have, as parameters. */
  static final List<String> CHECK_OPTIONS =
      List.of(
          "padding",
          "bias",
          "count",
          "rounding",
          "padded-taps",
          "padded-copy",
          "scalar",
          "where",
          "at");

  private static final int LONGEST_VALUE = 2000;

  /** Letters of a kernel; no name of a file ends in them alone. */
  private static final String KERNEL = "[\\[\\]0-9,./eE+\\-\\s]*";

  /** The id of a claim of the evidence. */
  private static final Pattern CLAIM =
      Pattern.compile("(?<![A-Za-z0-9])[CET][0-9]+[a-d]?(?![a-z0-9])");

  private static final String NUMBER = "[0-9]{1,5}";
  private static final String PAIR = "[0-9]{1,5}(,[0-9]{1,5})?";
  private static final String FIELD = "(?i)rational|real|complex";

  /** What would be right in the place of what is no such text. */
  private static final Map<String, Object> EXAMPLES =
      Map.of(
          KERNEL,
          Message.told("example-kernel", "[1,2,1] or [[1,2],[3,4]]"),
          NUMBER,
          Message.told("example-number", "a small number"),
          PAIR,
          Message.told("example-pair", "a small number, or two such as 2,1"),
          FIELD,
          Message.told("example-field", "rational, real or complex"));

  private final ServedPages pages;

  ServedAnswers(ServedPages pages) {
    this.pages = pages;
  }

  /** What a page is about: the parameters that it has, each with what it may be. */
  private static final Map<String, Map<String, String>> PARAMETERS =
      Map.of(
          "/check",
          check(),
          "/proof",
          check("file"),
          "/compose",
          Map.of(
              "k1",
              KERNEL,
              "k2",
              KERNEL,
              "bias",
              KERNEL,
              "bias2",
              KERNEL,
              "stride",
              PAIR,
              "dilation",
              PAIR),
          "/decompose",
          Map.of("k", KERNEL, "over", FIELD, "channels", NUMBER, "first", PAIR),
          "/run",
          Map.of(
              "input",
              KERNEL,
              "kernel",
              KERNEL,
              "stride",
              NUMBER,
              "padding",
              NUMBER,
              "dilation",
              NUMBER));

  private static Map<String, String> check(String... more) {
    return Stream.of(List.of("quantity", "formula", "timeout"), CHECK_OPTIONS, List.of(more))
        .flatMap(List::stream)
        .collect(Collectors.toMap(name -> name, name -> "(?s).*"));
  }

  /** Returns a parameter by what the page calls it, in English by its name. */
  static Message.Told named(String parameter) {
    return Message.told("parameter-" + parameter, "%s", parameter);
  }

  static Set<String> paths() {
    return PARAMETERS.keySet();
  }

  /** Returns the names of the parameters that a path takes. */
  static Set<String> parameters(String path) {
    return PARAMETERS.get(path).keySet();
  }

  /** Answers a question; nothing of it is kept but what is still being computed in vain. */
  WebReply answer(WebQuestion question) {
    WebReply reply;
    try {
      requireKnown(question);
      reply =
          switch (question.path()) {
            case "/proof" -> proof(question);
            case "/run" -> run(question);
            default -> command(question);
          };
    } catch (BadInput | GeometryException | KernelException wrong) {
      reply =
          wrong(
              question,
              400,
              List.of(Wording.in(ServedSite.language(question), BadInput.said(wrong))));
    } catch (OutOfMemoryError | StackOverflowError large) {
      return wrong(question, 400, List.of(pages.plain("served.too-much", Language.ENGLISH)))
          .passing();
    } catch (RuntimeException defect) {
      return wrong(question, 500, List.of("a defect in ConvProof itself: " + defect)).passing();
    }
    return TimeoutOption.Deadline.goesOn() ? reply.passing() : reply;
  }

  private static void requireKnown(WebQuestion question) {
    Map<String, String> known = PARAMETERS.get(question.path());
    question
        .parameters()
        .forEach(
            (name, value) -> {
              if (!known.containsKey(name)) {
                Message.Told kind = Message.told("kind-parameter", "parameter");
                throw new BadInput(BadInput.unknown(kind, name, new TreeSet<>(known.keySet())));
              }
              requireTold(
                  value.length() <= LONGEST_VALUE,
                  "read-at-most",
                  "%s: has %d characters, at most %d are read",
                  named(name),
                  value.length(),
                  LONGEST_VALUE);
              requireTold(
                  value.matches(known.get(name)),
                  "would-be",
                  "%s: %s would be right",
                  named(name),
                  EXAMPLES.get(known.get(name)));
            });
  }

  private WebReply command(WebQuestion question) {
    Optional<List<String>> args = arguments(question);
    if (args.isEmpty()) {
      return page(question, 200, Map.of());
    }
    if (question.json()) {
      args.orElseThrow().add(1, "--json");
    }
    Ran ran = Ran.of(args.orElseThrow());
    if (ran.isWrong()) {
      int status = ran.exitCode() == ExitCode.DEFECT ? 500 : 400;
      return wrong(question, status, question.json() ? ran.complaint() : onPage(ran.complaint()));
    }
    if (question.json()) {
      return WebReply.of(200, WebReply.JSON, ran.facts().text());
    }
    List<Answered> answered = ran.reports().stream().map(one -> answered(question, one)).toList();
    return page(question, 200, Map.of("facts", facts(question, ran.facts()), "answers", answered));
  }

  /** Returns a complaint without the command's name, which is no part of a page. */
  private static List<String> onPage(List<String> complaint) {
    return complaint.stream().map(line -> line.replaceFirst("^convproof [a-z]+: ", "")).toList();
  }

  /** The command line of a question, or nothing where nothing is asked yet. */
  private static Optional<List<String>> arguments(WebQuestion question) {
    String command = question.path().substring(1);
    List<String> needed =
        switch (command) {
          case "check" -> List.of("quantity", "formula");
          case "compose" -> List.of("k1", "k2");
          default -> List.of("k");
        };
    List<String> args = new ArrayList<>(List.of(command));
    args.add("--lang=" + question.language());
    if (!command.equals("compose")) {
      args.add("--timeout=" + seconds(question));
    }
    question.parameters().keySet().stream()
        .filter(name -> !needed.contains(name))
        .filter(name -> !Set.of("timeout", "file").contains(name))
        .forEach(name -> args.add("--" + name + "=" + question.parameters().get(name)));
    args.add("--");
    if (question.parameters().isEmpty() && !question.json()) {
      return Optional.empty();
    }
    for (String name : needed) {
      String value = question.given(name).orElse("");
      requireTold(
          !value.isEmpty(),
          "missing",
          "%s is missing: %s would be right",
          named(name),
          example(question.path()));
      requireTold(
          !value.equals("-"),
          "no-input-here",
          "%s: - is none, and there is no standard input here",
          named(name));
      args.add(value);
    }
    return Optional.of(args);
  }

  static String example(String path) {
    return switch (path) {
      case "/check" -> "/check?quantity=biases&formula=co";
      case "/compose" -> "/compose?k1=[1,2,1]&k2=[1,0,-1]";
      case "/decompose" -> "/decompose?k=[1,2,1]";
      default -> "/run?input=[[1,2],[3,4]]&kernel=[[1]]";
    };
  }

  private static String seconds(WebQuestion question) {
    String asked = question.given("timeout").orElse(Integer.toString(LONGEST));
    requireTold(
        asked.matches("[1-" + LONGEST + "]"),
        "seconds-here",
        "timeout %s: from 1 to %d seconds would be right here",
        asked,
        LONGEST);
    return asked;
  }

  /** An answer as the page shows it. */
  record Answered(
      String formula, List<String> others, VerdictView outcome, List<ProofLink> proofs) {}

  /** A proof file to download. */
  record ProofLink(String file, String href) {}

  private Answered answered(WebQuestion question, CheckReport report) {
    return new Answered(
        MathMl.render(report.claim().answer(), report.claim().quantity().division()),
        report.claim().readings().values().stream()
            .skip(1)
            .map(other -> MathMl.render(other, report.claim().quantity().division()))
            .toList(),
        pages.view("answer", report.judgement()),
        report.judgement().proofs().stream()
            .map(ProofFile::name)
            .map(file -> new ProofLink(file, ServedSite.link("/proof", question, "file", file)))
            .toList());
  }

  /**
   * A fact with its name in the page's language.
   *
   * @param claims of the evidence that it mentions
   */
  record Said(Text name, List<String> lines, boolean first, List<String> claims) {}

  /** All facts but where the proof is written: here it is downloaded. */
  private List<Said> facts(WebQuestion question, ToldFacts facts) {
    String proof = pages.plain("label.proof", ServedSite.language(question));
    String known = pages.plain("label.known", ServedSite.language(question));
    return facts.all().stream()
        .filter(one -> !one.name().equals(proof))
        .map(
            one ->
                new Said(
                    pages.named("fact", one.name()),
                    one.lines(),
                    one.first(),
                    one.name().equals(known) ? mentioned(one.lines()) : List.of()))
        .toList();
  }

  private static List<String> mentioned(List<String> lines) {
    return CLAIM
        .matcher(String.join(" ", lines))
        .results()
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  private WebReply proof(WebQuestion question) {
    String file = question.given("file").orElse("");
    WebQuestion check =
        new WebQuestion("/check", question.parameters(), false, question.language());
    Ran ran =
        Ran.of(
            arguments(check)
                .orElseThrow(
                    () -> new BadInput(Message.told("nothing-asked", "no formula is given"))));
    if (ran.isWrong()) {
      return wrong(question, 400, ran.complaint());
    }
    List<ProofFile> files =
        ran.reports().stream().flatMap(one -> one.judgement().proofs().stream()).toList();
    ProofFile found =
        files.stream()
            .filter(one -> one.name().equals(file) && file.matches("[A-Za-z0-9._-]+"))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInput(
                        BadInput.unknown(
                            Message.told("kind-proof-file", "proof file"),
                            file,
                            files.stream().map(ProofFile::name).toList())));
    return WebReply.of(200, WebReply.TEXT, found.text()).as(found.name());
  }

  private WebReply run(WebQuestion question) {
    if (question.parameters().isEmpty() && !question.json()) {
      return page(question, 200, Map.of());
    }
    RunPage run = new RunPage(question, pages);
    if (!question.json()) {
      return page(question, 200, run.shown());
    }
    Ran ran = run.json();
    return ran.isWrong()
        ? wrong(question, 400, ran.complaint())
        : WebReply.of(200, WebReply.JSON, ran.facts().text());
  }

  private WebReply wrong(WebQuestion question, int status, List<String> lines) {
    if (question.json()) {
      return WebReply.of(status, WebReply.JSON, Output.jsonText(Map.of("error", lines.get(0))));
    }
    return page(question, status, Map.of("wrong", lines));
  }

  private WebReply page(WebQuestion question, int status, Map<String, Object> found) {
    String template = question.path().equals("/proof") ? "check" : question.path().substring(1);
    Map<String, Object> values = new HashMap<>();
    values.put("facts", List.of());
    values.put("answers", List.of());
    values.put("wrong", List.of());
    values.put("tensors", List.of());
    values.putAll(found);
    values.put("given", ServedSite.given(question, parameters(question.path())));
    values.put("switch", ServedSite.otherLanguage(question));
    if (template.equals("check")) {
      values.put("form", AnswerForms.of(question.given("quantity").flatMap(Quantities::asked)));
    }
    return WebReply.of(
        status,
        WebReply.HTML,
        pages.page("served-" + template + ".html", ServedSite.language(question), values));
  }
}
