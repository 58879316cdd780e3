import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.convproof.Convolution;
import dev.convproof.geometry.Axis;
import dev.convproof.geometry.Geometry;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
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
 * oneDNN's forward convolution in floats. Dilations count from 0 there; tensors are laid out as it
 * likes them best, and back.
 */
public final class OneDnn implements Convolution<float[]> {
  static {
    String here = OneDnn.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    System.setProperty("org.bytedeco.javacpp.cachedir", here); // rather than the user's home
  }

  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream queue = new stream(cpu);

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    try (PointerScope calls = new PointerScope()) {
      Axis rows = g.rows();
      Axis columns = g.columns();
      long[] xs = {g.batch(), g.inputChannels(), rows.input(), columns.input()};
      long[] ys = {g.batch(), g.outputChannels(), rows.output(), columns.output()};
      long[] bs = {g.outputChannels()};
      int each = g.outputChannels() / g.groups();
      int of = g.inputChannels() / g.groups();
      long[] ks =
          g.groups() == 1
              ? new long[] {each, of, rows.kernel(), columns.kernel()}
              : new long[] {g.groups(), each, of, rows.kernel(), columns.kernel()};
      format_tag kernels = g.groups() == 1 ? format_tag.oihw : format_tag.goihw;
      convolution_forward.primitive_desc forward =
          new convolution_forward.primitive_desc(
              cpu,
              prop_kind.forward_inference,
              algorithm.convolution_direct,
              tensor(xs, format_tag.any),
              tensor(ks, format_tag.any),
              bias.isPresent() ? tensor(bs, format_tag.a) : new memory.desc(),
              tensor(ys, format_tag.any),
              new long[] {rows.stride(), columns.stride()},
              new long[] {rows.dilation() - 1, columns.dilation() - 1},
              new long[] {rows.padBefore(), columns.padBefore()},
              new long[] {rows.padAfter(), columns.padAfter()});
      memory y = new memory(forward.dst_desc(), cpu);
      IntMemoryMap given = new IntMemoryMap();
      given.put(DNNL_ARG_SRC, laid(stored(input, xs, format_tag.nchw), forward.src_desc()));
      given.put(DNNL_ARG_WEIGHTS, laid(stored(weights, ks, kernels), forward.weights_desc()));
      given.put(DNNL_ARG_DST, y);
      bias.ifPresent(b -> given.put(DNNL_ARG_BIAS, stored(b, bs, format_tag.a)));
      new convolution_forward(forward).execute(queue, given);
      memory plain = laid(y, tensor(ys, format_tag.nchw));
      queue._wait();
      float[] output = new float[g.outputSize()];
      new FloatPointer(plain.get_data_handle()).get(output);
      return output;
    }
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
