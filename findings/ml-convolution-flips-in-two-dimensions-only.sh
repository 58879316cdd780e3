#!/usr/bin/env bash
# ml-convolution 2.0.0 and ml-matrix-convolution 2.0.0 (npm): one family, but the kernel is flipped only in two dimensions.
#
# Guess: neither flips the kernel, in two dimensions as in one; by FFT or directly is the same.
#
# Puts a single 1 in the middle of a row and of a matrix with that row and convolves with the kernel 1, 2, 3. Where the
# kernel is flipped, as convolution is defined, 1 2 3 comes back; where not, 3 2 1. ml-convolution gives 3 2 1, by FFT too, and
# ml-matrix-convolution gives 1 2 3. Results of the FFT are rounded to nine places.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent ml-convolution@2.0.0 ml-matrix-convolution@2.0.0 >&2

cat > "$folder/try.cjs" <<'EOF'
const { directConvolution, fftConvolution } = require('ml-convolution');
const matrixConvolution = require('ml-matrix-convolution');

const text = (numbers) => Array.from(numbers, (number) => Number(number.toFixed(9)) + 0).join(' ');
const zeros = [0, 0, 0, 0, 0, 0, 0];
const row = [0, 0, 0, 1, 0, 0, 0];
console.log('row, direct:', text(directConvolution(row, [1, 2, 3])));
console.log('row, FFT:', text(fftConvolution(row, [1, 2, 3])));

const matrix = [zeros, zeros, row, zeros, zeros];
const kernel = [[0, 0, 0], [1, 2, 3], [0, 0, 0]];
for (const [name, operation] of [['direct', matrixConvolution.direct], ['FFT', matrixConvolution.fft]]) {
  console.log(`matrix, ${name}:`, text(operation(matrix, kernel)).split(' ').slice(14, 21).join(' '));
}
EOF

expected=$(cat <<'EOF'
row, direct: 0 0 3 2 1 0 0
row, FFT: 0 0 3 2 1 0 0
matrix, direct: 0 0 1 2 3 0 0
matrix, FFT: 0 0 1 2 3 0 0
EOF
)

seen=$(cd "$folder" && node try.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
