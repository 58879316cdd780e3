// oneDNN's convolution over the pipe protocol (its page is in contract --help), forward and backward, on one thread.
//
//     g++ -O2 -o onednn onednn.cpp -ldnnl -fopenmp && ./onednn          or ./onednn avx2, which limits its instructions
//
// Dilations count from 0 there. Tensors are laid out as oneDNN likes them best, and back.
#include <cstdio>
#include <cstdlib>
#include <map>
#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>
#include <sstream>
#include <string>
#include <vector>

using namespace dnnl;
using type = memory::data_type;
using tag = memory::format_tag;
using bytes = std::vector<char>;

struct Formats {
  type x, k, b, y;
};

static const std::map<std::string, Formats> FORMATS = {
    {"f32", {type::f32, type::f32, type::f32, type::f32}},
    {"bf16", {type::bf16, type::bf16, type::bf16, type::bf16}},
    {"u8i8", {type::u8, type::s8, type::s32, type::s32}},
    {"i8", {type::s8, type::s8, type::s32, type::s32}},
};

static engine cpu(engine::kind::cpu, 0);
static stream queue(cpu);

// What a call throws where oneDNN does not compute it, which is no fault.
struct Declined {
  std::string why;
};

static memory received(const memory::dims &dims, type of, tag order) {
  memory to({dims, of, order}, cpu);
  size_t size = to.get_desc().get_size();
  if (std::fread(to.get_data_handle(), 1, size, stdin) != size) std::exit(0);
  return to;
}

static memory laid(memory from, const memory::desc &as) {
  if (from.get_desc() == as) return from;
  memory to(as, cpu);
  reorder(from, to).execute(queue, from, to);
  return to;
}

static bytes content(memory from, const memory::dims &dims, type of, tag order) {
  memory to = laid(from, {dims, of, order});
  queue.wait();
  const char *data = static_cast<const char *>(to.get_data_handle());
  return bytes(data, data + to.get_desc().get_size());
}

static bytes compute(std::map<std::string, std::string> &call) {
  auto of = [&](const char *key) { return static_cast<memory::dim>(std::stol(call.at(key))); };
  const Formats &f = FORMATS.at(call.at("format"));
  const std::string &operation = call.at("operation");
  memory::dim g = of("g"), ci = of("ci"), co = of("co"), kh = of("kh"), kw = of("kw"), h = of("h"), w = of("w");
  memory::dims stride = {of("sh"), of("sw")}, dilation = {of("dh") - 1, of("dw") - 1};
  memory::dims before = {of("pt"), of("pl")}, after = {of("pb"), of("pr")};
  memory::dim ho = (h + before[0] + after[0] - (dilation[0] + 1) * (kh - 1) - 1) / stride[0] + 1;
  memory::dim wo = (w + before[1] + after[1] - (dilation[1] + 1) * (kw - 1) - 1) / stride[1] + 1;
  memory::dims xs = {of("n"), ci, h, w}, ys = {of("n"), co, ho, wo}, bs = {co};
  memory::dims ks = g == 1 ? memory::dims{co, ci, kh, kw} : memory::dims{g, co / g, ci / g, kh, kw};
  tag kt = g == 1 ? tag::oihw : tag::goihw;
  memory x = received(xs, f.x, tag::nchw);
  memory k = received(ks, f.k, kt);
  bool bias = of("bias") == 1;
  memory b = bias ? received(bs, f.b, tag::a) : memory();
  memory G = operation == "forward" ? memory() : received(ys, f.x, tag::nchw);

  memory::desc xd(xs, f.x, tag::any), kd(ks, f.k, tag::any), yd(ys, f.y, tag::any);
  memory::desc bd = bias ? memory::desc(bs, f.b, tag::a) : memory::desc();
  auto direct = algorithm::convolution_direct;
  try {
    convolution_forward::primitive_desc forward(
        {prop_kind::forward_training, direct, xd, kd, bd, yd, stride, dilation, before, after}, cpu);
    if (operation == "forward") {
      memory y(forward.dst_desc(), cpu);
      std::unordered_map<int, memory> given = {
          {DNNL_ARG_SRC, laid(x, forward.src_desc())},
          {DNNL_ARG_WEIGHTS, laid(k, forward.weights_desc())},
          {DNNL_ARG_DST, y}};
      if (bias) given[DNNL_ARG_BIAS] = b;
      convolution_forward(forward).execute(queue, given);
      return content(y, ys, f.y, tag::nchw);
    }
    if (operation == "input-gradient") {
      convolution_backward_data::primitive_desc backward(
          {direct, xd, kd, yd, stride, dilation, before, after}, cpu, forward);
      memory dx(backward.diff_src_desc(), cpu);
      convolution_backward_data(backward).execute(queue, {
          {DNNL_ARG_DIFF_DST, laid(G, backward.diff_dst_desc())},
          {DNNL_ARG_WEIGHTS, laid(k, backward.weights_desc())},
          {DNNL_ARG_DIFF_SRC, dx}});
      return content(dx, xs, f.y, tag::nchw);
    }
    convolution_backward_weights::primitive_desc backward(
        {direct, xd, kd, {bs, f.b, tag::a}, yd, stride, dilation, before, after}, cpu, forward);
    memory dk(backward.diff_weights_desc(), cpu), db(backward.diff_bias_desc(), cpu);
    convolution_backward_weights(backward).execute(queue, {
        {DNNL_ARG_SRC, laid(x, backward.src_desc())},
        {DNNL_ARG_DIFF_DST, laid(G, backward.diff_dst_desc())},
        {DNNL_ARG_DIFF_WEIGHTS, dk},
        {DNNL_ARG_DIFF_BIAS, db}});
    return operation == "bias-gradient" ? content(db, bs, f.b, tag::a) : content(dk, ks, f.y, kt);
  } catch (const error &refused) {
    if (refused.status == dnnl_unimplemented) throw Declined{"oneDNN says that it is not implemented"};
    throw;
  }
}

int main(int count, char **words) {
  bool limited = count > 1 && std::string(words[1]) == "avx2";
  if (limited) set_max_cpu_isa(cpu_isa::avx2);
  omp_set_num_threads(count > 1 && std::string(words[1]) == "threads" ? 2 : 1);
  const version_t *v = version();
  // without AVX-512 there is no bf16
  std::printf("version=1\nname=oneDNN %d.%d.%d, convolution%s\nformats=f32,%su8i8,i8\n", v->major, v->minor, v->patch,
      limited ? ", AVX2 alone" : "", get_effective_cpu_isa() >= cpu_isa::avx512_core ? "bf16," : "");
  std::printf("operations=forward,input-gradient,weight-gradient,bias-gradient\n\n");
  std::fflush(stdout);
  char line[8192];
  while (std::fgets(line, sizeof line, stdin)) {
    std::map<std::string, std::string> call;
    std::istringstream pairs(line);
    for (std::string pair; pairs >> pair;) call[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
    try {
      bytes answer = compute(call);
      std::printf("ok %zu\n", answer.size());
      std::fwrite(answer.data(), 1, answer.size(), stdout);
    } catch (const Declined &declined) {
      std::printf("unsupported %s\n", declined.why.c_str());
    } catch (const std::exception &failed) {
      std::printf("error %s\n", failed.what());
    }
    if (call["more"] != "1") std::fflush(stdout);
  }
}
