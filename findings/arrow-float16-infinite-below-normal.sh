#!/usr/bin/env bash
# apache-arrow 21.2.0 (npm): a positive number just below float16's smallest normal number becomes minus infinity.
#
# Guess: 0.00006103515625 - 2^-26 rounds to the nearest float16, 0.00006103515625 = 2^-14.
#
# Builds a Float16 vector from numbers on both sides of 2^-14 and reads it back. The largest subnormal (2^-14 - 2^-24)
# and 2^-14 itself are kept; what lies between them and is nearer to 2^-14 should round up to 2^-14 and is stored as fc00,
# minus infinity: the carry out of the ten bits of the fraction goes astray. Of the same step: ties go up, not to even
# (2049 becomes 2050 and 1 + 2^-11 becomes 1 + 2^-10).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent apache-arrow@21.2.0 >&2

cat > "$folder/try.mjs" <<'EOF'
import { Float16, vectorFromArray } from 'apache-arrow';

const numbers = {
  'largest subnormal': 2 ** -14 - 2 ** -24,
  '2^-14 - 2^-26': 2 ** -14 - 2 ** -26,
  '2^-14 - 2^-30': 2 ** -14 - 2 ** -30,
  '2^-14': 2 ** -14,
  '2049': 2049,
  '1 + 2^-11': 1 + 2 ** -11,
};
for (const [name, number] of Object.entries(numbers)) {
  const column = vectorFromArray([number], new Float16());
  console.log(`${name}: ${column.data[0].values[0].toString(16)} ${column.get(0)}`);
}
EOF

expected=$(cat <<'EOF'
2049: 6801 2050
largest subnormal: 3ff 0.00006097555160522461
2^-14 - 2^-26: fc00 -Infinity
2^-14 - 2^-30: fc00 -Infinity
2^-14: 400 0.00006103515625
1 + 2^-11: 3c01 1.0009765625
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
