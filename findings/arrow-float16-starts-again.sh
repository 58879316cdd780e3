#!/usr/bin/env bash
# apache-arrow 21.2.0 (npm): numbers of 65536 and more come out of a Float16 column small and finite.
#
# Guess: a number too large for float16 becomes infinite, as 65520 does.
#
# Builds a Float16 vector from ordinary numbers and reads it back. 65504 is the largest float16 and 65520 the first
# number that rounds to infinity. 65520 is stored as infinity, 65536 as 2 and 1000000 as 3.814453125; 1000000.1, whose
# significand fills more than the upper half of the double, is stored as infinity. Nothing is thrown.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --silent apache-arrow@21.2.0 >&2

cat > "$folder/try.mjs" <<'EOF'
import { Float16, vectorFromArray } from 'apache-arrow';

for (const number of [65504, 65520, 65536, 100000, 1000000, 1000000.1, -65536]) {
  const column = vectorFromArray([number], new Float16());
  console.log(number, column.data[0].values[0].toString(16), column.get(0));
}
EOF

expected=$(cat <<'EOF'
65504 7bff 65504
65520 7c00 Infinity
65536 4000 2
100000 421a 3.05078125
1000000 43a1 3.814453125
1000000.1 7c00 Infinity
-65536 c000 -2
EOF
)

seen=$(cd "$folder" && node try.mjs)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
