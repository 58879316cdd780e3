package dev.convproof.properties;

import static dev.convproof.law.Laws.AGREEMENT;
import static dev.convproof.properties.ConvolutionAssert.assertThatConvolutionsOn;

import dev.convproof.algebra.Doubles;
import dev.convproof.law.LawStatement;
import dev.convproof.tensor.Case;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Operations, counted as they are executed, are what the closed forms say. */
class OperationCountProperties extends Suite {

  @Override
  LawStatement law() {
    return OperationsLaw.OWN_FORM;
  }

  @Property(tries = 2_000, seed = "5")
  void every_strategy_executes_as_many_operations_as_its_closed_form_says(
      @ForAll("residues") Case c) {
    assertThatConvolutionsOn(c).executeAsManyOperationsAsTheClosedForm();
  }

  @Property(tries = 2_000, seed = "6")
  void every_tap_by_tap_strategy_executes_as_many_operations_as_the_textbook_says(
      @ForAll("residues") Case c) {
    assertThatConvolutionsOn(c).executeAsManyOperationsAsTheTextbook();
  }

  @Property(tries = 2_000, seed = "7")
  void every_strategy_computes_what_the_definition_says_when_it_is_counted(
      @ForAll("doubles") Case c) {
    assertThatConvolutionsOn(c).whenCounted().agreeOver(Doubles.INSTANCE, AGREEMENT);
  }
}
