package dev.convproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FairQueueTest {
  private final Usage usage = new Usage();
  private final FairQueue<String> line = new FairQueue<>(usage);

  @Test
  void whoever_has_used_least_is_next_and_then_who_came_first() {
    usage.add("greedy", Duration.ofSeconds(3));
    line.add("greedy", "g1");
    line.add("modest", "m1");
    line.add("modest", "m2");
    line.add("other", "o1");
    assertThat(line.ahead("greedy", "g1")).isEqualTo(3);
    assertThat(line.ahead("modest", "m2")).isEqualTo(2);
    assertThat(line.ahead("nobody", "m2")).isEqualTo(-1);
    assertThat(line.poll(client -> true)).hasValue("m1");
    usage.add("modest", Duration.ofSeconds(1));
    assertThat(line.poll(client -> true)).hasValue("o1");
    assertThat(line.poll(client -> client.equals("greedy"))).hasValue("g1");
    assertThat(line.poll(client -> client.equals("greedy"))).isEmpty();
    assertThat(line.poll(client -> true)).hasValue("m2");
    assertThat(line.size()).isZero();
  }
}
