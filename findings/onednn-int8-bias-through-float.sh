#!/usr/bin/env bash
# oneDNN 2.6.3 (Debian 12, amd64): a convolution of 8 bits whose sums, bias and output are 32-bit integers adds the bias in float32.
#
# Guess: s32 plus s32 to s32 is integer addition, exact up to 2^31.
#
# Computes 1 times 1 plus a bias, u8 and s8 to s32. From 2^24 on it is wrong: with 16777217 it gives 16777216, with 16777218
# it gives 16777220, as sums that are rounded to 24 bits are.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && apt-get download --quiet libdnnl-dev=2.6.3-1 libdnnl2=2.6.3-1 ocl-icd-libopencl1 >&2 \
  && for package in *.deb; do dpkg-deb -x "$package" packages; done)
libraries=$folder/packages/usr/lib/x86_64-linux-gnu

cat > "$folder/try.cpp" <<'EOT'
#include <cstdint>
#include <cstdio>
#include <oneapi/dnnl/dnnl.hpp>

using namespace dnnl;

int main() {
  engine cpu(engine::kind::cpu, 0);
  stream queue(cpu);
  using type = memory::data_type;
  memory::desc one({1, 1, 1, 1}, type::u8, memory::format_tag::nchw), tap({1, 1, 1, 1}, type::s8, memory::format_tag::oihw);
  memory::desc biases({1}, type::s32, memory::format_tag::a), sums({1, 1, 1, 1}, type::s32, memory::format_tag::nchw);
  convolution_forward::primitive_desc described(
      {prop_kind::forward_inference, algorithm::convolution_direct, one, tap, biases, sums, {1, 1}, {0, 0}, {0, 0}}, cpu);
  for (std::int32_t bias : {5, 16777216, 16777217, 16777218}) {
    std::uint8_t x = 1;
    std::int8_t k = 1;
    std::int32_t y = 0;
    convolution_forward(described).execute(queue, {
        {DNNL_ARG_SRC, memory(one, cpu, &x)}, {DNNL_ARG_WEIGHTS, memory(tap, cpu, &k)},
        {DNNL_ARG_BIAS, memory(biases, cpu, &bias)}, {DNNL_ARG_DST, memory(sums, cpu, &y)}});
    queue.wait();
    std::printf("1 * 1 + %d = %d\n", bias, y);
  }
}
EOT

expected=$(cat <<'EOT'
1 * 1 + 5 = 6
1 * 1 + 16777216 = 16777216
1 * 1 + 16777217 = 16777216
1 * 1 + 16777218 = 16777220
EOT
)

g++ -O1 -I "$folder/packages/usr/include" -L "$libraries" -o "$folder/try" "$folder/try.cpp" -ldnnl -Wl,-rpath-link,"$libraries"
seen=$(LD_LIBRARY_PATH=$libraries "$folder/try")
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
