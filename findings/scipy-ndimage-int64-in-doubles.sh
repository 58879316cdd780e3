#!/usr/bin/env bash
# SciPy 1.17.1 (PyPI, with NumPy 2.4.6): ndimage.correlate computes int64 in doubles: 2^53 + 1 times 1 is 2^53;
# signal.correlate2d is exact.
#
# Guess: integers that go in and come out as int64 are added as int64, or refused.
#
# Correlates [2^53 + 1] with [1] by both. Beyond int64, signal wraps; ndimage gives the least integer for whatever is too
# large: 2^62 + 2^62 and 2^62 + 2^62 + 2^62 both are -2^63.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-deps --target "$folder/packages" scipy==1.17.1 numpy==2.4.6 >&2

cat > "$folder/try.py" <<'EOT'
import numpy as np
from scipy.ndimage import correlate
from scipy.signal import correlate2d

def both(row):
    image, ones = np.array([row]), np.ones((1, len(row)), int)
    return correlate(image, ones, mode="constant")[0, len(row) // 2], correlate2d(image, ones, "valid")[0, 0]

for row in ([2**53 + 1], [2**62] * 2, [2**62] * 3):
    print("ndimage %d, signal %d" % both(row))
EOT

expected=$(cat <<'EOT'
ndimage 9007199254740992, signal 9007199254740993
ndimage -9223372036854775808, signal -9223372036854775808
ndimage -9223372036854775808, signal -4611686018427387904
EOT
)

seen=$(cd "$folder" && PYTHONPATH=packages python3 try.py)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
