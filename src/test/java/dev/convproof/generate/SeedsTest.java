package dev.convproof.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Exactness;
import dev.convproof.algebra.Floats;
import dev.convproof.algebra.Formats;
import dev.convproof.algebra.MixedArithmetic;
import dev.convproof.algebra.NumberFormat;
import dev.convproof.algebra.Requantization;
import dev.convproof.algebra.Rounded;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.Notation;
import dev.convproof.tensor.Case;
import dev.convproof.tensor.CaseLine;
import dev.convproof.tensor.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A seed gives the cases that it gave, and a case that fails the smaller ones that are tried next:
 * who noted a seed finds the same again, in a later version too. A row is the digest of some lists.
 * To write them anew, where draws are changed on purpose: {@code mvn surefire:test -Dtest=SeedsTest
 * -Dgolden=write}.
 */
class SeedsTest {
  private static final Path TABLE = Path.of("src/test/resources/generate/seeds.txt");
  private static final Exactness FLOATS = Floats.INSTANCE.exactness();
  private static final Exactness FEW = new Exactness(1L << 8, -14, 15);
  private static final Map<String, Supplier<Stream<String>>> ROWS = rows();

  private static Map<String, Supplier<Stream<String>>> rows() {
    Map<String, Supplier<Stream<String>>> rows = new LinkedHashMap<>();
    for (String format :
        List.of("f64", "f32", "f16", "f16:f16", "e4m3", "e4m3:f14", "i8", "u8i8", "i64")) {
      rows.put("cases of " + format, () -> cases(format));
    }
    rows.put("cases of sums below 256", () -> draws(FEW, Reach.FULL.within(2_000), 0, 200));
    rows.put("cases of small shapes", () -> draws(FLOATS, Reach.SMALL.within(1_024), 1, 100));
    Arithmetic<?> bytes =
        MixedArithmetic.requantized(Arithmetic.named("i8"), Requantization.parse("even,0.25,3,u8"));
    rows.put(
        "cases of i8, requantised",
        () -> draws(bytes.exactness(), Reach.FULL.within(2_000), 1, 200));
    rows.put("wide shapes", SeedsTest::wide);
    rows.put("cases of two layers", () -> draws(FLOATS, Reach.SELDOM, 2, 150));
    rows.put("whole layers", SeedsTest::wholes);
    rows.put("cases without bias", SeedsTest::fitted);
    rows.put("gradients of outputs", SeedsTest::gradients);
    rows.put("fractions", SeedsTest::fractions);
    rows.put("points", SeedsTest::points);
    rows.put("features", SeedsTest::features);
    rows.put("cases with separable kernels", () -> suited(Suited::separable));
    rows.put("dense cases", () -> suited(Suited::dense));
    rows.put("smaller cases of one layer", SeedsTest::smaller);
    rows.put("smaller cases of two layers", () -> small(2).limit(2).flatMap(SeedsTest::below));
    rows.put("smaller shapes of a long axis", SeedsTest::shorter);
    rows.put("lists of few values", SeedsTest::few);
    rows.put("shapes", SeedsTest::shapes);
    return rows;
  }

  private static String text(Case c) {
    return CaseLine.geometries(c) + Arrays.toString(c.exponents()) + Arrays.toString(c.values());
  }

  private static Stream<String> draws(Exactness exactness, Reach reach, int layers, int count) {
    Draws draws = new Draws(reach, exactness, RandomCase.Fitting.NONE, layers, 5);
    return Stream.generate(draws::next).limit(count).map(SeedsTest::text);
  }

  private static Stream<String> cases(String format) {
    return draws(Arithmetic.named(format).exactness(), Reach.FULL.within(2_000), 0, 200);
  }

  private static Stream<String> wide() {
    return LongStream.range(0, 4_000)
        .mapToObj(seed -> new WideGeometryDraw(new Draw(seed), 100_000, 255L << (seed % 3 * 8)))
        .map(draw -> draw.next().toString());
  }

  /** Where the first kind just fits, where it does not, and of sums that are short. */
  private static Stream<String> wholes() {
    Exactness half = Arithmetic.named("f16:f16").exactness();
    return LongStream.range(0, 12)
        .boxed()
        .flatMap(
            turn ->
                Stream.of(
                    whole(Reach.MORE_WINDOWS_THAN_16_BITS, FLOATS, turn),
                    whole(30_000, half, turn)))
        .map(SeedsTest::text);
  }

  private static Case whole(long products, Exactness exactness, long turn) {
    return RandomCase.whole(new Reach(3, products), exactness, turn, RandomCase.Fitting.NONE, turn);
  }

  private static Stream<String> fitted() {
    RandomCase.Fitting pointwise =
        new RandomCase.Fitting(
            g -> g.outputChannels() > 2 ? Notation.parse("ci2h3w3co2kh2kw2") : g, false);
    Draws draws = new Draws(Reach.FULL.within(2_000), FLOATS, pointwise, 0, 3);
    RandomCase.Fitting many =
        new RandomCase.Fitting(
            g -> g.outputChannels() == 3 ? Notation.parse("h400w400kh3kw3") : g, true);
    return Stream.concat(
            Stream.generate(draws::next).limit(100),
            Stream.of(RandomCase.whole(new Reach(3, 20_000), FLOATS, 1, many, 1)))
        .map(SeedsTest::text);
  }

