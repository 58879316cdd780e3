#!/usr/bin/env bash
# sharp 0.35.5 (npm): convolve puts the sum of the kernel in place of a scale that is no whole number, without a word.
#
# Guess: a scale of 2.5 divides the sums by 2.5; without a scale the sum of the kernel divides, be it below 1 or not.
#
# Convolves a single 100 with a kernel of eight ones and a two (sum 10) and shows the middle row for several scales: 2.5
# and 0.5 give what 10 gives, while 2 is obeyed; -1 counts as 1. Then kernels of one tap without a scale: 4 is normalised
# to 1, but 0.25 and -4 are not (25, and 0 after clamping), because a scale below 1 is replaced by 1.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent sharp@0.35.5 >&2

cat > "$folder/try.mjs" <<'EOF'
import sharp from 'sharp';

const pixels = new Uint8Array(25);
pixels[12] = 100;
async function middleRow(kernel, scale) {
  const data = await sharp(pixels, { raw: { width: 5, height: 5, channels: 1 } })
    .convolve({ width: 3, height: 3, kernel, ...(scale === undefined ? {} : { scale }) })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return Array.from(data.subarray(10, 15)).join(' ');
}

for (const scale of [undefined, 10, 2, 2.5, 0.5, -1]) {
  console.log(`scale ${scale ?? 'not given'}: ${await middleRow([1, 1, 1, 1, 2, 1, 1, 1, 1], scale)}`);
}
for (const tap of [4, 0.25, -4]) {
  console.log(`one tap of ${tap}: ${await middleRow([0, 0, 0, 0, tap, 0, 0, 0, 0])}`);
}
EOF

expected=$(cat <<'EOF'
scale not given: 0 10 20 10 0
scale 10: 0 10 20 10 0
scale 2: 0 50 100 50 0
scale 2.5: 0 10 20 10 0
scale 0.5: 0 10 20 10 0
scale -1: 0 100 200 100 0
one tap of 4: 0 0 100 0 0
one tap of 0.25: 0 0 25 0 0
one tap of -4: 0 0 0 0 0
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
