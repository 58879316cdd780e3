package dev.convproof.claim.formula;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.convproof.claim.Counterexample;
import dev.convproof.claim.Judge;
import dev.convproof.claim.Judgement;
import dev.convproof.claim.Judgement.Figure;
import dev.convproof.claim.Verdict;
import dev.convproof.claim.quantity.Conventions;
import dev.convproof.claim.quantity.Conventions.Choice;
import dev.convproof.message.Message;
import dev.convproof.proof.smt.Z3.SolverBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges an answer for all shapes.
 *
 * @param id what the proof files' names start with
 * @param claim the answer
 * @param prover how each reading is settled
 */
public record FormulaJudge(String id, FormulaClaim claim, FormulaProver prover) implements Judge {

  /** Judges within what a person can wait for. */
  public FormulaJudge(String id, FormulaClaim claim) {
    this(id, claim, FormulaProver.USUAL);
  }

  /** Judges with a solver that spends at most half of a time on one question. */
  public FormulaJudge(String id, FormulaClaim claim, Duration time) {
    this(id, claim, FormulaProver.with(SolverBudget.within(time.dividedBy(2))));
  }

  /** Returns the same judge, which writes no files of what multiplying out proves. */
  public FormulaJudge unfiled() {
    return new FormulaJudge(id, claim, prover.unfiled());
  }

  /**
   * Returns the judge of answers that are given together, such as one for the height and one for
   * the width: the claim is that all are right.
   *
   * @param answers at least one
   */
  public static Judge ofAll(String id, List<FormulaClaim> answers) {
    return answers.size() == 1 ? new FormulaJudge(id, answers.get(0)) : new Together(id, answers);
  }

  /** Judges answers that are given together. */
  public record Together(String id, List<FormulaClaim> answers) implements Judge {
    /** Copies the answers. */
    public Together {
      answers = List.copyOf(answers);
    }

    @Override
    public Judgement judge() {
      return all(id, answers);
    }
  }

  private static Judgement all(String id, List<FormulaClaim> answers) {
    List<Judgement> each =
        IntStream.range(0, answers.size())
            .mapToObj(at -> new FormulaJudge(id + "-" + (at + 1), answers.get(at)).judge())
            .toList();
    return new Judgement(
        ReadingsMerger.allOf(each.stream().map(Judgement::verdict).toList()),
        IntStream.range(0, answers.size())
            .boxed()
            .flatMap(
                at ->
                    each.get(at).figures().stream()
                        .map(figure -> figure.of(answers.get(at).quantity().words())))
            .toList(),
        each.stream().flatMap(one -> one.proofs().stream()).distinct().toList());
  }

  @Override
  public Judgement judge() {
    return settle().judgement();
  }

  /** Judges; why it is so can be asked for afterwards. */
  public Settled settle() {
    return new Settled(this, settled(claim));
  }

  /** An answer that is judged. */
  public static final class Settled {
    private final FormulaJudge judge;
    private final ProofResult result;

    private Settled(FormulaJudge judge, ProofResult result) {
      this.judge = judge;
      this.result = result;
    }

    /** The verdict. */
    public Judgement judgement() {
      return new Judgement(result.verdict(), judge.figures(result), result.proofs());
    }

    /**
     * The verdict, with on what it depends in a sentence; if it is refuted, with what makes it
     * right: another convention, or a repair that is proved.
     */
    public Judgement explained() {
      List<Figure> figures = new ArrayList<>(judge.figures(result));
      figures.addAll(judge.explanations(result, figures));
      return new Judgement(result.verdict(), figures, result.proofs());
    }
  }

  private List<Figure> explanations(ProofResult result, List<Figure> told) {
    if (result.verdict() instanceof Verdict.Depends depends) {
      return List.of(new Figure("sentence", sentence(depends)));
    }
    if (result.verdict().kind() != Verdict.Kind.REFUTED) {
      return List.of();
    }
    List<Figure> others = new OtherOptions(claim).holding().stream().map(this::holdsWith).toList();
    boolean explained =
        !others.isEmpty() || told.stream().anyMatch(one -> one.name().equals("holds-under"));
    return explained ? others : repair(result).orElse(List.of());
  }

  /** Says in one sentence when an answer is right and when it is wrong. */
  private static Message sentence(Verdict.Depends depends) {
    List<Message> right = clauses(depends, Verdict.Kind.HOLDS);
    List<Message> wrong = clauses(depends, Verdict.Kind.REFUTED);
    Message rights = Message.joined("list.or", right);
    return wrong.size() == 1 && right.size() == 1
        ? Message.of("sentence.depends", rights, wrong.get(0))
        : Message.of("sentence.depends-otherwise", rights);
  }

  private static List<Message> clauses(Verdict.Depends depends, Verdict.Kind kind) {
    return depends.readings().stream()
        .filter(one -> one.verdict().kind() == kind)
        .map(one -> clause(Conventions.parse(one.convention())))
        .toList();
  }

  private static Message clause(Conventions reading) {
    return Message.joined(
        "list.and-words",
        reading.chosen().entrySet().stream()
            .map(one -> Message.named("clause", one.getKey().flag() + "-" + one.getValue()))
            .toList());
  }

  private Figure holdsWith(Conventions other) {
    Conventions changed = other;
    for (Choice choice : claim.fixed().chosen().keySet()) {
      changed =
          other.of(choice).equals(claim.fixed().of(choice)) ? changed.without(choice) : changed;
    }
    return new Figure("holds-with", List.of(clause(changed)), Message.verbatim(other.flags()));
  }

