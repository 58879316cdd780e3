#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): GroupNormalization of 10000, 10001, 10002 sees no variance; LayerNormalization does.
#
# Guess: three numbers that are one apart are normalized to about -1.2247, 0, 1.2247 wherever they lie.
#
# Normalizes 0, 1, 2 and 10000, 10001, 10002 by four operators, each over these three numbers, with a scale of 1. For the
# latter GroupNormalization gives -316.2278, 0, 316.2278, which is 1/sqrt(epsilon): its variance has come out as 0.
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
const show = (text) => text.split(' ').map((v) => Number(v).toFixed(3)).join(' ');
for (const values of [[0, 1, 2], [10000, 10001, 10002]]) {
  const x = floats(values, [1, 1, 3]);
  const [one, zero, ones] = [floats([1]), floats([0]), floats([1, 1, 1])];
  console.log('Group', show(await run([['GroupNormalization', { num_groups: 1 }]], 'float32', x, one, zero)));
  console.log('Instance', show(await run([['InstanceNormalization', {}]], 'float32', x, one, zero)));
  console.log('Layer', show(await run([['LayerNormalization', {}]], 'float32', x, ones)));
  console.log('MeanVariance', show(await run([['MeanVarianceNormalization', { axes: [2] }]], 'float32', x)));
}
EOF

expected=$(cat <<'EOF'
Group -1.225 0.000 1.225
Instance -1.225 0.000 1.225
Layer -1.225 0.000 1.225
MeanVariance -1.225 0.000 1.225
Group -316.228 0.000 316.228
Instance -1.225 0.000 1.225
Layer -1.225 0.000 1.225
MeanVariance -1.225 0.000 1.225
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
