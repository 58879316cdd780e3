package dev.convproof.formula;

import dev.convproof.formula.Formula.Ceiling;
import dev.convproof.formula.Formula.Difference;
import dev.convproof.formula.Formula.Floor;
import dev.convproof.formula.Formula.Maximum;
import dev.convproof.formula.Formula.Minimum;
import dev.convproof.formula.Formula.Negation;
import dev.convproof.formula.Formula.Product;
import dev.convproof.formula.Formula.Quotient;
import dev.convproof.formula.Formula.Sum;
import dev.convproof.formula.Formula.Variable;
import dev.convproof.formula.syntax.FormulaSyntaxBaseVisitor;
import dev.convproof.formula.syntax.FormulaSyntaxParser;
import dev.convproof.formula.syntax.FormulaSyntaxParser.CeilingContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.ExponentContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.ExtremumContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.FactorContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.FloorContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.GroupContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.JuxtaposedContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.ProductContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.RunContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.SumContext;
import dev.convproof.formula.syntax.FormulaSyntaxParser.VariableContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the formula from its parse tree. What the grammar cannot refuse, {@link Checks} does. */
final class TreeBuilder extends FormulaSyntaxBaseVisitor<Formula> {
  private final Checks checks;

  TreeBuilder(Source source) {
    this.checks = new Checks(source);
  }

  @Override
  public Formula visitSum(SumContext sum) {
    Formula left = visit(sum.product(0));
    for (int i = 1; i < sum.product().size(); i++) {
      Formula right = visit(sum.product(i));
      boolean plus = sign(sum, i) == FormulaSyntaxParser.PLUS;
      Formula both = plus ? new Sum(left, right) : new Difference(left, right);
      left = checks.size(both, sum.product(i));
    }
    return left;
  }

  @Override
  public Formula visitProduct(ProductContext product) {
    RunContext first = product.run(0);
    Formula left = withJuxtaposed(visit(first.factor()), first);
    for (int i = 1; i < product.run().size(); i++) {
      RunContext run = product.run(i);
      left =
          switch (sign(product, i)) {
            case FormulaSyntaxParser.TIMES -> withJuxtaposed(times(left, run.factor()), run);
            case FormulaSyntaxParser.FLOOR_DIVIDE ->
                checks.size(new Floor(quotient(left, run)), run);
            default -> quotient(left, run);
          };
    }
    return left;
  }

  private Formula withJuxtaposed(Formula first, RunContext run) {
    Formula left = first;
    for (JuxtaposedContext factor : run.juxtaposed()) {
      left = times(left, factor);
    }
    return left;
  }

  private Formula times(Formula left, ParserRuleContext factor) {
    return checks.size(new Product(left, visit(factor)), factor);
  }

  private Formula quotient(Formula dividend, RunContext run) {
    Formula divisor = checks.divisor(visit(run.factor()), run.getStart());
    Formula quotient = checks.size(new Quotient(dividend, divisor), run);
    if (run.juxtaposed().isEmpty()) {
      return quotient;
    }
    throw checks.ambiguous(
        run.juxtaposed(0),
        new Quotient(dividend, withJuxtaposed(divisor, run)),
        withJuxtaposed(quotient, run));
  }

  @Override
  public Formula visitFactor(FactorContext factor) {
    Formula base =
        factor.NUMBER() == null ? visit(factor.operand()) : checks.numeral(factor.NUMBER());
    Formula power = power(base, factor.exponent());
    return factor.MINUS() == null ? power : checks.size(new Negation(power), factor);
  }

  @Override
  public Formula visitJuxtaposed(JuxtaposedContext factor) {
    return power(visit(factor.operand()), factor.exponent());
  }

  private Formula power(Formula base, ExponentContext exponent) {
    return exponent == null
        ? base
        : checks.size(new Formula.Power(base, checks.exponent(exponent)), exponent);
  }

  @Override
  public Formula visitVariable(VariableContext variable) {
    return new Variable(variable.VARIABLE().getText());
  }

  @Override
  public Formula visitGroup(GroupContext group) {
    return visit(group.sum());
  }

  @Override
  public Formula visitFloor(FloorContext floor) {
    return checks.size(new Floor(visit(floor.sum())), floor);
  }

  @Override
  public Formula visitCeiling(CeilingContext ceiling) {
    return checks.size(new Ceiling(visit(ceiling.sum())), ceiling);
  }

  @Override
  public Formula visitExtremum(ExtremumContext extremum) {
    List<Formula> operands =
        checks.several(extremum.sum(), extremum).stream().map(this::visit).toList();
    Formula chosen = extremum.MAX() == null ? new Minimum(operands) : new Maximum(operands);
    return checks.size(chosen, extremum);
  }

  /** The type of the sign before the i-th of the parts that signs separate. */
  private static int sign(ParserRuleContext separated, int i) {
    return ((TerminalNode) separated.getChild(2 * i - 1)).getSymbol().getType();
  }
}
