package dev.convproof.subject;

import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.StoredTensor;
import dev.convproof.geometry.Geometry;
import dev.convproof.geometry.ShapeParameter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A convolution in a class that somebody else compiled: an implementation of {@link Convolution},
 * or a static method. Nothing of it runs before the first call.
 */
final class ForeignClass {
  /** The two forms that are found, on one line. */
  static final String FORMS =
      "a public class with a public constructor without arguments that implements"
          + " dev.convproof.Convolution<X>, or a method public static X name(X input, X weights,"
          + " X bias, int[] geometry), bias null where there is none, geometry "
          + Arrays.stream(ShapeParameter.values())
              .map(ShapeParameter::symbol)
              .collect(Collectors.joining(" "))
          + "; X is double[], float[], int[] or long[]. Gradients are methods beside it:"
          + " public X inputGradient(Geometry geometry, X input, X weights, X outputGradient), or"
          + " public static X inputGradient(X input, X weights, X outputGradient, int[] geometry);"
          + " weightGradient and biasGradient too";

  /** The names of methods that compute gradients, by the operations that they are. */
  private static final Map<String, String> GRADIENTS = gradients();

  private static Map<String, String> gradients() {
    Map<String, String> gradients = new LinkedHashMap<>();
    gradients.put(Greeting.INPUT_GRADIENT, "inputGradient");
    gradients.put(Greeting.WEIGHT_GRADIENT, "weightGradient");
    gradients.put(Greeting.BIAS_GRADIENT, "biasGradient");
    return gradients;
  }

  private final Class<?> array;
  private final Map<String, Form> forms;
  private final Optional<Instance> instance;

  private ForeignClass(Class<?> array, Map<String, Form> forms, Optional<Instance> instance) {
    this.array = array;
    this.forms = forms;
    this.instance = instance;
  }

  /** Makes a call, as the foreign code wants to be called. */
  private interface Form {
    Object call(Geometry g, Object input, Object weights, Object third) throws Throwable;
  }

  /**
   * Returns what calls a class: its convolution, and the gradients that it has methods for.
   *
   * @throws NoSubjectException if a method has the name of a gradient, and none of that name the
   *     form
   */
  private static Map<String, Form> forms(
      Class<?> type, Form forward, List<Class<?>> parameters, Function<Method, Form> form) {
    Map<String, Form> forms = new LinkedHashMap<>();
    forms.put(Greeting.FORWARD, forward);
    GRADIENTS.forEach(
        (operation, name) -> {
          List<Method> named = named(type, name);
          Optional<Method> gradient =
              named.stream().filter(method -> isGradient(method, parameters)).findFirst();
          if (gradient.isEmpty() && !named.isEmpty()) {
            throw new NoSubjectException(
                "%s: %s is no gradient: public %s would be right",
                type.getName(),
                declaration(named.get(0)),
                declaration(!isInstance(parameters), parameters.get(1), name, parameters));
          }
          gradient.ifPresent(method -> forms.put(operation, form.apply(method)));
        });
    return forms;
  }

  /** Returns the methods of a name that somebody wrote, of the class itself first. */
  private static List<Method> named(Class<?> type, String name) {
    List<Method> named = new ArrayList<>();
    for (Class<?> of = type; of != null; of = of.getSuperclass()) {
      named.addAll(Arrays.asList(of.getDeclaredMethods()));
    }
    named.addAll(Arrays.asList(type.getMethods())); // of interfaces too
    return named.stream()
        .filter(method -> method.getName().equals(name) && !method.isSynthetic())
        .toList();
  }

  private static boolean isGradient(Method method, List<Class<?>> parameters) {
    return Modifier.isPublic(method.getModifiers())
        && Modifier.isStatic(method.getModifiers()) != isInstance(parameters)
        && method.getReturnType() == parameters.get(1)
        && List.of(method.getParameterTypes()).equals(parameters);
  }

