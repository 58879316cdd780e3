// TensorFlow.js' conv2d and depthwiseConv2d on its cpu backend, and what its grads make of them.
import { Declined, packages, serve } from "./pipe.mjs";

const [tf] = packages("@tensorflow/tfjs");
tf.env().set("IS_TEST", true); // or it prints an advertisement
await tf.setBackend("cpu");

// Kernels come as [co, kh, kw, ci/g]: it wants [kh, kw, ci, co], or depthwise [kh, kw, ci, co/ci].
function convolved(c, x, k) {
  const strides = [c.sh, c.sw];
  const dilations = [c.dh, c.dw];
  if ((c.sh > 1 || c.sw > 1) && (c.dh > 1 || c.dw > 1)) throw new Declined("either strides or dilations");
  const padding = [[0, 0], [c.pt, c.pb], [c.pl, c.pr], [0, 0]];
  if (c.g === 1)
    return tf.conv2d(x, tf.transpose(k, [1, 2, 3, 0]), strides, padding, "NHWC", dilations, "floor");
  if (c.g !== c.ci) throw new Declined("groups that are not depthwise");
  const each = tf.reshape(k, [c.ci, c.co / c.ci, c.kh, c.kw]);
  return tf.depthwiseConv2d(
    x, tf.transpose(each, [2, 3, 0, 1]), strides, padding, "NHWC", dilations, "floor");
}

function compute(c) {
  return tf.tidy(() => {
    const x = tf.tensor4d(c.x, [c.n, c.h, c.w, c.ci]);
    const k = tf.tensor4d(c.k, [c.co, c.kh, c.kw, c.ci / c.g]);
    if (c.operation === "forward") {
      const y = convolved(c, x, k);
      return (c.b ? tf.add(y, tf.tensor1d(c.b)) : y).dataSync();
    }
    if (c.dh > 1 || c.dw > 1) throw new Declined("gradients of dilated convolutions");
    const G = tf.tensor4d(c.G, [c.n, c.ho, c.wo, c.co]);
    const b = tf.zeros([c.co]);
    const at = ["input-gradient", "weight-gradient", "bias-gradient"].indexOf(c.operation);
    return tf.grads((x, k, b) => tf.add(convolved(c, x, k), b))([x, k, b], G)[at].dataSync();
  });
}

serve(
  {
    name: `TensorFlow.js ${tf.version.tfjs}, cpu`,
    operations: "forward,input-gradient,weight-gradient,bias-gradient",
    layout: "nhwc",
  },
  compute);
