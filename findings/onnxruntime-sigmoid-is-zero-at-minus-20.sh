#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): Sigmoid(-20) is exactly 0.
#
# Guess: it is 2.06e-9, which a float holds with all its digits.
#
# Computes Sigmoid at -16, -18 and -20, and Softplus and Exp, which are as good as equal to it there. Sigmoid falls from
# 6.0e-8 to 0; the other two go from 1.1e-7 to 2.1e-9.
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
const show = (text) => text.split(' ').map((v) => Number(v).toExponential(1)).join(' ');
for (const name of ['Sigmoid', 'Softplus', 'Exp']) {
  console.log(name, show(await run([[name, {}]], 'float32', floats([-16, -18, -20]))));
}
EOF

expected=$(cat <<'EOF'
Sigmoid 6.0e-8 0.0e+0 0.0e+0
Softplus 1.1e-7 1.5e-8 2.1e-9
Exp 1.1e-7 1.5e-8 2.1e-9
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
