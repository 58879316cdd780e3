package dev.convproof.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.convproof.Report;
import dev.convproof.Subject;
import dev.convproof.claim.Verdict;
import dev.convproof.law.Behaviour;
import dev.convproof.law.Derivation;
import dev.convproof.law.Disagreement;
import dev.convproof.law.Laws;
import dev.convproof.law.Outcome;
import dev.convproof.law.SumError;
import java.util.List;
import java.util.Optional;

/** What {@link Contract} finds, for programs. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ContractResult(
    Verdict.Kind verdict,
    String subject,
    String numbers,
    long seed,
    long drawn,
    long judged,
    double casesPerSecond,
    double drawsPerSecond,
    List<Row> laws,
    List<Counterexample> counterexamples,
    Optional<Suspect> suspect,
    List<Behaviour> behaviour,
    Derivation derivation,
    Optional<Derivation> probableDerivation) {

  static ContractResult of(
      Report report, List<Behaviour> behaviour, Subject<?> subject, SubjectArguments arguments) {
    return new ContractResult(
        Contract.verdict(report),
        report.subject(),
        report.arithmetic(),
        report.seed(),
        report.draws(),
        report.judged(),
        report.casesPerSecond(),
        report.drawsPerSecond(),
        report.rows().stream().map(Row::of).toList(),
        counterexamples(report, arguments),
        report.suspicion().map(Suspect::of),
        behaviour,
        Derivation.of(subject),
        Derivation.probable(subject));
  }

  /** Returns the counterexamples of a report, each once. */
  static List<Counterexample> counterexamples(Report report, SubjectArguments arguments) {
    return report.refutations().stream()
        .map(refutation -> Counterexample.of(refutation, arguments))
        .distinct()
        .toList();
  }

  /** Results beyond what chance gives, and the first of them. */
  record Suspect(
      String law,
      long results,
      double failure,
      @JsonProperty("case") String on,
      String what,
      String where,
      String probable,
      String actual) {
    static Suspect of(Outcome.Suspicion suspicion) {
      Disagreement first = suspicion.first();
      return new Suspect(
          first.law(),
          suspicion.scalars(),
          SumError.FAILURE,
          first.on().geometry().toString(),
          first.what(),
          first.where(),
          first.expected(),
          first.actual());
    }
  }

  /** What became of a law. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Row(
      String law,
      CaseVerdict verdict,
      long drawn,
      long judged,
      long unsupported,
      long vacuous,
      Optional<String> reason,
      String explained) {
    static Row of(Report.Row row) {
      return new Row(
          row.law().name(),
          Contract.verdict(row),
          row.drawn(),
          row.judged(),
          row.unsupported(),
          row.vacuous(),
          row.reason(),
          Laws.explanation(row.law().name()).orElseThrow());
    }
  }

  /** A case on which a law fails. */
  record Counterexample(
      String law,
      @JsonProperty("case") String on,
      List<Replay.Values> tensors,
      String what,
      String where,
      String expected,
      String actual,
      String numbers,
      String smallest,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> agreesWith,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> explained,
      String replay) {
    static Counterexample of(Report.Refutation refutation, SubjectArguments arguments) {
      Disagreement by = refutation.by();
      return new Counterexample(
          by.law(),
          by.on().toString(),
          CaseTensors.of(by.on()).given().stream().map(Replay.Values::of).toList(),
          by.what(),
          by.where(),
          by.expected(),
          by.actual(),
          by.numbers(),
          refutation.smallest().toString(),
          refutation.agreesWith(),
          Laws.explanation(by.law()),
          arguments.replay(by.on()));
    }
  }
}
