package dev.convproof.properties;

import static dev.convproof.properties.ConvolutionAssert.assertThatStrategiesAgree;

import dev.convproof.algebra.Doubles;
import dev.convproof.algebra.Floats;
import dev.convproof.law.Law;
import dev.convproof.law.Laws;
import dev.convproof.model.Budget;
import dev.convproof.model.Network;
import dev.convproof.model.NetworkPlan;
import dev.convproof.model.NetworkPlan.LayerPlan;
import dev.convproof.properties.arbitrary.Cases;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Reporter;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Every strategy on the convolution layers of ResNet-50 and MobileNet: on whole layers where that
 * is quick, else on crops that keep the channels, the borders and the strides. What is left out is
 * said.
 */
class NetworkProperties extends Suite {
  @BeforeContainer
  static void say_what_is_left_out(Reporter reporter) {
    reporter.publishValue("networks over doubles", within(Budget.QUICK).summary());
    reporter.publishValue("networks over floats", within(Budget.BRIEF).summary());
  }

  private static NetworkPlan within(Budget budget) {
    return NetworkPlan.of(Network.allLayers(), Subjects.current(), budget);
  }

  @Override
  Law law() {
    return Laws.AGREEMENT;
  }

  @Provide
  Arbitrary<LayerPlan> quick() {
    return Arbitraries.of(within(Budget.QUICK).layers());
  }

  @Provide
  Arbitrary<LayerPlan> brief() {
    return Arbitraries.of(within(Budget.BRIEF).layers());
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void every_strategy_agrees_on_every_layer_over_doubles(@ForAll("quick") LayerPlan plan) {
    assertThatStrategiesAgree(plan, Doubles.INSTANCE, Cases.seed());
  }

  @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
  void every_strategy_agrees_on_every_layer_over_floats(@ForAll("brief") LayerPlan plan) {
    assertThatStrategiesAgree(plan, Floats.INSTANCE, Cases.seed());
  }
}
