// A convolution in JavaScript that ConvProof judges. Right as it is; put your own kernel where it says so.
//
//     java -jar convproof.jar contract --exec 'node conv.mjs'
//
// The protocol stands in contract --help. Print with console.error, never with console.log. A kernel of
// 8 or 16 bits greets with its format, such as i8 for x and k as Int8Array: see narrow.py.
import { readSync, writeSync } from "node:fs";

// ---- your own kernel ------------------------------------------------------------------------------
// x [n, ci, h, w], k [co, ci/g, kh, kw], b [co] or null, all flat; fills y [n, co, ho, wo].
// Returns why it does not compute this shape, such as "no groups", or nothing.
function convolve(s, x, k, b, y) {
  const cg = s.ci / s.g;
  const og = s.co / s.g;
  let at = 0;
  for (let n = 0; n < s.n; n++)
    for (let o = 0; o < s.co; o++)
      for (let i = 0; i < s.ho; i++)
        for (let j = 0; j < s.wo; j++) {
          let sum = b ? b[o] : 0;
          for (let c = 0; c < cg; c++) {
            const image = (n * s.ci + Math.floor(o / og) * cg + c) * s.h * s.w;
            const kernel = (o * cg + c) * s.kh * s.kw;
            for (let a = 0; a < s.kh; a++) {
              const row = i * s.sh + a * s.dh - s.pt;
              if (row < 0 || row >= s.h) continue;
              for (let e = 0; e < s.kw; e++) {
                const column = j * s.sw + e * s.dw - s.pl;
                if (column >= 0 && column < s.w)
                  sum = Math.fround(
                    sum + Math.fround(x[image + row * s.w + column] * k[kernel + a * s.kw + e]));
              }
            }
          }
          y[at++] = sum;
        }
}
// ---- up to here -----------------------------------------------------------------------------------

const chunk = Buffer.alloc(1 << 16);
let pending = Buffer.alloc(0);

function more() {
  for (;;) {
    try {
      const count = readSync(0, chunk, 0, chunk.length, null);
      if (count === 0) process.exit(0); // nobody is there any more
      pending = Buffer.concat([pending, chunk.subarray(0, count)]);
      return;
    } catch (e) {
      if (e.code === "EOF") process.exit(0);
      if (e.code !== "EAGAIN") throw e;
    }
  }
}

function taken(count) {
  while (pending.length < count) more();
  const bytes = pending.subarray(0, count);
  pending = pending.subarray(count);
  return bytes;
}

function line() {
  while (pending.indexOf(10) < 0) more();
  return taken(pending.indexOf(10) + 1).toString().trim();
}

function numbers(count) {
  const bytes = Uint8Array.from(taken(4 * count)); // a copy, which is aligned
  return new Float32Array(bytes.buffer);
}

function write(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (e) {
      if (e.code !== "EAGAIN") throw e;
    }
  }
}

write(Buffer.from("version=1\nformats=f32\noperations=forward\n\n"));
for (;;) {
  const s = {};
  for (const pair of line().split(" ")) {
    const [key, value] = pair.split("=");
    s[key] = key === "operation" || key === "format" ? value : Number(value);
  }
  s.ho = Math.floor((s.h + s.pt + s.pb - (s.dh * (s.kh - 1) + 1)) / s.sh) + 1;
  s.wo = Math.floor((s.w + s.pl + s.pr - (s.dw * (s.kw - 1) + 1)) / s.sw) + 1;
  const x = numbers(s.n * s.ci * s.h * s.w);
  const k = numbers((s.co * s.ci / s.g) * s.kh * s.kw);
  const b = s.bias ? numbers(s.co) : null;
  const y = new Float32Array(s.n * s.co * s.ho * s.wo);
  const declined = convolve(s, x, k, b, y);
  if (declined) {
    write(Buffer.from(`unsupported ${declined}\n`));
  } else {
    write(Buffer.concat([Buffer.from("ok\n"), Buffer.from(y.buffer)]));
  }
}
