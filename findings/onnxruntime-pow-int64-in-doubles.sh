#!/usr/bin/env bash
# onnxruntime-web 1.30.0 (npm): Pow of INT64 rounds as doubles do, and Mul does not.
#
# Guess: 7^22, which fits into INT64, comes out as 7^22.
#
# Raises 3 to 39, 7 to 22 and 5 to 27, all below 2^63, by Pow, and multiplies 7^11 by itself. Pow is off, by 239 for 7^22.
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
const powers = await run([['Pow', {}]], 'int64', integers([3n, 7n, 5n]), integers([39n, 22n, 27n]));
console.log('Pow', powers);
console.log('exact', [3n ** 39n, 7n ** 22n, 5n ** 27n].join(' '));
console.log('Mul', await run([['Mul', {}]], 'int64', integers([7n ** 11n]), integers([7n ** 11n])));
EOF

expected=$(cat <<'EOF'
Pow 4052555153018976256 3909821048582988288 7450580596923828224
exact 4052555153018976267 3909821048582988049 7450580596923828125
Mul 3909821048582988049
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
