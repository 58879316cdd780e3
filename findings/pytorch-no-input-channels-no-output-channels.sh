#!/usr/bin/env bash
# PyTorch 1.13.1 (Debian): conv2d of no input channels has no output channels, however many kernels there are.
# 2.13.0 does the same.
#
# Guess: an empty sum is 0, so that five kernels give [1, 5, 2, 2] of zeros; or the call is refused.
#
# Shows the shape for five kernels over no channels, with and without a bias, beside a matrix product over nothing, which is
# five zeros.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "$(dpkg-query -W -f '${Version}' python3-torch 2>/dev/null)" != '1.13.1+dfsg-4' ]; then
  echo "needs Debian's python3-torch 1.13.1+dfsg-4: apt-get install python3-torch=1.13.1+dfsg-4 would do" >&2
  exit 1
fi

cat > "$folder/try.py" <<'EOT'
import torch
import torch.nn.functional as functional

x, weights = torch.zeros(1, 0, 3, 3), torch.zeros(5, 0, 2, 2)
print("conv2d:", list(functional.conv2d(x, weights).shape))
print("with a bias:", list(functional.conv2d(x, weights, torch.ones(5)).shape))
print("matmul:", list((torch.zeros(5, 0) @ torch.zeros(0, 4)).shape))
EOT

expected=$(cat <<'EOT'
conv2d: [1, 0, 2, 2]
with a bias: [1, 0, 2, 2]
matmul: [5, 4]
EOT
)

seen=$(cd "$folder" && /usr/bin/python3 try.py 2>/dev/null)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