  /** The repair of the reading that comes nearest, or else of another one. */
  private Optional<List<Figure>> repair(ProofResult result) {
    List<Conventions> nearest = new ArrayList<>(result.under().keySet());
    claim.conventions().stream().filter(one -> !nearest.contains(one)).forEach(nearest::add);
    return nearest.stream()
        .map(
            reading ->
                Repairs.of(claim, reading, prover)
                    .map(
                        repair ->
                            List.of(
                                new Figure("repair", repair.what()),
                                new Figure(
                                    "repaired",
                                    stillOpen(reading).each(),
                                    Message.verbatim(repair.formula().text())))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Returns what a reading chooses beside what is fixed, where that decides what is right. */
  private Conventions stillOpen(Conventions reading) {
    Conventions open = reading.withoutWriting();
    for (Choice choice : reading.chosen().keySet()) {
      boolean fixed = claim.fixed().of(choice).isPresent();
      open = fixed || !turns(choice, reading) ? open.without(choice) : open;
    }
    return open;
  }

  /** Returns whether the truth is another under another option of a choice that is open. */
  private boolean turns(Choice choice, Conventions reading) {
    return choice.options().stream()
        .anyMatch(
            option -> !claim.closed(reading.with(choice, option)).equals(claim.closed(reading)));
  }

  /** The verdict under every convention that an answer leaves open. */
  private ProofResult settled(FormulaClaim answer) {
    Map<Conventions, ProofResult> readings = new LinkedHashMap<>();
    for (Conventions reading : answer.conventions()) {
      readings.put(reading, prover.settle(file(reading), FormulaQuestion.of(answer, reading)));
    }
    return ReadingsMerger.merged(readings);
  }

  private String file(Conventions reading) {
    return Stream.concat(
            Stream.of(id),
            reading.chosen().entrySet().stream()
                .map(one -> one.getKey().flag() + "-" + one.getValue()))
        .collect(Collectors.joining("-"));
  }

  private List<Figure> figures(ProofResult result) {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        new Figure("formula", claim.fixed().each(), new Message.Formula(claim.answer().text())));
    figures.addAll(closedForms());
    result
        .under()
        .forEach(
            (reading, by) -> figures.add(new Figure("refuted-under", reading.each(), brief(by))));
    if (result.verdict().kind() == Verdict.Kind.REFUTED && !claim.fixed().chosen().isEmpty()) {
      List<Message> others = othersThatHold();
      if (!others.isEmpty()) {
        figures.add(new Figure("holds-under", Message.joined("list.semicolon", others)));
      }
    }
    return figures;
  }

  private static Message brief(Counterexample by) {
    return Message.of("value.unequal", by.on(), by.expected(), by.actual());
  }

  /** The conventions under which a refuted answer would hold: those that differ in the fewest. */
  private List<Message> othersThatHold() {
    Map<Long, List<Conventions>> others =
        claim.others().stream()
            .filter(this::isNoCoincidence)
            .collect(groupingBy(this::changes, TreeMap::new, toList()));
    return others.values().stream()
        .map(near -> near.stream().flatMap(this::holding).toList())
        .filter(holding -> !holding.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Returns whether a number that is given is not taken for another number of bytes. */
  private boolean isNoCoincidence(Conventions other) {
    return claim.where().values().isEmpty()
        || other.of(Choice.SCALAR).equals(claim.fixed().of(Choice.SCALAR));
  }

  private long changes(Conventions other) {
    return claim.fixed().chosen().keySet().stream()
        .filter(choice -> !other.of(choice).equals(claim.fixed().of(choice)))
        .count();
  }

  /** The others themselves, if the answer holds under them, or with what it depends on. */
  private Stream<Message> holding(Conventions others) {
    return settled(claim.under(others))
        .verdict()
        .fold(
            holds -> Stream.of(others.all()),
            refuted -> Stream.empty(),
            depends ->
                depends.readings().stream()
                    .filter(reading -> reading.verdict().kind() == Verdict.Kind.HOLDS)
                    .map(reading -> Message.of("list.and", others.all(), reading.convention())),
            undecided -> Stream.empty());
  }

  /** A figure for each closed form, saying under which of the readings it is one. */
  private List<Figure> closedForms() {
    Map<String, Set<Conventions>> forms = new LinkedHashMap<>();
    List<Conventions> readings = claim.conventions();
    for (Conventions reading : readings) {
      claim
          .closed(reading)
          .ifPresent(
              form ->
                  forms.computeIfAbsent(form.text(), text -> new LinkedHashSet<>()).add(reading));
    }
    Map<Choice, Set<String>> open = open(readings);
    return forms.entrySet().stream()
        .flatMap(
            form ->
                turning(form.getValue(), open).stream()
                    .map(
                        under ->
                            new Figure(
                                "closed-form", under.each(), new Message.Formula(form.getKey()))))
        .toList();
  }

  /**
   * Returns what the readings choose differently, with the options; the rest the question has
   * fixed.
   */
  private static Map<Choice, Set<String>> open(List<Conventions> readings) {
    Map<Choice, Set<String>> open = new EnumMap<>(Choice.class);
    for (Choice choice : Choice.values()) {
      Set<String> options =
          readings.stream().flatMap(one -> one.of(choice).stream()).collect(toSet());
      if (options.size() > 1) {
        open.put(choice, options);
      }
    }
    return open;
  }

  /** Leaves out each open choice whose every option makes the same form. */
  private static Set<Conventions> turning(Set<Conventions> under, Map<Choice, Set<String>> open) {
    Set<Conventions> turning = under;
    for (Map.Entry<Choice, Set<String>> choice : open.entrySet()) {
      Set<Conventions> rests =
          turning.stream()
              .map(one -> one.without(choice.getKey()))
              .collect(toCollection(LinkedHashSet::new));
      if (rests.size() * choice.getValue().size() == turning.size()) {
        turning = rests;
      }
    }
    return turning;
  }
}
