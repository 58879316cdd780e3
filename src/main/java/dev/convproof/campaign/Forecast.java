package dev.convproof.campaign;

import dev.convproof.campaign.Covered.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * How long one thread takes for a range of a campaign, from shapes drawn at random: a fixed time
 * for each shape and a time for each unit of its predicted cost, fitted by least squares.
 *
 * <p>Small shapes are judged first, again and again, until Java has compiled what they call. Then
 * shapes are measured from the cheapest on, as long as there is time: all of the draws where all
 * are cheap; else some of them, each a fifth costlier than the one before. What takes longer than
 * that is extrapolated. An error counts by the share that it has of the predicted cost, so that
 * small shapes say what is fixed and large ones what a product takes.
 *
 * @param shapes that were measured
 * @param seconds for the whole range
 */
public record Forecast(int shapes, double seconds) {
  private static final int DRAWS = 400;
  private static final long WARMING = 1_500_000_000L;
  private static final long MEASURING = 4_000_000_000L;
  private static final double NEXT = 1.2;

  /** A shape that may be judged. */
  private record Drawn(long rank, double cost) {}

  /** A shape that was judged: its predicted cost, and the time in nanoseconds. */
  private record Measured(double cost, double took) {}

  /**
   * Judges some shapes, and returns what follows for a range.
   *
   * @param clock in nanoseconds
   */
  public static Forecast of(Campaign campaign, Range range, LongSupplier clock) {
    List<Drawn> drawn = drawn(campaign, range);
    try (Question.Answering answering = campaign.question().open()) {
      boolean cheap = warmed(campaign, answering, drawn, clock);
      List<Measured> measured = measured(campaign, answering, drawn, cheap, clock);
      double cost =
          campaign.tasks(List.of(range), 1).stream().mapToDouble(Campaign.Task::cost).sum();
      return new Forecast(measured.size(), fitted(measured, (double) range.count(), cost) / 1e9);
    }
  }

  private static List<Drawn> drawn(Campaign campaign, Range range) {
    SplittableRandom random = new SplittableRandom(0);
    List<Drawn> drawn = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      long rank = random.nextLong(range.from(), range.to());
      Space.Shape shape = campaign.space().at(rank);
      drawn.add(new Drawn(rank, campaign.question().cost(shape)));
    }
    drawn.sort(Comparator.comparingDouble(Drawn::cost));
    return drawn;
  }

  private static long took(
      Campaign campaign, Question.Answering answering, Drawn one, LongSupplier clock) {
    long from = clock.getAsLong();
    var unused = campaign.judge(answering, new Range(one.rank(), one.rank() + 1));
    return clock.getAsLong() - from;
  }

  /** Judges until it is warm; returns whether there was time for all. */
  private static boolean warmed(
      Campaign campaign, Question.Answering answering, List<Drawn> drawn, LongSupplier clock) {
    long end = clock.getAsLong() + WARMING;
    boolean all = false;
    while (true) {
      for (Drawn one : drawn) {
        var unused = took(campaign, answering, one, clock);
        if (clock.getAsLong() > end) {
          return all;
        }
      }
      all = true;
    }
  }

  private static List<Measured> measured(
      Campaign campaign,
      Question.Answering answering,
      List<Drawn> drawn,
      boolean cheap,
      LongSupplier clock) {
    List<Measured> measured = new ArrayList<>();
    long end = clock.getAsLong() + MEASURING;
    double next = 0;
    double last = 0;
    for (Drawn one : drawn) {
      if (one.cost() >= next) {
        double expected = last * NEXT;
        if (!measured.isEmpty() && clock.getAsLong() + expected > end) {
          return measured;
        }
        last = took(campaign, answering, one, clock);
        measured.add(new Measured(one.cost(), last));
        next = cheap ? 0 : one.cost() * NEXT;
      }
    }
    return measured;
  }

  /** Returns the nanoseconds of so many shapes that have so much predicted cost in all. */
  private static double fitted(List<Measured> measured, double shapes, double cost) {
    double ones = 0;
    double inverses = 0;
    double squares = 0;
    double rates = 0;
    double ratesOverCost = 0;
    for (Measured one : measured) {
      double inverse = 1 / one.cost();
      double rate = one.took() * inverse;
      ones++;
      inverses += inverse;
      squares += inverse * inverse;
      rates += rate;
      ratesOverCost += rate * inverse;
    }
    double determinant = ones * squares - inverses * inverses;
    double fixed = (ones * ratesOverCost - inverses * rates) / determinant;
    double each = (rates - fixed * inverses) / ones;
    if (each < 0) { // slower where there is less to do: what is fixed alone
      return ratesOverCost / squares * shapes;
    }
    return fixed >= 0 ? fixed * shapes + each * cost : rates / ones * cost; // or all are alike
  }
}
