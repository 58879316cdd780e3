// The pipe protocol over Float32Array, for the programs beside this file; its page is in contract --help.
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

function floats(count) {
  return new Float32Array(Uint8Array.from(taken(4 * count)).buffer);
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

// Greets, and answers each call with the Float32Array that compute(call) returns.
export function serve(greeting, compute) {
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
    c.x = floats(c.n * c.ci * c.h * c.w);
    c.k = floats((c.co * c.ci * c.kh * c.kw) / c.g);
    c.b = c.bias ? floats(c.co) : null;
    c.G = c.operation === "forward" ? null : floats(c.n * c.co * c.ho * c.wo);
    try {
      const y = compute(c);
      write(Buffer.concat([Buffer.from(`ok ${y.byteLength}\n`), Buffer.from(y.buffer, y.byteOffset, y.byteLength)]));
    } catch (e) {
      const text = String(e.message).replace(/\s+/g, " ");
      write(Buffer.from(e instanceof Declined ? `unsupported ${text}\n` : `error ${e.name}: ${text}\n`));
    }
  }
}
