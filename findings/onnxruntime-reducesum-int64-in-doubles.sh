#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): ReduceSum and ReduceMean of INT64 lose the last bits, as doubles do; Add does not.
#
# Guess: 2^53 + 1 and 0 sum up to 2^53 + 1 in INT64.
#
# Sums 2^53 + 1 and 0 by ReduceSum, Add and MatMul, and takes ReduceMean of 2^53 + 1 twice. Both reductions give 2^53.
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

const integers = (values, dims = [values.length]) => new ort.Tensor('int64', BigInt64Array.from(values), dims);
const odd = 2n ** 53n + 1n;
console.log('ReduceSum', await run([['ReduceSum', { keepdims: 0 }]], 'int64', integers([odd, 0n])));
console.log('ReduceMean', await run([['ReduceMean', { keepdims: 0 }]], 'int64', integers([odd, odd])));
console.log('Add', await run([['Add', {}]], 'int64', integers([odd]), integers([0n])));
console.log('MatMul', await run([['MatMul', {}]], 'int64', integers([odd, 0n], [1, 2]), integers([1n, 1n], [2, 1])));
EOF

expected=$(cat <<'EOF'
ReduceSum 9007199254740992
ReduceMean 9007199254740992
Add 9007199254740993
MatMul 9007199254740993
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
