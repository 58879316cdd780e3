package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.campaign.Cluster;
import dev.convproof.campaign.Space;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.TensorFileException;
import dev.convproof.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignCommandTest {
  @TempDir private Path folder;

  private Path campaign(String... lines) throws IOException {
    return Files.write(folder.resolve("campaign.toml"), List.of(lines));
  }

  private Answer campaign(String command, Path file, Object... more) {
    String[] args = new String[3 + more.length];
    args[0] = "campaign";
    args[1] = command;
    args[2] = file.toString();
    for (int at = 0; at < more.length; at++) {
      args[3 + at] = more[at].toString();
    }
    return Answer.to(args);
  }

  @Test
  void a_plan_counts_and_estimates() throws IOException {
    Path file = campaign("question = \"all-values\"", "sizes = 3");
    campaign("plan", file, "--part", "1/4")
        .holds()
        .says(
            "question    agreement for all values of definition, ",
            "            size 3: 522 shapes\nshapes      159\ntime        about ");
    assertThat(folder.toFile().list()).containsExactly("campaign.toml");
  }

  @Test
  void parts_put_together_are_the_whole_byte_for_byte() throws IOException {
    Path file = campaign("question = \"gradients\"", "sizes = 3");
    Path whole = folder.resolve("whole.json");
    Path first = folder.resolve("1.json");
    Path second = folder.resolve("2.json");
    Path merged = folder.resolve("merged.json");
    campaign("run", file, "--output", whole, "--threads", 3)
        .holds()
        .says("judged      633 of 633 shapes, ", "\nverdict     HOLDS\n");
    campaign("run", file, "--output", first, "--part", "1/2", "--threads", 1).holds();
    campaign("run", file, "--output", second, "--part", "2/2").holds();
    campaign("merge", second, first, "--output", merged).holds();
    assertThat(merged).hasSameBinaryContentAs(whole);
    assertThat(campaign("run", file, "--json").holds().out()).isEqualTo(Files.readString(whole));
    campaign("merge", second)
        .isRefusedWith(
            "convproof campaign merge: "
                + second
                + ": ranks 0 to 316 are missing of 633: the evidence of all parts would be right");
    campaign("merge", first, whole)
        .isRefusedWith("convproof campaign merge: " + whole + ": ranks 0 to 316 are judged twice");
    Path others = folder.resolve("others.json");
    campaign("run", campaign("question = \"all-values\"", "sizes = 2"), "--output", others).holds();
    campaign("merge", whole, others)
        .isRefusedWith(
            "convproof campaign merge: " + others + ": evidence of another campaign or version");
    campaign("merge", file)
        .isRefusedWith(
            "convproof campaign merge: " + file + ": no evidence that campaign run wrote");
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder(
            "campaign.toml", "whole.json", "1.json", "2.json", "merged.json", "others.json");
  }

  @Test
  void a_wrong_convolution_is_refuted_at_its_first_shape() throws IOException {
    Path shapes = Files.writeString(folder.resolve("shapes"), "h3w3kh2kw2\ng2ci2h3w3co4kh2kw2\n");
    String type = ForeignSamples.class.getName() + "$Wrong#interleaved";
    String subject =
        "--java "
            + ShellWords.quoted(type)
            + " --classpath "
            + ShellWords.quoted(ForeignSamples.folder());
    Path file =
        campaign(
            "question = \"contract\"",
            "cases = \"" + shapes.getFileName() + "\"",
            "seed = 7",
            "subject = \"" + subject + "\"");
    campaign("run", file, "--threads", "1")
        .isRefuted()
        .says(
            "question    every law of " + subject + ", at one random case a shape, seed 7\n",
            "\nsmallest    rank 1, g2ci2h3w3co4kh2kw2: AGREEMENT refuted: ",
            "\nverdict     REFUTED at 1 shape\n");
  }

  /** im2col keeps every law in each format; and what a format cannot represent is not its fault. */
  @Test
  void strategies_of_our_own_are_judged_in_each_format() throws IOException {
    Path file =
        campaign(
            "question = \"contract\"",
            "strategies = [\"im2col\", \"winograd-2x2\"]",
            "formats = [\"f32\", \"i64\", \"bf16\"]",
            "product = { h = [3, 5], w = [4], kh = [1, 3], kw = [3, 5] }");
    campaign("run", file)
        .holds()
        .says(
            "question    every law of im2col in f32; im2col in i64; im2col in bf16; winograd-2x2 in f32; ",
            "space       product of lists, 4 shapes of 8 combinations (",
            "for each of 6 convolutions\n",
            "judged      24 of 24 shapes, ");
  }

  /** ResNet-34 has the shapes of ResNet-18, which are judged once; each by one law. */
  @Test
  void shapes_that_networks_share_are_counted_once_and_laws_may_be_named() throws IOException {
    Path file =
        campaign(
            "question = \"contract\"",
            "strategies = [\"definition\", \"im2col\"]",
            "laws = [\"channel permutation\"]",
            "product = { ci = [1, 2], h = [3], w = [4], kh = [1, 3] }");
    campaign("run", file)
        .holds()
        .says(
            "question    channel permutation of definition in f32; im2col in f32, at one random case"
                + " a shape, seed 0\n",
            "judged      8 of 8 shapes, 4 ");
    Path shared =
        campaign(
            "question = \"gradients\"", "networks = [\"resnet18\", \"resnet34\", \"resnet50\"]");
    Space space = CampaignFile.read(shared).campaign().space();
    assertThat(space.parts())
        .extracting(Space.Part::name)
        .containsExactly(
            "resnet18",
            "resnet34, those of its 11 shapes that are new",
            "resnet50, those of its 23 shapes that are new");
    List<String> shapes =
        LongStream.range(0, space.count()).mapToObj(rank -> space.at(rank).text()).toList();
    assertThat(shapes)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Stream.of("resnet18", "resnet34", "resnet50")
                .flatMap(name -> Network.named(name).orElseThrow().layers().stream())
                .map(layer -> layer.geometry().toString())
                .collect(Collectors.toSet()));
  }

  @Test
  void stacks_equal_their_composition() throws IOException {
    Path file = campaign("question = \"composition\"", "sizes = 3");
    campaign("run", file).holds().says("space       all stacks of two layers whose free size is 3");
    Files.writeString(folder.resolve("stacks.txt"), "h3kh2,h2kh2\nh3kh2\n");
    Path wrong = campaign("question = \"composition\"", "cases = \"stacks.txt\"");
    campaign("run", wrong)
        .isRefusedWith(
            "convproof campaign run: "
                + wrong
                + ": cases: h3kh2: two layers would be right, such as h3kh2,h2kh2");
  }

  @Test
  void recordings_are_audited_and_the_first_wrong_one_is_told() throws Exception {
    npy("x", new int[] {1, 2, 2}, 1, 2, 3, 4);
    npy("w", new int[] {1, 1, 1, 1}, 2);
    npy("right", new int[] {1, 2, 2}, 2, 4, 6, 8);
    npy("wrong", new int[] {1, 2, 2}, 2, 4, 6, 9);
    Files.writeString(
        folder.resolve("recordings.txt"), recording("right") + "\n# next\n" + recording("wrong"));
    Path file = campaign("question = \"audit\"", "recordings = \"recordings.txt\"", "seed = 3");
    campaign("run", file)
        .isRefuted()
        .says(
            "question    audits of recorded outputs, seed 3\n",
            "judged      2 of 2 shapes, 2 comparisons\n",
            "wrong.npy: output [0, 1, 1] is 9 instead of 8\n");
    Files.writeString(folder.resolve("recordings.txt"), recording("absent"));
    campaign("run", file).isRefused(recording("absent") + ": ");
  }

  private void npy(String name, int[] shape, long... values) throws TensorFileException {
    NpyWriter.write(
        folder.resolve(name + ".npy"),
        StoredTensor.of(
            Arrays.stream(shape).boxed().toList(), StoredTensor.ElementType.INT64, values));
  }

  private String recording(String output) {
    return "--input %s --weight %s --output %s"
        .formatted(
            ShellWords.quoted(folder.resolve("x.npy").toString()),
            ShellWords.quoted(folder.resolve("w.npy").toString()),
            ShellWords.quoted(folder.resolve(output + ".npy").toString()));
  }

  /**
   * The rest of a run that was killed: nothing is judged twice, the evidence is that of a whole
   * run.
   */
  @Tag("long")
  @Test
  void a_run_that_is_killed_goes_on() throws IOException, InterruptedException {
    Path file = campaign("question = \"all-values\"", "sizes = 6");
    Path whole = folder.resolve("whole.json");
    campaign("run", file, "--output", whole).holds();
    Path output = folder.resolve("killed.json");
    Path journal = folder.resolve("killed.json.journal");
    long before = 0;
    for (int time = 0; time < 3; time++) {
      Process run =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "campaign",
                  "run",
                  file.toString(),
                  "--output",
                  output.toString(),
                  time == 0 ? "--threads" : "--resume",
                  time == 0 ? "2" : "--threads=2")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      while (run.isAlive() && (!Files.exists(journal) || Files.size(journal) < before + 4_000)) {
        Thread.sleep(5);
      }
      run.destroyForcibly().waitFor();
      assertThat(Files.size(journal)).isGreaterThan(before);
      assertThat(output).doesNotExist();
      before = Files.size(journal);
    }
    campaign("run", file, "--output", output)
        .isRefusedWith(
            "convproof campaign run: "
                + journal
                + " is left of a run that did not end: --resume goes on with it; without it, remove it");
    campaign("run", file, "--output", output, "--resume").holds();
    assertThat(output).hasSameBinaryContentAs(whole);
    assertThat(journal).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sizes = 3 | no question: question = \"all-values\" would be right, or another of all-values,"
            + " gradients, composition, contract, audit",
        "question = \"gradient\"; sizes = 3 | unknown question \"gradient\": did you mean gradients? Known"
            + " are all-values, gradients, composition, contract, audit",
        "question = \"gradients\" | no shapes: one of sizes = 7, networks = [\"resnet50\"], cases ="
            + " \"shapes.txt\" or product = { h = [7, 8], kh = [1, 3] } would be right",
        "question = \"gradients\"; sizes = 99 | sizes: 0 to 20 would be right",
        "question = \"gradients\"; sizes = \"3\" | sizes: a whole number would be right",
        "question = \"gradients\"; networks = [] | networks: a list such as [\"...\"] would be right",
        "question = \"gradients\"; sizes = 2; formats = [\"f32\"] | formats: question = \"gradients\" has"
            + " none, \"contract\" has",
        "question = \"gradients\"; product = { h = [1], kh = [2] } | product: no combination is a shape:"
            + " rows (h, kh, sh, pt, pb, dh): kernel 2 is larger than the padded input 1 (size 1, no"
            + " padding): a kernel of at most 1 fits",
        "question = \"composition\"; networks = [\"resnet50\"] | question = \"composition\" asks about"
            + " stacks: sizes = 5, or cases = \"stacks.txt\" with two layers a line, would be right",
        "question = \"audit\" | no recordings: recordings = \"recordings.txt\" would be right, a line of"
            + " audit's options for each",
        "question = \"contract\"; sizes = 2 | question = \"contract\" needs subject = \"--exec './conv'\","
            + " or of our own strategies = [\"im2col\"]",
        "question = \"contract\"; sizes = 2; strategies = [\"im2co\"] | strategies: unknown strategy"
            + " \"im2co\": did you mean im2col? Known are definition, per-channel, im2col, shifted,"
            + " toeplitz, depth-spanning, strip-4, pointwise, winograd-2x2, winograd-4x4, fft, fft-rounded,"
            + " separable",
        "question = \"contract\"; sizes = 2; strategies = [\"im2col\"]; laws = [\"agrement\"] | laws:"
            + " unknown law \"agrement\": did you mean agreement? Known are agreement, purity, linearity"
            + " in the input, linearity in the weights, translation equivariance, batch independence,"
            + " groups, dilation, padding, stride, unit kernel, channel permutation, composition, border,"
            + " gradient agreement, adjoint, unit step, gradient of a composition, accuracy, determinism,"
            + " propagation",
        "question = \"contract\"; sizes = 2; subject = \"./conv\" | subject: Unmatched argument at index 0: './conv'",
        "question = \"all-values\"; sizes = 2; sedd = 3 | unknown key \"sedd\": did you mean seed? Known are"
            + " question, subject, strategies, formats, laws, seed, sizes, networks, cases, product, recordings"
      })
  void a_mistake_in_the_file_is_one_line(String lines, String told) throws IOException {
    Path file = campaign(lines.split("; "));
    campaign("run", file).isRefusedWith("convproof campaign run: " + file + ": " + told);
  }

  @Test
  void a_convolution_that_does_not_start_leaves_no_file() throws IOException {
    Path file = campaign("question = \"contract\"", "subject = \"--exec ./no-such\"", "sizes = 1");
    campaign("run", file, "--output", folder.resolve("e.json"))
        .isRefusedWith(
            "convproof campaign run: --exec: ./no-such cannot be started: there is no such file");
    assertThat(folder.toFile().list()).containsExactly("campaign.toml");
    Path journal = Files.writeString(folder.resolve("e.json.journal"), "a letter\n");
    campaign("run", file, "--output", folder.resolve("e.json"), "--resume")
        .isRefusedWith(
            "convproof campaign run: "
                + journal
                + ": the journal of another campaign, or of another version");
    assertThat(Files.readString(journal)).isEqualTo("a letter\n");
  }

  /** Built without Spark, as it usually is, or with it on a machine that names none. */
  @Test
  void without_spark_there_is_one_line_that_says_how() throws IOException {
    Path file = campaign("question = \"all-values\"", "sizes = 1");
    campaign("run", file, "--spark", "local[2]", "--output", folder.resolve("e.json"))
        .isRefusedWith(
            "convproof campaign run: --spark: "
                + (Cluster.find().isEmpty()
                    ? "this was built without Spark: mvn package -Pspark builds a jar that knows it"
                    : "there is no Spark here: SPARK_HOME=FOLDER names an installed one; or"
                        + " spark-submit would be right, with this jar"));
    assertThat(folder.toFile().list()).containsExactly("campaign.toml");
  }

  @Test
  void what_is_no_toml_is_told_with_its_line() throws IOException {
    Path file = campaign("question = \"all-values\"", "sizes = = 3");
    assertThat(campaign("run", file).err())
        .startsWith("convproof campaign run: " + file + ", line 2: ")
        .hasLineCount(1);
    Path good = campaign("question = \"all-values\"", "sizes = 1");
    campaign("run", good, "--part", "3/2")
        .isRefusedWith(
            "convproof campaign run: --part 3/2: 1/8 would be right, the first of eight");
    campaign("run", good, "--resume")
        .isRefusedWith(
            "convproof campaign run: --resume: --output names the evidence to go on with");
  }
}
