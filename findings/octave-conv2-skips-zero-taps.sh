#!/usr/bin/env bash
# Octave 7.3.0 (Debian): conv2 leaves out the zeros of its second argument, so that 0 times infinity is 0 there, and NaN in
# the first.
#
# Guess: convolution commutes for infinities too: conv2 (a, b) is conv2 (b, a).
#
# Convolves [Inf 1] with [0 1] both ways round, and [NaN 1] with [0 1].
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if [ "$(dpkg-query -W -f '${Version}' octave 2>/dev/null)" != '7.3.0-2' ]; then
  echo "needs Debian's octave 7.3.0-2: apt-get install octave=7.3.0-2 would do" >&2
  exit 1
fi

cat > "$folder/try.m" <<'EOT'
printf ("%s\n", mat2str (conv2 ([Inf 1], [0 1])));
printf ("%s\n", mat2str (conv2 ([0 1], [Inf 1])));
printf ("%s\n", mat2str (conv2 ([NaN 1], [0 1])));
printf ("%s\n", mat2str (conv2 ([0 1], [NaN 1])));
EOT

expected=$(cat <<'EOT'
[0 Inf 1]
[NaN Inf 1]
[0 NaN 1]
[NaN NaN 1]
EOT
)

seen=$(cd "$folder" && octave-cli --no-init-file --quiet try.m 2>/dev/null)
printf '%s\n' "$seen"
if [ "$seen" != "$expected" ]; then
  printf 'changed; expected:\n%s\n' "$expected" >&2
  exit 1
fi
