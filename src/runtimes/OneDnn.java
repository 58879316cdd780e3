import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_SCALES;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_ZERO_POINTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.convproof.Convolution;
import dev.convproof.DeclinedException;
import dev.convproof.file.NpyWriter;
import dev.convproof.file.StoredTensor;
import dev.convproof.file.StoredTensor.ElementType;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import dev.convproof.subject.Inquired;
import dev.convproof.subject.Inquiry;
import dev.convproof.subject.JavaHost;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * oneDNN's convolution and its gradients in floats. Dilations count from 0 there; tensors are laid
 * out as it likes them best, and back; with the word "channels-last" inputs and outputs are of that order.
 */
public final class OneDnn implements Convolution<float[]>, Inquired {
  private static final Map<ElementType, memory.data_type> TYPES =
      Map.of(
          ElementType.UINT8, memory.data_type.u8,
          ElementType.INT8, memory.data_type.s8,
          ElementType.INT32, memory.data_type.s32,
          ElementType.FLOAT16, memory.data_type.f16,
          ElementType.BFLOAT16, memory.data_type.bf16,
          ElementType.FLOAT32, memory.data_type.f32,
          ElementType.FLOAT64, memory.data_type.f64);

  private static final format_tag IMAGES =
      JavaHost.words().contains("channels-last") ? format_tag.nhwc : format_tag.any;

  static {
    String here = OneDnn.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("org.bytedeco.javacpp.cachedir", here); // rather than the user's home
  }

  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream queue = new stream(cpu);

  /** The sizes of a call's tensors, as oneDNN has them: weights with groups have five. */
  private record Sizes(long[] x, long[] k, long[] b, long[] y, format_tag kernels) {
    static Sizes of(Geometry g) {
      Axis rows = g.rows();
      Axis columns = g.columns();
      int each = g.outputChannels() / g.groups();
      int of = g.inputChannels() / g.groups();
      boolean whole = g.groups() == 1;
      return new Sizes(
          new long[] {g.batch(), g.inputChannels(), rows.input(), columns.input()},
          whole
              ? new long[] {each, of, rows.kernel(), columns.kernel()}
              : new long[] {g.groups(), each, of, rows.kernel(), columns.kernel()},
          new long[] {g.outputChannels()},
          new long[] {g.batch(), g.outputChannels(), rows.output(), columns.output()},
          whole ? format_tag.oihw : format_tag.goihw);
    }
  }

  /** What windows do, as oneDNN has it. */
  private record Windows(long[] strides, long[] dilations, long[] before, long[] after) {
    static Windows of(Geometry g) {
      Axis rows = g.rows();
      Axis columns = g.columns();
      return new Windows(
          new long[] {rows.stride(), columns.stride()},
          new long[] {rows.dilation() - 1, columns.dilation() - 1},
          new long[] {rows.padBefore(), columns.padBefore()},
          new long[] {rows.padAfter(), columns.padAfter()});
    }
  }