  private static Stream<Case> small(int layers) {
    return LongStream.range(0, 60)
        .mapToObj(seed -> RandomCase.draw(Reach.SMALL, FLOATS, layers, true, seed));
  }

  private static Stream<String> gradients() {
    return Stream.of(small(1), small(2))
        .flatMap(cases -> cases)
        .map(c -> Arrays.toString(OutputGradient.of(c, 1 + c.size() % 20)));
  }

  private static String text(Problem<double[]> p) {
    String bias = p.bias().map(b -> Arrays.toString(b.data())).orElse("none");
    String numbers = Arrays.toString(p.input().data()) + Arrays.toString(p.weights().data());
    return p.geometry() + " " + numbers + bias;
  }

  private static Stream<String> fractions() {
    Geometry g = Notation.parse("ci2h3co2kh2");
    Formats formats = MixedArithmetic.formatsOf(Arithmetic.named("bf16")).orElseThrow();
    return IntStream.range(0, 8)
        .boxed()
        .flatMap(
            seed ->
                Stream.of(
                    text(RandomFractions.problem(g, formats, seed)),
                    text(RandomFractions.positive(g, formats, seed)),
                    text(RandomFractions.normal(g, formats, seed % 2 == 0, seed)),
                    Arrays.toString(RandomFractions.values(NumberFormat.FLOAT16, 9, seed)),
                    text(RandomFractions.problem(g, Rounded.HALF, seed, -seed)),
                    Arrays.toString(RandomFractions.exponents(NumberFormat.FLOAT16))));
  }

  private static Stream<String> points() {
    return LongStream.range(0, 5)
        .mapToObj(seed -> RandomPoint.on(Notation.parse("ci2h3co2kh2"), 10 + seed, seed))
        .map(SeedsTest::text);
  }

  private static Stream<String> features() {
    Draws draws = new Draws(Reach.FULL, FLOATS, RandomCase.Fitting.NONE, 0, 1);
    List<Case> cases = Stream.generate(draws::next).limit(2_000).toList();
    return Arrays.stream(Feature.values())
        .map(
            feature ->
                feature
                    + " "
                    + cases.stream().filter(c -> feature.isIn(c, FLOATS)).count()
                    + " "
                    + cases.stream().filter(c -> feature.isIn(c.geometry())).count()
                    + feature.isOfShapes()
                    + feature.share(Reach.SMALL)
                    + feature.share(Reach.SELDOM));
  }

  private static Stream<String> suited(UnaryOperator<Case> change) {
    return LongStream.range(0, 200)
        .mapToObj(seed -> RandomCase.draw(Reach.FULL, FLOATS, 1, false, seed))
        .map(change)
        .map(SeedsTest::text);
  }

  private static Stream<String> below(Case c) {
    return Shrinker.smallerThan(c).map(SeedsTest::text);
  }

  private static Stream<String> smaller() {
    return Stream.of("g4ci8co4", "n2ci2h3w3co2kh2sw2pl1", "h3w2kh2kw2dh2pb2")
        .map(line -> RandomCase.of(FLOATS, List.of(Notation.parse(line)), 1))
        .flatMap(SeedsTest::below);
  }

  private static Stream<String> shorter() {
    Case c = Case.zeros(List.of(Notation.parse("h2200sh2200")), false);
    return Shrinker.smallerThan(c).map(CaseLine::geometries);
  }

  private static Stream<String> few() {
    return Stream.of(FewValues.upTo(4, 3, 5), FewValues.upTo(1, 2, 3), FewValues.upTo(0, 2, 3))
        .flatMap(lists -> lists)
        .map(Arrays::toString);
  }

  private static Stream<String> shapes() {
    return Stream.concat(
        IntStream.rangeClosed(0, 3).boxed().flatMap(Shapes::ofSize).map(Geometry::toString),
        IntStream.rangeClosed(0, 3)
            .boxed()
            .flatMap(size -> Shapes.ofSize(2, size))
            .map(List::toString));
  }

  private static String digest(Stream<String> lines) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static String row(String name) throws NoSuchAlgorithmException {
    return digest(ROWS.get(name).get()) + " " + name;
  }

  static Set<String> names() {
    return ROWS.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_seed_gives_what_it_gave(String name) throws IOException, NoSuchAlgorithmException {
    assertThat(Files.readAllLines(TABLE)).contains(row(name));
  }

  @Test
  void the_table_has_no_other_row() throws IOException, NoSuchAlgorithmException {
    if ("write".equals(System.getProperty("golden"))) {
      StringBuilder table = new StringBuilder();
      for (String name : names()) {
        table.append(row(name)).append('\n');
      }
      Files.writeString(TABLE, table);
    }
    assertThat(Files.readAllLines(TABLE).stream().map(line -> line.substring(17)))
        .containsExactlyElementsOf(names());
  }
}
