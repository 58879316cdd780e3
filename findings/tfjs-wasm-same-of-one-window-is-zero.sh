#!/usr/bin/env bash
# TensorFlow.js 4.22.0 (npm, backend wasm 4.22.0): conv2d with padding "same" is 0 where its stride takes one window and
# leaves the last row and column unread.
#
# Guess: "same" adds nothing where the only window fits, so that it is "valid", on every backend.
#
# Sums a 2x2 window of the 3x3 image 1 ... 9 by steps of 3: the one window holds 1, 2, 4, 5. "valid" gives 12 on both
# backends, "same" 12 on cpu and 0 on wasm, without a word. A 4x4 image, whose four windows need padding, is right.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent @tensorflow/tfjs@4.22.0 \
  @tensorflow/tfjs-backend-wasm@4.22.0 >&2

cat > "$folder/try.cjs" <<'EOT'
const path = require('node:path');
const tf = require('@tensorflow/tfjs');
const wasm = require('@tensorflow/tfjs-backend-wasm');

tf.env().set('IS_TEST', true);
wasm.setWasmPaths(path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + '/');
(async () => {
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    for (const [size, padding] of [[3, 'valid'], [3, 'same'], [4, 'same']]) {
      const image = tf.range(1, size * size + 1).reshape([1, size, size, 1]);
      const sums = tf.conv2d(image, tf.ones([2, 2, 1, 1]), 3, padding).dataSync();
      console.log(`${backend}, ${size}x${size}, ${padding}: ${Array.from(sums).join(' ')}`);
    }
  }
})();
EOT

expected=$(cat <<'EOT'
cpu, 3x3, valid: 12
cpu, 3x3, same: 12
cpu, 4x4, same: 14 12 27 16
wasm, 3x3, valid: 12
wasm, 3x3, same: 0
wasm, 4x4, same: 14 12 27 16
EOT
)

seen=$(cd "$folder" && node try.cjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
