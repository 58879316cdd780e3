import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.convproof.Convolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
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
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * oneDNN's convolution and its gradients in floats. Dilations count from 0 there; tensors are laid
 * out as it likes them best, and back.
 */
public final class OneDnn implements Convolution<float[]> {
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
        tensor(sizes.x(), format_tag.any),
        tensor(sizes.k(), format_tag.any),
        bias ? tensor(sizes.b(), format_tag.a) : new memory.desc(),
        tensor(sizes.y(), format_tag.any),
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
