package dev.convproof.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.campaign.Campaign.Task;
import dev.convproof.campaign.Covered.Count;
import dev.convproof.campaign.Covered.Range;
import dev.convproof.campaign.Question.Answer;
import dev.convproof.generate.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a campaign is cut, ordered and interrupted, its evidence is the same. */
class CampaignTest {
  /** Wrong wherever the kernel has three rows. */
  private static final Question WRONG_AT_THREE =
      Question.of(
          "fewer than three rows",
          () ->
              (shape, rank) ->
                  shape.only().rows().kernel() == 3
                      ? new Answer(1, Optional.of("three\nrows"))
                      : new Answer(2, Optional.empty()));

  private static final Campaign CAMPAIGN = new Campaign(WRONG_AT_THREE, Space.upTo(4));

  @TempDir private Path folder;

  private static List<Covered> inTasks(long seed) {
    List<Task> tasks = new ArrayList<>(CAMPAIGN.tasks(List.of(CAMPAIGN.all()), 3));
    Collections.shuffle(tasks, new Random(seed));
    return tasks.stream().map(task -> CAMPAIGN.judge(task.range())).toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void tasks_in_any_order_add_up(long seed) {
    Covered whole = CAMPAIGN.judge(CAMPAIGN.all());
    assertThat(inTasks(seed).stream().reduce(Covered.NONE, Covered::plus)).isEqualTo(whole);
    assertThat(whole.ranges()).containsExactly(CAMPAIGN.all());
    assertThat(whole.refuted()).isPositive();
    assertThat(whole.judged()).isEqualTo(2 * whole.shapes() - whole.refuted());
    assertThat(whole.first().orElseThrow().shape()).isEqualTo("h3kh3");
    assertThat(whole.first().orElseThrow().what()).isEqualTo("three rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void threads_add_up(int threads) {
    List<Covered> sum = new ArrayList<>(List.of(Covered.NONE));
    List<Task> tasks = CAMPAIGN.tasks(List.of(CAMPAIGN.all()), threads);
    CAMPAIGN.run(tasks, threads, one -> sum.set(0, sum.get(0).plus(one)));
    assertThat(sum.get(0)).isEqualTo(CAMPAIGN.judge(CAMPAIGN.all()));
  }

  @Test
  void every_part_of_a_space_has_its_counts() {
    Covered whole = CAMPAIGN.judge(CAMPAIGN.all());
    assertThat(whole.counts()).hasSize(5);
    for (int size = 0; size <= 4; size++) {
      Count count = whole.counts().get(size);
      assertThat(count.part()).isEqualTo(size);
      assertThat(count.shapes()).isEqualTo(Shapes.ofSize(size).count());
      assertThat(count.refuted())
          .isEqualTo(Shapes.ofSize(size).filter(g -> g.rows().kernel() == 3).count());
    }
  }

  /** No task costs much more than the mean, but where a single shape does. */
  @Test
  void tasks_are_of_about_the_same_predicted_cost() {
    Campaign proofs = new Campaign(Question.allValues(), Space.upTo(6));
    List<Task> tasks = proofs.tasks(List.of(proofs.all()), 2);
    assertThat(tasks.stream().mapToLong(task -> task.range().count()).sum())
        .isEqualTo(proofs.space().count());
    double mean = tasks.stream().mapToDouble(t -> cost(proofs, t)).average().orElseThrow();
    assertThat(tasks).allSatisfy(task -> assertThat(cost(proofs, task)).isLessThan(1.5 * mean));
    assertThat(tasks).hasSizeBetween(400, 600);
  }

  private static double cost(Campaign campaign, Task task) {
    return LongStream.range(task.range().from(), task.range().to())
        .mapToDouble(rank -> campaign.question().cost(campaign.space().at(rank)))
        .sum();
  }

  @Test
  void another_answer_anywhere_has_another_digest() {
    ConcurrentHashMap<String, Long> digests = new ConcurrentHashMap<>();
    for (long other = 0; other < 20; other++) {
      long at = other * 7;
      Question one =
          Question.of("", () -> (shape, rank) -> new Answer(rank == at ? 3 : 2, Optional.empty()));
      Campaign campaign = new Campaign(one, Space.upTo(3));
      digests.put(campaign.judge(campaign.all()).digestText(), at);
    }
    assertThat(digests).hasSize(20);
  }

  @Test
  void ranges_that_are_judged_twice_are_refused() {
    Covered some = CAMPAIGN.judge(new Range(0, 10));
    Covered others = CAMPAIGN.judge(new Range(9, 20));
    assertThatThrownBy(() -> some.plus(others)).hasMessage("ranks 9 to 9 are judged twice");
  }

  @Test
  void what_is_missing_is_told() {
    Covered some = CAMPAIGN.judge(new Range(5, 10)).plus(CAMPAIGN.judge(new Range(20, 30)));
    assertThat(some.missing(new Range(0, 40)))
        .containsExactly(new Range(0, 5), new Range(10, 20), new Range(30, 40));
    assertThat(some.missing(new Range(5, 25))).containsExactly(new Range(10, 20));
    assertThat(some.missing(new Range(6, 9))).isEmpty();
  }

  /** A process may end within any byte that it writes. */
  @Test
  void a_journal_cut_anywhere_goes_on_to_the_same_evidence() throws IOException {
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.open(file, "it")) {
      inTasks(4).subList(0, 40).forEach(journal::add);
    }
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int time = 0; time < 60; time++) {
      Files.write(file, Arrays.copyOf(whole, random.nextInt(whole.length + 1)));
      try (Journal journal = Journal.open(file, "it")) {
        for (Range range : journal.evidence().missing(CAMPAIGN.all())) {
          journal.add(CAMPAIGN.judge(range));
        }
        assertThat(journal.evidence()).isEqualTo(CAMPAIGN.judge(CAMPAIGN.all()));
      }
      try (Journal journal = Journal.open(file, "it")) {
        assertThat(journal.evidence()).isEqualTo(CAMPAIGN.judge(CAMPAIGN.all()));
      }
    }
  }

