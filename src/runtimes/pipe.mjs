// The pipe protocol over typed arrays, for the programs beside this file; its page is in contract --help.
import { readSync, writeSync } from "node:fs";
import { createRequire } from "node:module";

const chunk = Buffer.alloc(1 << 16);
let pending = Buffer.alloc(0);

function more() {
  for (;;) {
    try {
      const count = readSync(0, chunk, 0, chunk.length, null);
      if (count === 0) process.exit(0);
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

const ARRAYS = {
  f32: Float32Array, f64: Float64Array, u8: Uint8Array, i8: Int8Array, i16: Int16Array, i32: Int32Array,
  i64: BigInt64Array, f16: Uint16Array, bf16: Uint16Array, // the last two as bits
};

// What x, k and b hold in a format of the protocol.
const FORMATS = { u8i8: ["u8", "i8", "i32"], i8: ["i8", "i8", "i32"] };

function numbers(count, type) {
  const of = ARRAYS[type];
  return new of(Uint8Array.from(taken(of.BYTES_PER_ELEMENT * count)).buffer);
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

// What a call throws where it does not compute a shape, which is no fault.
export class Declined extends Error {}

// Loads packages from ./node_modules or NODE_PATH; says instead of a greeting where they are not there.
export function packages(...names) {
  try {
    const require = createRequire(`${process.cwd()}/`);
    return names.map((name) => require(name));
  } catch {
    write(Buffer.from(`error ${names.join(" and ")} are neither in ./node_modules nor in NODE_PATH: npm install ${names.join(" ")} would do\n`));
    process.exit(0);
  }
}

function bytes(array) {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

// Greets, and answers each call with the typed array that compute(call) returns. Lines of runtimes' own with a question,
// such as which side "same" pads, go to answer(call), which returns { type, shape, data }.
export async function serve(greeting, compute, answer) {
  console.log = console.warn = console.error; // what a library prints is no answer
  const pairs = Object.entries({ version: 1, formats: "f32", ...greeting });
  write(Buffer.from(pairs.map(([key, value]) => `${key}=${value}\n`).join("") + "\n"));
  for (;;) {
    const c = {};
    for (const pair of line().split(" ")) {
      const [key, value] = pair.split("=");
      c[key] = Number.isNaN(Number(value)) ? value : Number(value);
    }
    c.ho = Math.floor((c.h + c.pt + c.pb - c.dh * (c.kh - 1) - 1) / c.sh) + 1;
    c.wo = Math.floor((c.w + c.pl + c.pr - c.dw * (c.kw - 1) - 1) / c.sw) + 1;
    const [xs, ks, bs] = (!c.question && FORMATS[c.format]) || [c.format, c.format, c.format];
    c.x = numbers(c.n * c.ci * c.h * c.w, xs);
    c.k = numbers((c.co * c.ci * c.kh * c.kw) / c.g, ks);
    try {
      if (c.question) {
        const { type, shape, data } = await answer(c);
        write(Buffer.concat([Buffer.from(`ok ${type} ${shape.join(",")}\n`), bytes(data)]));
        continue;
      }
      c.b = c.bias ? numbers(c.co, bs) : null;
      c.G = c.operation === "forward" ? null : numbers(c.n * c.co * c.ho * c.wo, xs);
      const y = bytes(await compute(c));
      write(Buffer.concat([Buffer.from(`ok ${y.length}\n`), y]));
    } catch (e) {
      const text = String(e.message ?? e).replace(/\s+/g, " ").trim();
      write(Buffer.from(e instanceof Declined ? `unsupported ${text}\n` : `error ${e.name}: ${text}\n`));
    }
  }
}
