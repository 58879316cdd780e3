#!/usr/bin/env bash
# PyTorch 1.13.1 (Debian), engine onednn: a quantised conv2d keeps the output zero point of the first call of its shape.
#
# Guess: each call adds the zero point that it is given.
#
# Requantises 1, 3, 5, 7 by a scale of 2 to the zero points 0, 1 and 5, each with weights packed anew: all three calls give
# what the first one should. In the order 1, 0, 5 they all give what is right for 1; a process that starts with 5 is right.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "$(dpkg-query -W -f '${Version}' python3-torch 2>/dev/null)" != '1.13.1+dfsg-4' ]; then
  echo "needs Debian's python3-torch 1.13.1+dfsg-4: apt-get install python3-torch=1.13.1+dfsg-4 would do" >&2
  exit 1
fi

cat > "$folder/try.py" <<'EOT'
import sys

import torch

torch.backends.quantized.engine = "onednn"
quantised = torch._make_per_tensor_quantized_tensor
for zero_point in map(int, sys.argv[1:]):
    x = quantised(torch.tensor([[[[1, 3, 5, 7]]]], dtype=torch.uint8), 1.0, 0)
    weights = quantised(torch.ones(1, 1, 1, 1, dtype=torch.int8), 1.0, 0)
    packed = torch.ops.quantized.conv2d_prepack(weights, None, (1, 1), (0, 0), (1, 1), 1)
    y = torch.ops.quantized.conv2d(x, packed, 2.0, zero_point)
    print(f"to zero point {zero_point}:", *y.int_repr().flatten().tolist())
EOT

expected=$(cat <<'EOT'
to zero point 0: 0 2 2 4
to zero point 1: 0 2 2 4
to zero point 5: 0 2 2 4
to zero point 1: 2 2 4 4
to zero point 0: 2 2 4 4
to zero point 5: 2 2 4 4
to zero point 5: 6 6 8 8
EOT
)

seen=$(cd "$folder" && for order in '0 1 5' '1 0 5' 5; do /usr/bin/python3 try.py $order; done)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
