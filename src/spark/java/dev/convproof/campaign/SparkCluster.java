package dev.convproof.campaign;

import dev.convproof.campaign.Campaign.Task;
import dev.convproof.campaign.Covered.Range;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/**
 * Judges the tasks of a campaign by Apache Spark, one partition a task: the engine hands them out,
 * and hands out again those of lost executors. Properties of the JVM that begin with {@code spark.}
 * configure it, as they do everywhere.
 */
public final class SparkCluster implements Cluster {
  /** Campaigns that this JVM, an executor, has made. */
  private static final ConcurrentMap<Recipe, Campaign> MADE = new ConcurrentHashMap<>();

  @Override
  public void run(
      Recipe recipe, String master, IntFunction<List<Task>> cut, Consumer<Covered> done) {
    AtomicReference<RuntimeException> refused = new AtomicReference<>();
    try (JavaSparkContext context = new JavaSparkContext(conf(master))) {
      List<Range> ranges =
          cut.apply(context.defaultParallelism()).stream().map(Task::range).toList();
      JavaRDD<Range> tasks = context.parallelize(ranges, ranges.size());
      Function1<Iterator<Range>, String> judge =
          (Function1<Iterator<Range>, String> & Serializable)
              task -> Journal.written(campaign(recipe).judge(task.next()));
      Function2<Object, String, BoxedUnit> take =
          (index, line) -> {
            try {
              done.accept(Journal.read(line.strip()).orElseThrow());
            } catch (RuntimeException e) {
              refused.set(e);
              throw e;
            }
            return BoxedUnit.UNIT;
          };
      context.sc().runJob(tasks.rdd(), judge, take, ClassTag.apply(String.class));
    } catch (Exception failed) { // Scala throws what it likes
      if (refused.get() != null) {
        throw refused.get();
      }
      throw new ClusterException(line(failed), failed);
    }
  }

  private static Campaign campaign(Recipe recipe) {
    return MADE.computeIfAbsent(recipe, Recipe::campaign);
  }

  private static SparkConf conf(String master) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setIfMissing("spark.app.name", "ConvProof campaign")
            .setIfMissing("spark.ui.enabled", "false");
    Path code = code();
    return !isHere(master) && Files.isRegularFile(code)
        ? conf.setIfMissing("spark.jars", code.toString())
        : conf;
  }

  private static boolean isHere(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  /** Returns the jar that this class is in, or the folder. */
  private static Path code() {
    try {
      URI place = SparkCluster.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the message of what went wrong first. */
  private static String line(Throwable failed) {
    Throwable first = failed;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String message =
        String.valueOf(first.getMessage()).lines().findFirst().orElse(first.toString());
    boolean ended = message.contains("stopped SparkContext") || message.contains("was shut down");
    return ended
        ? "Spark has ended the run: no master answers there, or executors do not start; its logs tell"
        : message;
  }
}
