#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): ReduceMax and ReduceMin give NaN only where it comes first; Max and Min always do.
#
# Guess: the greatest of numbers with a NaN among them is NaN, wherever it stands, as Max has it.
#
# Reduces NaN 1 2, 1 NaN 2 and 1 2 NaN, and takes Max and Min of the same numbers as three inputs.
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
for (const values of [[NaN, 1, 2], [1, NaN, 2], [1, 2, NaN]]) {
  const found = [];
  for (const name of ['ReduceMax', 'ReduceMin']) {
    found.push(`${name} ${await run([[name, { keepdims: 0 }]], 'float32', floats(values))}`);
  }
  for (const name of ['Max', 'Min']) {
    found.push(`${name} ${await run([[name, {}]], 'float32', ...values.map((v) => floats([v])))}`);
  }
  console.log(`${values.join(' ')}: ${found.join(', ')}`);
}
EOF

expected=$(cat <<'EOF'
NaN 1 2: ReduceMax NaN, ReduceMin NaN, Max NaN, Min NaN
1 NaN 2: ReduceMax 2, ReduceMin 1, Max NaN, Min NaN
1 2 NaN: ReduceMax 2, ReduceMin 1, Max NaN, Min NaN
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
