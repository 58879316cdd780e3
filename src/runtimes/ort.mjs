// ONNX Runtime's Conv and ConvInteger in Node, or with the word "web" as WebAssembly, on one thread; with "quantised"
// QLinearConv. With "constant" weights are constants of the model, with "threads" there are two.
import { Declined, packages, serve } from "./pipe.mjs";

const words = process.argv.slice(2);
const web = words.includes("web");
const threads = words.includes("threads") ? 2 : 1;
const [ort] = packages(web ? "onnxruntime-web" : "onnxruntime-node");
if (web) ort.env.wasm.numThreads = threads;
ort.env.logLevel = "fatal";

// ---- just enough of a model in Protocol Buffers ---------------------------------------------------
function varint(value) {
  const bytes = [];
  for (let left = BigInt.asUintN(64, BigInt(value)); ; left >>= 7n) {
    if (left < 128n) return Buffer.from([...bytes, Number(left)]);
    bytes.push(Number(left & 127n) | 128);
  }
}

const number = (field, value) => Buffer.concat([varint(field << 3), varint(value)]);

function part(field, content) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
  return Buffer.concat([varint((field << 3) | 2), varint(bytes.length), bytes]);
}

const TYPES = { f32: 1, u8: 2, i8: 3, i16: 5, i32: 6, i64: 7, f16: 10, f64: 11, bf16: 16 };
const KINDS = {
  f32: "float32", u8: "uint8", i8: "int8", i16: "int16", i32: "int32", i64: "int64", f16: "float16", f64: "float64",
};

const attribute = (name, ...rest) => part(5, Buffer.concat([part(1, name), ...rest]));
const integer = (name, value) => attribute(name, number(3, value), number(20, 2));
const text = (name, value) => attribute(name, part(4, value), number(20, 3));
const integers = (name, values) => attribute(name, ...values.map((value) => number(8, value)), number(20, 7));

// An input or output of some type, without a shape.
const value = (field, name, type) =>
  part(field, Buffer.concat([part(1, name), part(2, part(1, number(1, TYPES[type])))]));

const constant = (name, { type, shape, data }) =>
  part(5, Buffer.concat([
    ...shape.map((size) => number(1, size)), number(2, TYPES[type]), part(8, name),
    part(9, Buffer.from(data.buffer, data.byteOffset, data.byteLength))]));

// A model of one operator; tensors are inputs, or constants where their names say so.
function model(operator, attributes, tensors, constants, type) {
  const names = Object.keys(tensors);
  const node = [...names.map((name) => part(1, name)), part(2, "y"), part(4, operator), ...attributes];
  const graph = [
    part(1, Buffer.concat(node)), part(2, "g"),
    ...names.map((name) => (constants.includes(name) ? constant(name, tensors[name]) : value(11, name, tensors[name].type))),
    value(12, "y", type)];
  return Buffer.concat([number(1, 8), part(7, Buffer.concat(graph)), part(8, number(2, 13))]);
}
// ---------------------------------------------------------------------------------------------------

const sessions = new Map();
const MOST = 64;

async function session(bytes, key) {
  if (!sessions.has(key)) {
    if (sessions.size === MOST) {
      const [eldest, old] = sessions.entries().next().value;
      sessions.delete(eldest);
      await old.release();
    }
    sessions.set(key, await ort.InferenceSession.create(
      bytes, { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 4 }));
  }
  return sessions.get(key);
}

async function run(operator, attributes, tensors, constants, type) {
  const bytes = model(operator, attributes, tensors, constants, type);
  const loaded = await session(bytes, bytes.toString("latin1"));
  const given = {};
  for (const [name, { type: of, shape, data }] of Object.entries(tensors))
    if (!constants.includes(name)) given[name] = new ort.Tensor(KINDS[of], data, shape);
  const { y } = await loaded.run(given);
  const of = Object.keys(KINDS).find((name) => KINDS[name] === y.type);
  return { type: of, shape: y.dims, data: y.data };
}

