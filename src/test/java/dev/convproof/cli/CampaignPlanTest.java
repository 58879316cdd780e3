package dev.convproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.convproof.campaign.Campaign;
import dev.convproof.campaign.Covered;
import dev.convproof.campaign.Forecast;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan estimates is within a factor of 3 of what one thread then takes. */
class CampaignPlanTest {
  @Tag("long")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "question = \"all-values\"\nsizes = 7",
        "question = \"contract\"\nstrategies = [\"im2col\"]\nnetworks = [\"mobilenet-v1\"]",
        "question = \"contract\"\nstrategies = [\"im2col\", \"shifted\"]\nformats = [\"f32\", \"i8\"]\n"
            + "laws = [\"agreement\"]\nnetworks = [\"resnet18\"]",
      })
  void is_near_what_a_run_takes(String toml) {
    Campaign campaign = new CampaignFile("campaign.toml", toml, List.of()).campaign();
    double estimate = Forecast.of(campaign, campaign.all(), System::nanoTime).seconds();
    List<Covered> done = new ArrayList<>();
    long began = System.nanoTime();
    campaign.run(campaign.tasks(List.of(campaign.all()), 1), 1, done::add);
    double took = (System.nanoTime() - began) / 1e9;
    assertThat(done.stream().mapToLong(Covered::shapes).sum()).isEqualTo(campaign.space().count());
    assertThat(estimate).isBetween(took / 3, took * 3);
  }
}
