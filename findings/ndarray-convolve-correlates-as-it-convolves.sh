#!/usr/bin/env bash
# ndarray-convolve 2.0.0 (npm): correlate gives what convolve gives, and an imaginary kernel counts as zero.
#
# Guess: correlate is convolve with the kernel reversed, and 1 times i is i.
#
# Convolves and correlates a single 1 with the kernel 1, 2, 3, for both kinds of border: all four answers show the kernel
# in the same direction. Then convolves the complex signal 0, 0, 1, 0 with the kernel of one element i (real part 0,
# imaginary part 1), then with 5: i gives zeros everywhere where 5 gives the 5. Results are rounded to nine places.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent ndarray-convolve@2.0.0 ndarray@1.0.19 >&2

cat > "$folder/try.cjs" <<'EOF'
const ndarray = require('ndarray');
const convolve = require('ndarray-convolve');

const vector = (...numbers) => ndarray(new Float64Array(numbers));
const text = (array) => Array.from(array.data, (number) => Number(number.toFixed(9)) + 0).join(' ');

const operations = {
  'convolve': convolve,
  'correlate': convolve.correlate,
  'convolve.wrap': convolve.wrap,
  'correlate.wrap': convolve.correlate.wrap,
};
for (const [name, operation] of Object.entries(operations)) {
  const out = vector(0, 0, 0, 0, 0, 0, 0, 0);
  operation(out, vector(0, 0, 0, 1, 0, 0, 0, 0), vector(1, 2, 3));
  console.log(`${name}: ${text(out)}`);
}
for (const [name, real, imaginary] of [['i', 0, 1], ['5', 5, 0]]) {
  const outReal = vector(0, 0, 1, 0);
  const outImaginary = vector(0, 0, 0, 0);
  convolve(outReal, outImaginary, vector(real), vector(imaginary));
  console.log(`1 by ${name}: real ${text(outReal)}, imaginary ${text(outImaginary)}`);
}
EOF

expected=$(cat <<'EOF'
convolve: 0 0 1 2 3 0 0 0
correlate: 0 0 1 2 3 0 0 0
convolve.wrap: 0 0 0 1 2 3 0 0
correlate.wrap: 0 0 0 1 2 3 0 0
1 by i: real 0 0 0 0, imaginary 0 0 0 0
1 by 5: real 0 0 5 0, imaginary 0 0 0 0
EOF
)

seen=$(cd "$folder" && node try.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
