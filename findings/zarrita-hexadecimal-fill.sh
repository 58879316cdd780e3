#!/usr/bin/env bash
# zarrita 0.7.5 (npm): a Zarr fill value written as bits, "0x7fc00000", is taken for the integer 2143289344, not for NaN.
#
# Guess: "0x7fc00000" fills a float32 array with NaN and "0x3f800000" with 1, as "NaN" and 1.0 do.
#
# Version 3 of Zarr lets the fill value of a float be its bits as a hexadecimal string. Opens four arrays in memory, none
# of whose chunks is stored, so all elements are the fill value. The string "NaN" is understood; the hexadecimal strings
# become the numbers that they would be as integers, without a word.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent zarrita@0.7.5 >&2

cat > "$folder/try.mjs" <<'EOF'
import * as zarr from 'zarrita';

for (const [type, fill] of [
  ['float32', 'NaN'], ['float32', '0x7fc00000'], ['float32', '0x3f800000'], ['float64', '0x3ff0000000000000'],
]) {
  const metadata = {
    zarr_format: 3,
    node_type: 'array',
    shape: [2],
    data_type: type,
    chunk_grid: { name: 'regular', configuration: { chunk_shape: [2] } },
    chunk_key_encoding: { name: 'default', configuration: { separator: '/' } },
    codecs: [{ name: 'bytes', configuration: { endian: 'little' } }],
    fill_value: fill,
    attributes: {},
  };
  const store = new Map([['/zarr.json', new TextEncoder().encode(JSON.stringify(metadata))]]);
  const array = await zarr.open.v3(zarr.root(store), { kind: 'array' });
  const { data } = await zarr.get(array);
  console.log(type, fill, Array.from(data).join(' '));
}
EOF

expected=$(cat <<'EOF'
float32 NaN NaN NaN
float32 0x7fc00000 2143289344 2143289344
float32 0x3f800000 1065353216 1065353216
float64 0x3ff0000000000000 4607182418800017400 4607182418800017400
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