  private convolution_forward.primitive_desc forward(Sizes sizes, Windows windows, int kind, boolean bias) {
    return new convolution_forward.primitive_desc(
        cpu,
        kind,
        algorithm.convolution_direct.value,
        tensor(sizes.x(), IMAGES),
        tensor(sizes.k(), format_tag.any),
        bias ? tensor(sizes.b(), format_tag.a) : new memory.desc(),
        tensor(sizes.y(), IMAGES),
        windows.strides(),
        windows.dilations(),
        windows.before(),
        windows.after());
  }

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    try (PointerScope calls = new PointerScope()) {
      Sizes sizes = Sizes.of(g);
      convolution_forward.primitive_desc forward =
          forward(sizes, Windows.of(g), prop_kind.forward_inference.value, bias.isPresent());
      memory y = new memory(forward.dst_desc(), cpu);
      IntMemoryMap given = new IntMemoryMap();
      given.put(DNNL_ARG_SRC, laid(stored(input, sizes.x(), format_tag.nchw), forward.src_desc()));
      given.put(DNNL_ARG_WEIGHTS, laid(stored(weights, sizes.k(), sizes.kernels()), forward.weights_desc()));
      given.put(DNNL_ARG_DST, y);
      bias.ifPresent(b -> given.put(DNNL_ARG_BIAS, stored(b, sizes.b(), format_tag.a)));
      new convolution_forward(forward).execute(queue, given);
      return values(y, tensor(sizes.y(), format_tag.nchw), g.outputSize());
    }
  }

  /** Integers are given to it with weights of i8, and come out as i32, or quantised as u8. */
  @Override
  public StoredTensor answer(Inquiry.Question question) {
    if (!question.word("padding").equals("explicit")) {
      throw new DeclinedException("oneDNN has no word for padding");
    }
    if (!TYPES.containsKey(question.elements())) {
      throw new DeclinedException("no numbers of " + question.type());
    }
    boolean quantised = question.kind().equals("quantised");
    boolean bytes = question.elements().bytes() == 1;
    ElementType of = quantised ? ElementType.UINT8 : bytes ? ElementType.INT32 : question.elements();
    long[] xs = longs(question.inputShape());
    long[] ks = longs(question.weightShape());
    long[] ys = longs(question.outputShape());
    memory.data_type weights = bytes ? memory.data_type.s8 : TYPES.get(question.elements());
    try (PointerScope calls = new PointerScope()) {
      IntMemoryMap given = new IntMemoryMap();
      primitive_attr attributes = new primitive_attr();
      if (quantised) {
        String[] steps = question.word("scale").split(",", -1);
        float[] scales = new float[steps.length];
        for (int at = 0; at < steps.length; at++) {
          scales[at] = (float) (1 / Double.parseDouble(steps[at]));
        }
        attributes.set_scales_mask(DNNL_ARG_WEIGHTS, steps.length > 1 ? 1 : 0);
        attributes.set_zero_points_mask(DNNL_ARG_SRC, 0);
        attributes.set_zero_points_mask(DNNL_ARG_DST, 0);
        given.put(DNNL_ARG_ATTR_SCALES | DNNL_ARG_WEIGHTS, stored(scales, new long[] {scales.length}, format_tag.a));
        given.put(DNNL_ARG_ATTR_ZERO_POINTS | DNNL_ARG_SRC, point(question.word("xzero")));
        given.put(DNNL_ARG_ATTR_ZERO_POINTS | DNNL_ARG_DST, point(question.word("yzero")));
      }
      convolution_forward.primitive_desc forward =
          new convolution_forward.primitive_desc(
              cpu,
              prop_kind.forward_inference.value,
              algorithm.convolution_direct.value,
              new memory.desc(xs, TYPES.get(question.elements()), format_tag.any),
              new memory.desc(ks, weights, format_tag.any),
              new memory.desc(),
              new memory.desc(ys, TYPES.get(of), format_tag.any),
              new long[] {question.size("sh"), question.size("sw")},
              new long[] {question.size("dh") - 1, question.size("dw") - 1},
              new long[] {question.size("pt"), question.size("pl")},
              new long[] {question.size("pb"), question.size("pr")},
              attributes,
              false);
      memory y = new memory(forward.dst_desc(), cpu);
      memory.desc x = new memory.desc(xs, TYPES.get(question.elements()), format_tag.nchw);
      memory.desc k = new memory.desc(ks, weights, format_tag.oihw);
      given.put(DNNL_ARG_SRC, laid(stored(question.x(), x), forward.src_desc()));
      given.put(DNNL_ARG_WEIGHTS, laid(stored(question.k(), k), forward.weights_desc()));
      given.put(DNNL_ARG_DST, y);
      new convolution_forward(forward).execute(queue, given);
      memory plain = laid(y, new memory.desc(ys, TYPES.get(of), format_tag.nchw));
      queue._wait();
      byte[] elements = new byte[(int) plain.get_desc().get_size()];
      if (elements.length > 0) {
        new BytePointer(plain.get_data_handle()).capacity(elements.length).get(elements);
      }
      ByteBuffer raw = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
      return Inquiry.tensor(of, question.outputShape(), raw);
    }
  }

  private static long[] longs(List<Integer> shape) {
    return shape.stream().mapToLong(Integer::longValue).toArray();
  }

  private memory stored(StoredTensor tensor, memory.desc as) {
    memory to = new memory(as, cpu);
    byte[] elements = NpyWriter.elements(tensor);
    if (elements.length > 0) {
      new BytePointer(to.get_data_handle()).capacity(elements.length).put(elements);
    }
    return to;
  }

  private memory point(String zero) {
    long[] value = {Long.parseLong(zero)};
    StoredTensor tensor = StoredTensor.of(List.of(1), ElementType.INT32, value);
    return stored(tensor, new memory.desc(new long[] {1}, memory.data_type.s32, format_tag.a));
  }

  public float[] inputGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    try (PointerScope calls = new PointerScope()) {
      Sizes sizes = Sizes.of(g);
      Windows windows = Windows.of(g);
      convolution_backward_data.primitive_desc backward =
          new convolution_backward_data.primitive_desc(
              cpu,
              algorithm.convolution_direct,
              tensor(sizes.x(), format_tag.any),
              tensor(sizes.k(), format_tag.any),
              tensor(sizes.y(), format_tag.any),
              windows.strides(),
              windows.dilations(),
              windows.before(),
              windows.after(),
              forward(sizes, windows, prop_kind.forward_training.value, false));
      memory dx = new memory(backward.diff_src_desc(), cpu);
      IntMemoryMap given = new IntMemoryMap();
      given.put(DNNL_ARG_DIFF_DST, laid(stored(outputGradient, sizes.y(), format_tag.nchw), backward.diff_dst_desc()));
      given.put(DNNL_ARG_WEIGHTS, laid(stored(weights, sizes.k(), sizes.kernels()), backward.weights_desc()));
      given.put(DNNL_ARG_DIFF_SRC, dx);
      new convolution_backward_data(backward).execute(queue, given);
      return values(dx, tensor(sizes.x(), format_tag.nchw), g.inputSize());
    }
  }

  public float[] weightGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    return ofWeights(g, input, outputGradient, false);
  }

  public float[] biasGradient(Geometry g, float[] input, float[] weights, float[] outputGradient) {
    return ofWeights(g, input, outputGradient, true);
  }

  private float[] ofWeights(Geometry g, float[] input, float[] outputGradient, boolean bias) {
    try (PointerScope calls = new PointerScope()) {
      Sizes sizes = Sizes.of(g);
      Windows windows = Windows.of(g);
      convolution_backward_weights.primitive_desc backward =
          new convolution_backward_weights.primitive_desc(
              cpu,
              algorithm.convolution_direct,
              tensor(sizes.x(), format_tag.any),
              tensor(sizes.k(), format_tag.any),
              tensor(sizes.b(), format_tag.a),
              tensor(sizes.y(), format_tag.any),
              windows.strides(),
              windows.dilations(),
              windows.before(),
              windows.after(),
              forward(sizes, windows, prop_kind.forward_training.value, true));
      memory dk = new memory(backward.diff_weights_desc(), cpu);
      memory db = new memory(tensor(sizes.b(), format_tag.a), cpu);
      IntMemoryMap given = new IntMemoryMap();
      given.put(DNNL_ARG_SRC, laid(stored(input, sizes.x(), format_tag.nchw), backward.src_desc()));
      given.put(DNNL_ARG_DIFF_DST, laid(stored(outputGradient, sizes.y(), format_tag.nchw), backward.diff_dst_desc()));
      given.put(DNNL_ARG_DIFF_WEIGHTS, dk);
      given.put(DNNL_ARG_DIFF_BIAS, db);
      new convolution_backward_weights(backward).execute(queue, given);
      return bias
          ? values(db, tensor(sizes.b(), format_tag.a), g.outputChannels())
          : values(dk, tensor(sizes.k(), sizes.kernels()), g.weightSize());
    }
  }

  /** Waits for a result, and returns its numbers in a plain order. */
  private float[] values(memory result, memory.desc plain, int count) {
    memory laid = laid(result, plain);
    queue._wait();
    float[] values = new float[count];
    new FloatPointer(laid.get_data_handle()).get(values);
    return values;
  }

  private static memory.desc tensor(long[] sizes, format_tag order) {
    return new memory.desc(sizes, memory.data_type.f32, order);
  }

  private memory stored(float[] values, long[] sizes, format_tag order) {
    memory to = new memory(tensor(sizes, order), cpu);
    new FloatPointer(to.get_data_handle()).put(values);
    return to;
  }

  private memory laid(memory from, memory.desc as) {
    if (from.get_desc().equals(as)) {
      return from;
    }
    memory to = new memory(as, cpu);
    new reorder(from, to).execute(queue, from, to);
    return to;
  }
}