  private static String declaration(Method method) {
    String access = Modifier.toString(method.getModifiers() & ~(Modifier.STATIC | Modifier.FINAL));
    return (access.isEmpty() ? "" : access + " ")
        + declaration(
            Modifier.isStatic(method.getModifiers()),
            method.getReturnType(),
            method.getName(),
            List.of(method.getParameterTypes()));
  }

  private static String declaration(
      boolean isStatic, Class<?> result, String name, List<Class<?>> parameters) {
    String list = parameters.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
    return (isStatic ? "static " : "") + result.getSimpleName() + " " + name + "(" + list + ")";
  }

  private static boolean isInstance(List<Class<?>> parameters) {
    return parameters.get(0) == Geometry.class;
  }

  /**
   * Finds a convolution.
   *
   * @param target such as {@code com.example.Conv}, or {@code com.example.Conv#forward}
   * @throws NoSubjectException if there is none
   */
  static ForeignClass find(String target) {
    int hash = target.indexOf('#');
    String name = hash < 0 ? target : target.substring(0, hash);
    try {
      Class<?> type = Class.forName(name, false, ClassLoader.getSystemClassLoader());
      return (hash < 0 ? convolution(type) : Optional.<ForeignClass>empty())
          .orElseGet(() -> method(type, target, hash < 0 ? "" : target.substring(hash + 1)));
    } catch (ClassNotFoundException e) {
      throw new NoSubjectException("there is no class %s on the class path", name);
    } catch (NoClassDefFoundError e) {
      throw new NoSubjectException(
          "%s needs a class that is not on the class path: %s", name, e.getMessage());
    } catch (LinkageError e) {
      throw new NoSubjectException("%s cannot be loaded: %s", name, e);
    }
  }

