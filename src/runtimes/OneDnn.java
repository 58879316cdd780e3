import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.convproof.Convolution;
import dev.convproof.geometry.Geometry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * oneDNN's convolution by way of JavaCPP, forward, in floats, laid out as oneDNN likes it best. Its
 * dilations count from 0.
 */
public final class OneDnn implements Convolution<float[]> {
  private static final int MOST = 64;

  private final engine cpu = new engine(engine.kind.cpu, 0);
  private final stream queue = new stream(cpu);

  private record Key(Geometry geometry, boolean bias) {}

  private final Map<Key, convolution_forward.primitive_desc> known =
      new LinkedHashMap<>(MOST, 1, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Key, convolution_forward.primitive_desc> eldest) {
          return size() > MOST;
        }
      };

  @Override
  public float[] apply(Geometry g, float[] input, float[] weights, Optional<float[]> bias) {
    convolution_forward.primitive_desc made =
        known.computeIfAbsent(new Key(g, bias.isPresent()), key -> described(g, key.bias()));
    try (PointerScope scope = new PointerScope()) {
      memory y = new memory(made.dst_desc(), cpu);
      IntMemoryMap given = new IntMemoryMap();
      memory.desc plain = desc(input(g), memory.format_tag.nchw);
      given.put(DNNL_ARG_SRC, laid(memory(plain, input), made.src_desc()));
      memory.desc kernels = desc(weights(g), tag(g));
      given.put(DNNL_ARG_WEIGHTS, laid(memory(kernels, weights), made.weights_desc()));
      bias.ifPresent(
          b -> given.put(DNNL_ARG_BIAS, memory(desc(bias(g), memory.format_tag.a), b)));
      given.put(DNNL_ARG_DST, y);
      new convolution_forward(made).execute(queue, given);
      memory back = laid(y, desc(output(g), memory.format_tag.nchw));
      queue._wait();
      float[] values = new float[g.outputSize()];
      new FloatPointer(back.get_data_handle()).get(values);
      return values;
    }
  }

  private convolution_forward.primitive_desc described(Geometry g, boolean bias) {
    memory.desc x = desc(input(g), memory.format_tag.any);
    memory.desc k = desc(weights(g), memory.format_tag.any);
    memory.desc y = desc(output(g), memory.format_tag.any);
    long[] strides = {g.rows().stride(), g.columns().stride()};
    long[] dilations = {g.rows().dilation() - 1, g.columns().dilation() - 1};
    long[] before = {g.rows().padBefore(), g.columns().padBefore()};
    long[] after = {g.rows().padAfter(), g.columns().padAfter()};
    memory.desc b = bias ? desc(bias(g), memory.format_tag.a) : new memory.desc();
    return new convolution_forward.primitive_desc(
        cpu,
        dnnl.prop_kind.forward_inference,
        dnnl.algorithm.convolution_direct,
        x,
        k,
        b,
        y,
        strides,
        dilations,
        before,
        after);
  }

  private static long[] input(Geometry g) {
    return new long[] {g.batch(), g.inputChannels(), g.rows().input(), g.columns().input()};
  }

  private static long[] output(Geometry g) {
    return new long[] {g.batch(), g.outputChannels(), g.rows().output(), g.columns().output()};
  }

  private static long[] bias(Geometry g) {
    return new long[] {g.outputChannels()};
  }

  private static long[] weights(Geometry g) {
    int o = g.outputChannelsPerGroup();
    int c = g.inputChannelsPerGroup();
    long kh = g.rows().kernel();
    long kw = g.columns().kernel();
    return g.groups() == 1 ? new long[] {o, c, kh, kw} : new long[] {g.groups(), o, c, kh, kw};
  }

  private static memory.format_tag tag(Geometry g) {
    return g.groups() == 1 ? memory.format_tag.oihw : memory.format_tag.goihw;
  }

  private static memory.desc desc(long[] sizes, memory.format_tag tag) {
    return new memory.desc(sizes, memory.data_type.f32, tag);
  }

  private memory memory(memory.desc as, float[] values) {
    memory to = new memory(as, cpu);
    new FloatPointer(to.get_data_handle()).put(values);
    return to;
  }

  private memory laid(memory from, memory.desc as) {
    memory to = new memory(as, cpu);
    new reorder(from, to).execute(queue, from, to);
    return to;
  }
}
