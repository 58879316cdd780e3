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
          CompositionProperties.class,
          BorderProperties.class,
          BiasCountProperties.class,
          OperationCountProperties.class,
          PurityProperties.class,
          InputLinearityProperties.class,
          WeightLinearityProperties.class,
          TranslationProperties.class,
          BatchProperties.class,
          GroupProperties.class,
          DilationProperties.class,
          PaddingProperties.class,
          StrideProperties.class,
          UnitKernelProperties.class,
          ChannelPermutationProperties.class,
          ReceptiveFieldProperties.class,
          DoublesProperties.class,
          FloatsProperties.class,
          ResiduesProperties.class,
          IntegersProperties.class,
          Int32Properties.class,
          Int64Properties.class,
          RationalsProperties.class,
          PolynomialsProperties.class,
          RationalPolynomialsProperties.class,
          ProvenanceProperties.class,
          HalfProperties.class,
          Bfloat16Properties.class,
          SectionExampleProperties.class,
          NetworkProperties.class,
          WinogradProperties.class,
          FourierTransformProperties.class,
          SeparableProperties.class,
          GradientAgreementProperties.class,
          AdjointProperties.class,
          UnitStepProperties.class,
          GradientCompositionProperties.class);

  private Suites() {}

  /** All of them; a list, not a search of the class path, so that it is the same everywhere. */
  public static List<Class<?>> all() {
    return ALL;
  }
}
