// TensorFlow.js' conv2d and depthwiseConv2d on its cpu backend, or with the word "wasm" on that one, and what its grads
// make of them. With "channels-first" it is given the other order of tensors.
import { createRequire } from "node:module";
import path from "node:path";
import { Declined, packages, serve } from "./pipe.mjs";

const words = process.argv.slice(2);
const backend = words.includes("wasm") ? "wasm" : "cpu";
const first = words.includes("channels-first");
const [tf] = packages("@tensorflow/tfjs");
tf.env().set("IS_TEST", true); // or it prints an advertisement
if (backend === "wasm") {
  const [wasm] = packages("@tensorflow/tfjs-backend-wasm");

  const main = createRequire(`${process.cwd()}/`).resolve("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(`${path.dirname(main)}/`);
  wasm.setThreadsCount(1);
}
await tf.setBackend(backend);

// Kernels come as [co, kh, kw, ci/g]: it wants [kh, kw, ci, co], or depthwise [kh, kw, ci, co/ci].
function convolved(c, x, k, padding) {
  const strides = [c.sh, c.sw];
  const dilations = [c.dh, c.dw];
  if ((c.sh > 1 || c.sw > 1) && (c.dh > 1 || c.dw > 1)) throw new Declined("either strides or dilations");
  if (c.g === 1 && first && typeof padding !== "string") {
    const y = tf.conv2d(
      tf.transpose(x, [0, 3, 1, 2]), tf.transpose(k, [1, 2, 3, 0]), strides, [[0, 0], [0, 0], padding[1], padding[2]], "NCHW",
      dilations, rounding(padding));
    return tf.transpose(y, [0, 2, 3, 1]);
  }
  if (first) throw new Declined("channels first and groups");
  if (c.g === 1)
    return tf.conv2d(x, tf.transpose(k, [1, 2, 3, 0]), strides, padding, "NHWC", dilations, rounding(padding));
  if (c.g !== c.ci) throw new Declined("groups that are not depthwise");
  const each = tf.reshape(k, [c.ci, c.co / c.ci, c.kh, c.kw]);
  return tf.depthwiseConv2d(
    x, tf.transpose(each, [2, 3, 0, 1]), strides, padding, "NHWC", dilations, rounding(padding));
}

// A size that is not whole is declined unless it is said how to round it; with a word for padding nothing may be said.
function rounding(padding) {
  return typeof padding === "string" ? undefined : "floor";
}

function around(c) {
  return [[0, 0], [c.pt, c.pb], [c.pl, c.pr], [0, 0]];
}

function compute(c) {
  try {
    return computed(c);
  } catch (e) {
    if (/not registered for backend/.test(e.message)) throw new Declined(e.message.replace(/^Kernel/, "kernel"));
    throw e;
  }
}

function computed(c) {
  return tf.tidy(() => {
    const x = tf.tensor4d(c.x, [c.n, c.h, c.w, c.ci]);
    const k = tf.tensor4d(c.k, [c.co, c.kh, c.kw, c.ci / c.g]);
    if (c.operation === "forward") {
      const y = convolved(c, x, k, around(c));
      return (c.b ? tf.add(y, tf.tensor1d(c.b)) : y).dataSync();
    }
    if (c.dh > 1 || c.dw > 1) throw new Declined("gradients of dilated convolutions");
    const G = tf.tensor4d(c.G, [c.n, c.ho, c.wo, c.co]);
    const of = { "input-gradient": x, "weight-gradient": k, "bias-gradient": tf.zeros([c.co]) };
    const given = Object.keys(of);
    return tf.grad((wanted) => {
      const [x, k, b] = given.map((name) => (name === c.operation ? wanted : of[name]));
      return tf.add(convolved(c, x, k, around(c)), b);
    })(of[c.operation], G).dataSync();
  });
}

const KINDS = { f32: "float32", i32: "int32" };

// A question comes in the order [n, ci, h, w], and so does its answer go.
function answer(c) {
  if (c.question !== "convolution") throw new Declined(`no ${c.question} convolution`);
  if (!KINDS[c.format]) throw new Declined(`no tensors of ${c.format}`);
  return tf.tidy(() => {
    const x = tf.tensor4d(c.x, [c.n, c.ci, c.h, c.w], KINDS[c.format]).transpose([0, 2, 3, 1]);
    const k = tf.tensor4d(c.k, [c.co, c.ci / c.g, c.kh, c.kw], KINDS[c.format]).transpose([0, 2, 3, 1]);
    const borders = { reflect: "reflect", symmetric: "symmetric" };
    let y;
    if (borders[c.padding]) y = convolved(c, tf.mirrorPad(x, around(c), borders[c.padding]), k, "valid");
    else if (c.padding === "explicit") y = convolved(c, x, k, around(c));
    else if (c.padding === "same" || c.padding === "valid") y = convolved(c, x, k, c.padding);
    else throw new Declined(`no padding ${c.padding}`);
    y = y.transpose([0, 3, 1, 2]);
    return { type: y.dtype === "int32" ? "i32" : "f32", shape: y.shape, data: y.dataSync() };
  });
}

const gradients = backend === "wasm" ? ",input-gradient" : ",input-gradient,weight-gradient,bias-gradient";
await serve(
  { name: `TensorFlow.js ${tf.version.tfjs}, ${backend}`, operations: `forward${gradients}`, layout: "nhwc" },
  compute, answer);
