package dev.convproof.properties;

import java.util.List;

/** The property suites, in the order in which they are run and shown. */
public final class Suites {
  private static final List<Class<?>> ALL =
      List.of(
          AgreementProperties.class,
          FloatAgreementProperties.class,
          AllValuesProperties.class,
          RandomPointsProperties.class,
          MatrixProductProperties.class,
          RoundingErrorProperties.class,
          BiasCountProperties.class,
          OperationCountProperties.class,
          LawProperties.CompositionProperties.class,
          LawProperties.BorderProperties.class,
          LawProperties.PurityProperties.class,
          LawProperties.InputLinearityProperties.class,
          LawProperties.WeightLinearityProperties.class,
          LawProperties.TranslationProperties.class,
          LawProperties.BatchProperties.class,
          LawProperties.GroupProperties.class,
          LawProperties.DilationProperties.class,
          LawProperties.PaddingProperties.class,
          LawProperties.StrideProperties.class,
          LawProperties.UnitKernelProperties.class,
          LawProperties.ChannelPermutationProperties.class,
          ReceptiveFieldProperties.class,
          ArithmeticProperties.DoublesProperties.class,
          ArithmeticProperties.FloatsProperties.class,
          ArithmeticProperties.ResiduesProperties.class,
          ArithmeticProperties.IntegersProperties.class,
          ArithmeticProperties.Int32Properties.class,
          ArithmeticProperties.Int64Properties.class,
          ArithmeticProperties.RationalsProperties.class,
          ArithmeticProperties.PolynomialsProperties.class,
          ArithmeticProperties.RationalPolynomialsProperties.class,
          ArithmeticProperties.ProvenanceProperties.class,
          ArithmeticProperties.HalfProperties.class,
          ArithmeticProperties.Bfloat16Properties.class,
          SectionExampleProperties.class,
          NetworkProperties.class,
          WinogradProperties.class,
          FourierTransformProperties.class,
          SeparableProperties.class,
          GradientProperties.GradientAgreementProperties.class,
          GradientProperties.AdjointProperties.class,
          GradientProperties.UnitStepProperties.class,
          GradientProperties.GradientCompositionProperties.class);

  private Suites() {}

  /**
   * Returns all suites, groups of suites one by one; a list, not a search of the class path, so
   * that it is the same everywhere.
   */
  public static List<Class<?>> all() {
    return ALL;
  }
}
