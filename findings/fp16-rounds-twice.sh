#!/usr/bin/env bash
# fp16 1.0.0 (npm): setFloat16 rounds twice, although it promises to round to nearest, ties to even.
#
# Guess: setFloat16 stores the float16 nearest to the number, for every number.
#
# Writes numbers that are a hair (2^-40 of 1) above half way between two float16s, and reads the bits back. The number is
# rounded to float32 first, which puts it on the tie, and the tie then goes to even, down: wrong for the upper neighbour
# of every even float16, 15872 of 31743 gaps. @petamoriken/float16 3.9.3 has all of them right.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent fp16@1.0.0 @petamoriken/float16@3.9.3 >&2

cat > "$folder/try.mjs" <<'EOF'
import { getFloat16, setFloat16 } from 'fp16';
import { f16round } from '@petamoriken/float16';

const view = new DataView(new ArrayBuffer(2));
function stored(number) {
  setFloat16(view, 0, number);
  return getFloat16(view, 0);
}
function value(bits) {
  view.setUint16(0, bits);
  return getFloat16(view, 0);
}

const number = 1 + 2 ** -11 + 2 ** -40;
console.log('1 + 2^-11 + 2^-40', stored(number), f16round(number));
let once = 0;
let twice = 0;
for (let bits = 0; bits < 0x7bff; bits++) {
  const upper = value(bits + 1);
  const above = (value(bits) + upper) / 2 * (1 + 2 ** -40);
  if (stored(above) !== upper) twice++;
  if (f16round(above) !== upper) once++;
}
console.log('wrong of 31743', twice, once);
EOF

expected=$(cat <<'EOF'
1 + 2^-11 + 2^-40 1 1.0009765625
wrong of 31743 15872 0
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
