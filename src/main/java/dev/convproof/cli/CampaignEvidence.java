package dev.convproof.cli;

import static dev.convproof.cli.BadInput.require;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Covered;
import dev.convproof.campaign.Covered.Count;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Space;
import dev.convproof.law.SumError;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Covered as it is written: nothing of it depends on threads, times or machines. */
record CampaignEvidence(
    String version,
    String question,
    String space,
    long shapes,
    String verdict,
    List<Range> ranges,
    List<PartCount> parts,
    String digest,
    @JsonProperty("counterexample") Optional<FirstRefuted> first) {

  /** What --strict does. */
  static final String STRICT =
      "Exit code 1 where errors on fractional numbers are suspect, too: within their bounds, but"
          + " beyond the probable ones.";

  private static final Count NOTHING = new Count(0, 0, 0, 0, 0);

  /** The counterexample of the least rank. */
  record FirstRefuted(long rank, @JsonProperty("case") String on, String what) {
    static FirstRefuted of(Covered.First first) {
      return new FirstRefuted(first.rank(), first.shape(), first.what());
    }
  }

  /**
   * What was judged in one part of the space.
   *
   * @param shapes how many it has
   * @param covered how many of them were judged
   * @param judged how much was compared at them
   * @param refuted at how many something differs
   * @param suspect at how many something is within its bound, but beyond what chance gives
   */
  record PartCount(
      String name,
      long shapes,
      long covered,
      long judged,
      long refuted,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long suspect) {
    private Count count(int part) {
      return new Count(part, covered, judged, refuted, suspect);
    }

    private PartCount plus(PartCount other) {
      return new PartCount(
          name,
          shapes,
          covered + other.covered,
          judged + other.judged,
          refuted + other.refuted,
          suspect + other.suspect);
    }

    private boolean isSamePart(PartCount other) {
      return name.equals(other.name) && shapes == other.shapes;
    }
  }

  static CampaignEvidence of(Campaign campaign, Covered evidence) {
    return new CampaignEvidence(
        running(),
        campaign.question().name(),
        campaign.space().name(),
        campaign.space().count(),
        verdict(evidence),
        evidence.ranges(),
        parts(campaign.space(), evidence),
        evidence.digestText(),
        evidence.first().map(FirstRefuted::of));
  }

  private static List<PartCount> parts(Space space, Covered evidence) {
    Map<Integer, Count> counts =
        evidence.counts().stream().collect(Collectors.toMap(Count::part, one -> one));
    return IntStream.range(0, space.parts().size())
        .mapToObj(at -> count(space.parts().get(at), counts.getOrDefault(at, NOTHING)))
        .toList();
  }

  private static PartCount count(Space.Part part, Count of) {
    return new PartCount(
        part.name(), part.count(), of.shapes(), of.judged(), of.refuted(), of.suspect());
  }

  private static String verdict(Covered evidence) {
    return evidence.refuted() > 0 ? "REFUTED" : evidence.judged() > 0 ? "HOLDS" : "UNDECIDED";
  }

  Covered evidence() {
    return new Covered(
        ranges,
        IntStream.range(0, parts.size())
            .filter(at -> parts.get(at).covered() > 0)
            .mapToObj(at -> parts.get(at).count(at))
            .toList(),
        new BigInteger(digest, 16),
        first.map(f -> new Covered.First(f.rank(), f.on(), f.what())));
  }

  CampaignEvidence plus(CampaignEvidence other, Path file) {
    require(
        version.equals(other.version)
            && question.equals(other.question)
            && space.equals(other.space)
            && isOfSameParts(other),
        "%s: evidence of another campaign or version",
        file);
    try {
      Covered sum = evidence().plus(other.evidence());
      return new CampaignEvidence(
          version,
          question,
          space,
          shapes,
          verdict(sum),
          sum.ranges(),
          IntStream.range(0, parts.size())
              .mapToObj(at -> parts.get(at).plus(other.parts.get(at)))
              .toList(),
          sum.digestText(),
          sum.first().map(FirstRefuted::of));
    } catch (Covered.OverlapException twice) {
      throw new BadInput("%s: %s", file, twice.getMessage());
    }
  }

  private boolean isOfSameParts(CampaignEvidence other) {
    return parts.size() == other.parts.size()
        && IntStream.range(0, parts.size())
            .allMatch(at -> parts.get(at).isSamePart(other.parts.get(at)));
  }

  /**
   * Returns the exit code.
   *
   * @param strict whether what is suspect is refused, too
   */
  int exitCode(boolean strict) {
    if (strict && evidence().suspect() > 0) {
      return ExitCode.REFUTED;
    }
    return switch (verdict) {
      case "REFUTED" -> ExitCode.REFUTED;
      case "HOLDS" -> ExitCode.HOLDS;
      default -> ExitCode.UNDECIDED;
    };
  }

  void print(Output out) {
    out.fact("question", question);
    out.fact("space", space);
    Covered evidence = evidence();
    long refuted = evidence.refuted();
    out.fact(
        "judged",
        Output.text(
            "%,d of %,d shapes, %,d comparisons", evidence.shapes(), shapes, evidence.judged()));
    out.fact("digest", digest);
    first.ifPresent(
        f -> out.fact("smallest", Output.text("rank %,d, %s: %s", f.rank(), f.on(), f.what())));
    boolean suspect = evidence.suspect() > 0;
    if (suspect) {
      out.fact(
          "suspect",
          Output.text(
              "at %s results on fractional numbers are within their bounds, but beyond what"
                  + " errors that are independent and of mean zero give, but for a probability of %s",
              CampaignPlan.shapes(evidence.suspect()), Bound.number(SumError.FAILURE)));
    }
    out.fact(
        "verdict",
        refuted == 0
            ? verdict + (suspect ? "; suspect, which --strict refuses" : "")
            : verdict + " at " + CampaignPlan.shapes(refuted));
  }

  /** Returns the version that runs. */
  static String running() {
    return new Main.Version().getVersion()[0];
  }

  /** Reads what was written. */
  static CampaignEvidence read(Path file) {
    try {
      return new ObjectMapper()
          .registerModule(new Jdk8Module())
          .readValue(Files.readString(file), CampaignEvidence.class);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput("%s: no evidence that campaign run wrote", file);
    }
  }

  /** Writes a file, whole or not at all. */
  static void write(Path file, String text) {
    Path whole = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      remove(whole);
      throw new BadInput("--output: %s cannot be written", file);
    }
  }

  /** Removes a file if it is there. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException left) {
      // it stays
    }
  }
}
