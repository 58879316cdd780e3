#!/usr/bin/env bash
# h5wasm 0.10.3 and jsfive 0.4.2 (npm): 64-bit integers written by the one are rounded to doubles by the other.
#
# Guess: jsfive reads every value of an int64 dataset that h5wasm wrote as it was written.
#
# Writes int64 and uint64 datasets to an HDF5 file with h5wasm, and reads the file with both. h5wasm gives BigInts, all
# right. jsfive names the types <i8 and <u8 but gives ordinary numbers: 2^53 + 1 becomes 2^53 and 2^64 - 1 becomes 2^64,
# which no uint64 can be. Nothing is thrown.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent h5wasm@0.10.3 jsfive@0.4.2 >&2

cat > "$folder/try.mjs" <<'EOF'
import { readFileSync } from 'node:fs';
import h5wasm from 'h5wasm/node';
import { File } from 'jsfive';

await h5wasm.ready;
const written = new h5wasm.File('try.h5', 'w');
written.create_dataset({ name: 'signed', data: new BigInt64Array([2n ** 53n + 1n, -1n, -(2n ** 63n) + 1n]) });
written.create_dataset({ name: 'unsigned', data: new BigUint64Array([2n ** 53n + 3n, 2n ** 64n - 1n]) });
written.close();

const same = new h5wasm.File('try.h5', 'r');
const bytes = readFileSync('try.h5');
const other = new File(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length), 'try.h5');
for (const name of ['signed', 'unsigned']) {
  console.log(name, 'h5wasm:', Array.from(same.get(name).value).join(' '));
  const values = Array.from(other.get(name).value);
  console.log(name, 'jsfive:', other.get(name).dtype, typeof values[0], values.map((n) => BigInt(n)).join(' '));
}
same.close();
EOF

expected=$(cat <<'EOF'
signed h5wasm: 9007199254740993 -1 -9223372036854775807
signed jsfive: <i8 number 9007199254740992 -1 -9223372036854775808
unsigned h5wasm: 9007199254740995 18446744073709551615
unsigned jsfive: <u8 number 9007199254740996 18446744073709551616
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
