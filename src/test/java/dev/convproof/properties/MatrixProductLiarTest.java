package dev.convproof.properties;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.convproof.algebra.Arithmetic;
import dev.convproof.algebra.Floats;
import dev.convproof.properties.MatrixProductProperties.Product;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A library whose products are wrong is caught at the first point. */
class MatrixProductLiarTest {

  @Test
  void a_product_that_forgets_its_last_term_where_it_is_wide() {
    assertThatThrownBy(() -> MatrixProductProperties.require(new Product(2, 3, 15), liar(), 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("floats: product of [2, 3] and [3, 15] at ")
        .hasMessageContaining("expected");
    assertThatCode(() -> MatrixProductProperties.require(new Product(2, 3, 14), liar(), 1))
        .doesNotThrowAnyException();
  }

  /** Floats, but for products of 15 columns and more. */
  @SuppressWarnings("unchecked")
  private static Arithmetic<float[]> liar() {
    return (Arithmetic<float[]>)
        Proxy.newProxyInstance(
            Arithmetic.class.getClassLoader(),
            new Class<?>[] {Arithmetic.class},
            (self, method, arguments) -> {
              if (method.getName().equals("gemm") && (int) arguments[2] >= 15) {
                float[] left = ((float[]) arguments[3]).clone();
                left[left.length - 1] = 0;
                arguments[3] = left;
              }
              return method.invoke(Floats.INSTANCE, arguments);
            });
  }
}
