#!/usr/bin/env bash
# SciPy 1.17.1 (PyPI, with NumPy 2.4.6): ndimage.correlate and convolve leave out weights of at most 2^-52, whatever the
# input is.
#
# Guess: a weight counts, however small, as it does in correlate1d and in signal.correlate.
#
# Correlates 1e20 with one weight: 2^-51 counts, 2^-52 and 1e-16 give 0 where 22204 and 10000 would be right.
# correlate1d, in the same module, is right.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install --quiet --no-deps --target "$folder/packages" scipy==1.17.1 numpy==2.4.6 >&2

cat > "$folder/try.py" <<'EOT'
import numpy as np
from scipy.ndimage import convolve, correlate, correlate1d

for name, weight in (("2^-51", 2.0**-51), ("2^-52", 2.0**-52), ("1e-16", 1e-16)):
    image = np.array([1e20])
    values = (function(image, [weight])[0] for function in (correlate, convolve, correlate1d))
    print(name, "correlate %.0f, convolve %.0f, correlate1d %.0f" % tuple(values))
EOT

expected=$(cat <<'EOT'
2^-51 correlate 44409, convolve 44409, correlate1d 44409
2^-52 correlate 0, convolve 0, correlate1d 22204
1e-16 correlate 0, convolve 0, correlate1d 10000
EOT
)

seen=$(cd "$folder" && PYTHONPATH=packages python3 try.py)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
