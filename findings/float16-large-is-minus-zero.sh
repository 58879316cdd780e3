#!/usr/bin/env bash
# float16 0.0.1 (npm): 131072 is encoded as minus zero, and 98304 as NaN.
#
# Guess: rounds to nearest, ties to even, and what is too large becomes infinite.
#
# Encodes numbers and decodes them again with the same package. Beyond 65535 the exponent runs past its five bits: it fills
# up (98304 gives 7e00, NaN), then spills into the sign (131072 gives 8000, minus zero; 1000000 gives 8ba1), and at
# 16777216 the "16 bits" are 9c00 and a small negative number. Ties go up: 2049 becomes 2050.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent float16@0.0.1 >&2

cat > "$folder/try.cjs" <<'EOF'
const { byteToFloat16, float16ToByte } = require('float16');

for (const number of [2049, 65504, 65520, 98304, 131072, 1000000, 16777216]) {
  const bits = float16ToByte(number);
  console.log(number, bits.toString(16), byteToFloat16(bits));
}
EOF

expected=$(cat <<'EOF'
2049 6801 2050
65504 7bff 65504
65520 7c00 Infinity
98304 7e00 NaN
131072 8000 -0
1000000 8ba1 -0.00023281574249267578
16777216 9c00 -0.00390625
EOF
)

seen=$(cd "$folder" && node try.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
