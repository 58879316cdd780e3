#!/usr/bin/env bash
# @d4c/numjs 0.17.35 (npm): the convolution of small int32 vectors is off by one here and there.
#
# Guess: int32 by int32 is exact while nothing overflows.
#
# Convolves twelve small integers with 1, 2, 3 and compares with the sums worked out one by one. The values go through an
# FFT in doubles, where 10 becomes 9.99…, and are cut off, not rounded, on the way back to int32. The cut makes several
# answers one too small. The same numbers as float64 are right to nine places.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent @d4c/numjs@0.17.35 >&2

cat > "$folder/try.cjs" <<'EOF'
const numjs = require('@d4c/numjs');
const nj = numjs.default ?? numjs;

const signal = [1, 0, 0, 10, 0, 0, 0, 100, 5, 7, 9, 11];
const kernel = [1, 2, 3];
const right = signal.slice(2).map((_, i) => kernel.reduce((sum, k, j) => sum + k * signal[i + 2 - j], 0));
console.log('by hand:', right.join(' '));
for (const type of ['float64', 'int32']) {
  const out = nj.convolve(nj.array(signal, type), nj.array(kernel, type));
  console.log(`${out.dtype}:`, out.tolist().map((number) => Number(number.toFixed(9)) + 0).join(' '));
}
EOF

expected=$(cat <<'EOF'
by hand: 3 10 20 30 0 100 205 317 38 50
float64: 3 10 20 30 0 100 205 317 38 50
int32: 3 9 19 29 0 100 205 317 38 50
EOF
)

seen=$(cd "$folder" && node try.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
