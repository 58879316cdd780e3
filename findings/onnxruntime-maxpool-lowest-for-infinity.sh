#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): MaxPool of minus infinities is -3.4028234663852886e+38 in some places.
#
# Guess: the greatest of numbers that are all minus infinity is minus infinity.
#
# Pools pictures of minus infinity, and of NaN. With one axis the answer is the lowest finite float instead of -Infinity,
# and instead of NaN; with two axes and padded 3x3 windows it is so in the first and the last column, and -Infinity in
# between. GlobalMaxPool gives the lowest finite float too.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent onnxruntime-web@1.30.0 onnx-proto@8.0.1 >&2

cat > "$folder/try.mjs" <<'EOF'
import * as ort from 'onnxruntime-web';
import proto from 'onnx-proto';

ort.env.wasm.numThreads = 1;
ort.env.logLevel = 'fatal';
const TYPES = { float32: 1, int64: 7, string: 8, float64: 11 };

/** Runs a chain of nodes, each of which reads the one before, on inputs a, b, ... */
async function run(nodes, result, ...inputs) {
  const names = inputs.map((_, at) => String.fromCharCode(97 + at));
  const value = (name, type, dims) => ({
    name, type: { tensorType: { elemType: TYPES[type], shape: dims && { dim: dims.map((d) => ({ dimValue: d })) } } },
  });
  const graph = {
    name: 'graph',
    node: nodes.map(([opType, attributes], at) => ({
      opType,
      input: at === 0 ? names : [`t${at - 1}`],
      output: [`t${at}`],
      attribute: Object.entries(attributes).map(([name, v]) =>
        Array.isArray(v) ? { name, type: 7, ints: v } : { name, type: 2, i: v }),
    })),
    input: inputs.map((tensor, at) => value(names[at], tensor.type, tensor.dims)),
    output: [value(`t${nodes.length - 1}`, result)],
  };
  const { ModelProto } = proto.onnx;
  const model = ModelProto.create({ irVersion: 10, opsetImport: [{ domain: '', version: 21 }], graph });
  const session = await ort.InferenceSession.create(ModelProto.encode(model).finish(), { logSeverityLevel: 4 });
  const outputs = await session.run(Object.fromEntries(inputs.map((tensor, at) => [names[at], tensor])));
  return Array.from(outputs[`t${nodes.length - 1}`].data).join(' ');
}

const filled = (dims, value) =>
  new ort.Tensor('float32', new Float32Array(dims.reduce((a, b) => a * b)).fill(value), dims);
const pairs = [['MaxPool', { kernel_shape: [2] }]];
const squares = [['MaxPool', { kernel_shape: [3, 3], pads: [1, 1, 1, 1] }]];
console.log('one axis', await run(pairs, 'float32', filled([1, 1, 3], -Infinity)));
console.log('NaN', await run(pairs, 'float32', filled([1, 1, 3], NaN)));
console.log('two axes', await run(squares, 'float32', filled([1, 1, 1, 4], -Infinity)));
console.log('global', await run([['GlobalMaxPool', {}]], 'float32', filled([1, 1, 2, 2], -Infinity)));
EOF

expected=$(cat <<'EOF'
one axis -3.4028234663852886e+38 -3.4028234663852886e+38
NaN -3.4028234663852886e+38 -3.4028234663852886e+38
two axes -3.4028234663852886e+38 -Infinity -Infinity -3.4028234663852886e+38
global -3.4028234663852886e+38
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