  private static Optional<ForeignClass> convolution(Class<?> type) {
    Class<?> array = arrayType(type, Map.of());
    if (array == null || Frames.format(array) == null || !Modifier.isPublic(type.getModifiers())) {
      return Optional.empty();
    }
    try {
      Constructor<?> constructor = type.getConstructor();
      return Modifier.isAbstract(type.getModifiers())
          ? Optional.empty()
          : Optional.of(instance(type, array, new Instance(constructor)));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  private static ForeignClass instance(Class<?> type, Class<?> array, Instance instance) {
    return new ForeignClass(
        array,
        forms(
            type,
            (g, x, k, b) -> instance.made().apply(g, x, k, Optional.ofNullable(b)),
            List.of(Geometry.class, array, array, array),
            method -> (g, x, k, y) -> invoked(method, instance.made(), g, x, k, y)),
        Optional.of(instance));
  }

  private static Object invoked(Method method, Object on, Object... arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** The one instance of a class; the first failure to make it is what every call gives. */
  private static final class Instance {
    private final Constructor<?> constructor;
    private Convolution<Object> made;
    private Throwable failure;

    Instance(Constructor<?> constructor) {
      this.constructor = constructor;
    }

    boolean isInquired() {
      return Inquired.class.isAssignableFrom(constructor.getDeclaringClass());
    }

    @SuppressWarnings("unchecked") // the array type was read from its declaration
    Convolution<Object> made() throws Throwable {
      if (made == null && failure == null) {
        try {
          made = (Convolution<Object>) constructor.newInstance();
        } catch (InvocationTargetException thrown) {
          failure = thrown.getCause();
        } catch (LinkageError thrown) {
          failure = thrown;
        }
      }
      if (failure != null) {
        throw failure;
      }
      return made;
    }
  }

  private static ForeignClass method(Class<?> type, String target, String named) {
    List<Method> found =
        Arrays.stream(type.getMethods())
            .filter(
                m ->
                    named.isEmpty()
                        ? !GRADIENTS.containsValue(m.getName())
                        : m.getName().equals(named))
            .filter(ForeignClass::isConvolution)
            .toList();
    if (found.isEmpty() || !Modifier.isPublic(type.getModifiers())) {
      throw new NoSubjectException("%s is no convolution; that would be %s", target, FORMS);
    }
    if (found.size() > 1) {
      throw new NoSubjectException(
          "%s has %d convolutions: name one that is the only one of its name, such as %s#%s",
          target, found.size(), type.getName(), found.get(0).getName());
    }
    Method method = found.get(0);
    Class<?> array = method.getReturnType();
    return new ForeignClass(
        array,
        forms(type, new Static(method), List.of(array, array, array, int[].class), Static::new),
        Optional.empty());
  }

  private static boolean isConvolution(Method method) {
    Class<?> array = method.getReturnType();
    return Modifier.isStatic(method.getModifiers())
        && Frames.format(array) != null
        && List.of(method.getParameterTypes()).equals(List.of(array, array, array, int[].class));
  }

  /** A static method; the first failure of its class's initialisation is what every call gives. */
  private static final class Static implements Form {
    private final Method method;
    private ExceptionInInitializerError failure;

    Static(Method method) {
      this.method = method;
    }

    @Override
    public Object call(Geometry g, Object input, Object weights, Object third) throws Throwable {
      if (failure != null) {
        throw failure;
      }
      int[] geometry = Arrays.stream(ShapeParameter.values()).mapToInt(q -> q.of(g)).toArray();
      try {
        return invoked(method, null, input, weights, third, geometry);
      } catch (ExceptionInInitializerError thrown) {
        failure = thrown;
        throw thrown;
      }
    }
  }

  /** Returns the array type that a type convolves, following its declaration; null for none. */
  private static Class<?> arrayType(Class<?> type, Map<TypeVariable<?>, Type> bound) {
    Class<?> found = null;
    for (Type parent : parents(type)) {
      Class<?> raw = parent instanceof ParameterizedType of ? raw(of) : (Class<?>) parent;
      Map<TypeVariable<?>, Type> arguments = new HashMap<>();
      if (parent instanceof ParameterizedType of) {
        for (int at = 0; at < raw.getTypeParameters().length; at++) {
          Type argument = of.getActualTypeArguments()[at];
          arguments.put(raw.getTypeParameters()[at], bound.getOrDefault(argument, argument));
        }
      }
      Class<?> here =
          raw == Convolution.class
              ? arguments.get(raw.getTypeParameters()[0]) instanceof Class<?> c ? c : null
              : arrayType(raw, arguments);
      found = found == null ? here : found;
    }
    return found;
  }

  private static Class<?> raw(ParameterizedType type) {
    return (Class<?>) type.getRawType();
  }

  private static List<Type> parents(Class<?> type) {
    List<Type> parents = new ArrayList<>(Arrays.asList(type.getGenericInterfaces()));
    Optional.ofNullable(type.getGenericSuperclass()).ifPresent(parents::add);
    return parents;
  }

  /** Returns the array type of its numbers. */
  Class<?> array() {
    return array;
  }

  /** Returns the operations that it computes. */
  List<String> operations() {
    return List.copyOf(forms.keySet());
  }

  /**
   * Calls it.
   *
   * @param third the bias, null where there is none; of a gradient, that of the output
   */
  Object call(String operation, Geometry g, Object input, Object weights, Object third)
      throws Throwable {
    return forms.get(operation).call(g, input, weights, third);
  }

  /** Returns the name that it gives itself, where it is {@link Inquired}. */
  Optional<String> name() {
    if (instance.isEmpty() || !instance.get().isInquired()) {
      return Optional.empty();
    }
    try {
      return ((Inquired) instance.get().made()).name();
    } catch (NoSubjectException absent) {
      throw absent;
    } catch (Throwable failed) {
      return Optional.empty(); // as a call will tell
    }
  }

  /** Answers a question, where it is {@link Inquired}; declines it where not. */
  StoredTensor answer(Inquiry.Question question) throws Throwable {
    if (instance.isPresent() && instance.get().made() instanceof Inquired inquired) {
      return inquired.answer(question);
    }
    throw new DeclinedException("it answers no questions");
  }
}