  @Test
  void a_journal_with_a_changed_byte_counts_up_to_there() throws IOException {
    Path file = folder.resolve("journal");
    try (Journal journal = Journal.open(file, "it")) {
      journal.add(CAMPAIGN.judge(new Range(0, 10)));
      journal.add(CAMPAIGN.judge(new Range(10, 20)));
    }
    String text = Files.readString(file);
    Files.writeString(file, text.replace("\n10\t20\t", "\n10\t21\t"));
    assertThat(Files.readString(file)).isNotEqualTo(text);
    try (Journal journal = Journal.open(file, "it")) {
      assertThat(journal.evidence().ranges()).containsExactly(new Range(0, 10));
    }
  }

  @Test
  void a_journal_of_another_campaign_is_left_alone() throws IOException {
    Path file = folder.resolve("journal");
    Journal.open(file, "it").close();
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> Journal.open(file, "another"))
        .isInstanceOf(Journal.OtherCampaignException.class)
        .hasMessage(file + ": the journal of another campaign, or of another version");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    Files.writeString(file, "a letter\nto somebody\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(() -> Journal.open(file, "it"))
        .isInstanceOf(Journal.OtherCampaignException.class);
    assertThat(Files.readString(file)).isEqualTo("a letter\nto somebody\n");
  }

  @Test
  void a_journal_has_one_writer() {
    Path file = folder.resolve("journal");
    try (Journal first = Journal.open(file, "it")) {
      assertThat(first.evidence()).isEqualTo(Covered.NONE);
      assertThatThrownBy(() -> Journal.open(file, "it"))
          .isInstanceOf(Journal.InUseException.class)
          .hasMessage(file + ": another process runs this campaign");
    }
  }

  @Test
  void parts_are_proved_as_sizes_are() {
    Campaign proofs = new Campaign(Question.allValues(), Space.upTo(3));
    Covered evidence = proofs.judge(proofs.all());
    assertThat(evidence.refuted()).isZero();
    assertThat(evidence.shapes()).isEqualTo(633);
    Campaign gradients = new Campaign(Question.gradients(), Space.upTo(2));
    assertThat(gradients.judge(gradients.all()).refuted()).isZero();
  }
}