function attributes(c) {
  const steps = [integers("strides", [c.sh, c.sw]), integers("dilations", [c.dh, c.dw]), integer("group", c.g)];
  const automatic = { "same-upper": "SAME_UPPER", "same-lower": "SAME_LOWER", valid: "VALID" }[c.padding];
  return [...steps, automatic ? text("auto_pad", automatic) : integers("pads", [c.pt, c.pl, c.pb, c.pr])];
}

function tensor(type, shape, data) {
  return { type, shape, data };
}

// What QLinearConv is given beside its tensors: zero points of input and output, and the scale that sums are multiplied by.
const QUANTISED = { xzero: 7, yzero: 3, scale: 1 / 128 };

async function computeQuantised(c) {
  const tensors = {
    x: tensor("u8", [c.n, c.ci, c.h, c.w], c.x), xs: scalar("f32", QUANTISED.scale), xz: scalar("u8", QUANTISED.xzero),
    w: tensor("i8", [c.co, c.ci / c.g, c.kh, c.kw], c.k), ws: scalar("f32", 1), wz: scalar("i8", 0),
    ys: scalar("f32", 1), yz: scalar("u8", QUANTISED.yzero),
  };
  if (c.b) tensors.b = tensor("i32", [c.co], c.b);
  return (await run("QLinearConv", attributes(c), tensors, ["xs", "xz", "ws", "wz", "ys", "yz"], "u8")).data;
}

async function compute(c) {
  const quantised = c.format === "u8i8";
  if (quantised && c.b) throw new Declined("ConvInteger has no bias");
  const tensors = {
    x: tensor(quantised ? "u8" : "f32", [c.n, c.ci, c.h, c.w], c.x),
    w: tensor(quantised ? "i8" : "f32", [c.co, c.ci / c.g, c.kh, c.kw], c.k),
  };
  if (c.b) tensors.b = tensor("f32", [c.co], c.b);
  const constants = words.includes("constant") ? ["w", "b"] : [];
  return (await run(quantised ? "ConvInteger" : "Conv", attributes(c), tensors, constants, quantised ? "i32" : "f32")).data;
}

const scalar = (type, value) => tensor(type, [], type === "f32" ? Float32Array.of(value) : type === "u8" ? Uint8Array.of(value) : Int8Array.of(value));

async function answer(c) {
  const x = tensor(c.format, [c.n, c.ci, c.h, c.w], c.x);
  const w = tensor(c.format, [c.co, c.ci / c.g, c.kh, c.kw], c.k);
  if (!["explicit", "same-upper", "same-lower", "valid"].includes(c.padding)) throw new Declined(`no padding ${c.padding}`);
  if (!KINDS[c.format] || (c.format === "f16" && web)) throw new Declined(`no tensors of ${c.format} here`);
  if (c.question === "quantised") {
    // one scale is the output's, several are those of the weights' channels
    const steps = String(c.scale).split(",").map(Number);
    const several = steps.length > 1;
    const tensors = {
      x, xs: scalar("f32", 1), xz: scalar("u8", c.xzero), w: tensor("i8", w.shape, Int8Array.from(c.k)),
      ws: several ? tensor("f32", [c.co], Float32Array.from(steps, (step) => 1 / step)) : scalar("f32", 1),
      wz: several ? tensor("i8", [c.co], new Int8Array(c.co)) : scalar("i8", 0),
      ys: scalar("f32", several ? 1 : steps[0]), yz: scalar("u8", c.yzero),
    };
    return run("QLinearConv", attributes(c), tensors, ["xs", "xz", "w", "ws", "wz", "ys", "yz"], "u8");
  }
  return run("Conv", attributes(c), { x, w }, [], c.format);
}

const version = ort.env.versions?.[web ? "web" : "node"] ?? ort.env.versions.common;
const where = web ? "WebAssembly" : "Node";
if (words.includes("quantised")) {
  const { xzero, yzero, scale } = QUANTISED;
  await serve(
    {
      name: `ONNX Runtime ${version}, QLinearConv in ${where}`, formats: "u8i8", "zero-points": `${xzero},0`,
      rounding: `requantized:even,${scale},${yzero},u8`,
    }, computeQuantised, answer);
} else {
  await serve({ name: `ONNX Runtime ${version}, Conv in ${where}`, formats: "f32,u8i8" }, compute, answer);
}
