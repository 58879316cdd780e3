#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): Cast rounds on the way to INT4 and UINT4, but cuts fractions off on the way to INT8.
#
# Guess: 1.5 becomes 1 in every integer type, fractions being cut off.
#
# Casts floats to INT8 (3), INT4 (22) and UINT4 (21) and back to FLOAT. To INT8, 1.9 is 1; to the types of four bits it
# is 2, and halves go away from zero: 0.5 is 1, 2.5 is 3, -1.5 is -2.
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

const floats = (values, dims = [values.length]) => new ort.Tensor('float32', Float32Array.from(values), dims);
const numbers = floats([0.5, 1.4, 1.5, 1.9, 2.5, -0.4, -0.6, -1.5]);
for (const [name, to] of [['INT8', 3], ['INT4', 22]]) {
  console.log(name, await run([['Cast', { to }], ['Cast', { to: 1 }]], 'float32', numbers));
}
const positive = floats([0.5, 1.4, 1.5, 1.9, 2.5]);
console.log('UINT4', await run([['Cast', { to: 21 }], ['Cast', { to: 1 }]], 'float32', positive));
EOF

expected=$(cat <<'EOF'
INT8 0 1 1 1 2 0 0 -1
INT4 1 1 2 2 3 0 -1 -2
UINT4 1 1 2 2 3
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
