#!/usr/bin/env bash
# fp16 1.0.0 (npm): getFloat16Precision calls 65520 inexact, and inexact is said never to become infinite; it does.
#
# Guess: 65520, which rounds to infinity in float16, is an overflow.
#
# Asks for the kind of loss of numbers around the largest float16, 65504, and stores them. The answer goes by the number's
# exponent before rounding, so 65520 to 65535 are "Inexact" and are stored as 7c00, infinity. For float32 the same: a
# number that Math.fround makes infinite is called inexact.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent fp16@1.0.0 >&2

cat > "$folder/try.mjs" <<'EOF'
import { getFloat16, getFloat16Precision, getFloat32Precision, Precision, setFloat16 } from 'fp16';

const names = Object.fromEntries(Object.entries(Precision).map(([name, number]) => [number, name]));
const view = new DataView(new ArrayBuffer(2));
for (const number of [65504, 65519, 65520, 65535, 65536]) {
  setFloat16(view, 0, number);
  console.log(number, names[getFloat16Precision(number)], getFloat16(view, 0));
}
const number = 2 ** 128 - 2 ** 103;
console.log('2^128 - 2^103', names[getFloat32Precision(number)], Math.fround(number));
EOF

expected=$(cat <<'EOF'
65504 Exact 65504
65519 Inexact 65504
65520 Inexact Infinity
65535 Inexact Infinity
65536 Overflow Infinity
2^128 - 2^103 Inexact Infinity
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
