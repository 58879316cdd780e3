// oneDNN's convolution over the pipe protocol (its page is in contract --help), forward and backward, on one thread.
//
//     g++ -O2 -o onednn onednn.cpp -ldnnl -fopenmp && ./onednn
//
// With the word "avx2" it is limited to those instructions, with "threads" there are two, with "channels-last" inputs and
// outputs are of that order.
// Dilations count from 0 there. Tensors are laid out as oneDNN likes them best, and back.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <omp.h>
#include <oneapi/dnnl/dnnl.hpp>
#include <set>
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

static const std::map<std::string, type> TYPES = {
    {"u8", type::u8}, {"i8", type::s8}, {"i32", type::s32}, {"f16", type::f16}, {"bf16", type::bf16}, {"f32", type::f32},
};

static tag images = tag::any;

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

  memory::desc xd(xs, f.x, images), kd(ks, f.k, tag::any), yd(ys, f.y, images);
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

static memory filled(const memory::dims &dims, type of, tag order, const bytes &from) {
  memory to({dims, of, order}, cpu);
  if (!from.empty()) std::memcpy(to.get_data_handle(), from.data(), from.size());
  return to;
}

static bytes taken(size_t size) {
  bytes to(size);
  if (std::fread(to.data(), 1, size, stdin) != size) std::exit(0);
  return to;
}

// An answer to a question beside the laws. Integers are given to it with weights of i8, and come out as i32, or quantised
// as u8: one scale, or one for each channel of the weights.
static bytes answer(std::map<std::string, std::string> &call) {
  auto of = [&](const char *key) { return static_cast<memory::dim>(std::stol(call.at(key))); };
  const std::string &name = call.at("format");
  size_t width = name == "u8" || name == "i8" ? 1 : std::stoul(name.substr(name.find_first_of("0123456789"))) / 8;
  memory::dim h = of("h"), w = of("w"), kh = of("kh"), kw = of("kw"), co = of("co");
  memory::dims xs = {of("n"), of("ci"), h, w}, ks = {co, of("ci"), kh, kw};
  memory::dims stride = {of("sh"), of("sw")}, dilation = {of("dh") - 1, of("dw") - 1};
  memory::dims before = {of("pt"), of("pl")}, after = {of("pb"), of("pr")};
  memory::dims ys = {of("n"), co, (h + before[0] + after[0] - (dilation[0] + 1) * (kh - 1) - 1) / stride[0] + 1,
      (w + before[1] + after[1] - (dilation[1] + 1) * (kw - 1) - 1) / stride[1] + 1};
  bytes xb = taken(xs[0] * xs[1] * h * w * width), kb = taken(ks[0] * ks[1] * kh * kw * width);
  if (call.at("padding") != "explicit") throw Declined{"oneDNN has no word for padding"};
  if (!TYPES.count(name)) throw Declined{"no numbers of " + name};
  bool quantised = call.at("question") == "quantised";
  type x = TYPES.at(name), k = width == 1 ? type::s8 : x, y = quantised ? type::u8 : width == 1 ? type::s32 : x;
  primitive_attr attributes;
  if (quantised) {
    std::vector<float> scales;
    std::istringstream steps(call.at("scale"));
    for (std::string step; std::getline(steps, step, ',');) scales.push_back(1 / std::stod(step));
    attributes.set_output_scales(scales.size() > 1 ? 2 : 0, scales);
    attributes.set_zero_points(DNNL_ARG_SRC, 0, {std::stoi(call.at("xzero"))});
    attributes.set_zero_points(DNNL_ARG_DST, 0, {std::stoi(call.at("yzero"))});
  }
  convolution_forward::primitive_desc forward(
      {prop_kind::forward_inference, algorithm::convolution_direct, {xs, x, tag::any}, {ks, k, tag::any}, memory::desc(),
          {ys, y, tag::any}, stride, dilation, before, after}, attributes, cpu);
  memory out(forward.dst_desc(), cpu);
  convolution_forward(forward).execute(queue, {
      {DNNL_ARG_SRC, laid(filled(xs, x, tag::nchw, xb), forward.src_desc())},
      {DNNL_ARG_WEIGHTS, laid(filled(ks, k, tag::oihw, kb), forward.weights_desc())},
      {DNNL_ARG_DST, out}});
  std::string told;
  for (const auto &pair : TYPES) told = pair.second == y ? pair.first : told;
  std::string head = "ok " + told;
  for (size_t at = 0; at < ys.size(); at++) head += (at ? "," : " ") + std::to_string(ys[at]);
  head += "\n";
  bytes line(head.begin(), head.end()), numbers = content(out, ys, y, tag::nchw);
  line.insert(line.end(), numbers.begin(), numbers.end());
  return line;
}

int main(int count, char **words) {
  std::set<std::string> said(words + 1, words + count);
  bool limited = said.count("avx2");
  if (limited) set_max_cpu_isa(cpu_isa::avx2);
  if (said.count("channels-last")) images = tag::nhwc;
  omp_set_num_threads(said.count("threads") ? 2 : 1);
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
      bool asked = call.count("question");
      bytes found = asked ? answer(call) : compute(call);
      if (!asked) std::printf("ok %zu\n", found.size());
      std::fwrite(found.data(), 1, found.size(), stdout);
    } catch (const Declined &declined) {
      std::printf("unsupported %s\n", declined.why.c_str());
    } catch (const std::exception &failed) {
      std::printf("error %s\n", failed.what());
    }
    if (call["more"] != "1") std::fflush(stdout);
  }
}
