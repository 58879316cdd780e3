"""PyTorch's conv2d and what its autograd makes of it, on one thread.

Words behind the name change one thing each: "threads" takes two, "channels-last" the other memory format, "dense" no
oneDNN, "quantised" 8-bit integers by QNNPACK, where questions about quantised convolutions go to oneDNN otherwise.
"""
import sys
import warnings

import pipe

try:
    import torch
    import torch.nn.functional as functional
except ImportError:
    pipe.missing("there is no PyTorch for python3: apt-get install python3-torch would do")

GRADIENTS = {"input-gradient": "x", "weight-gradient": "k", "bias-gradient": "b"}
ORDER = torch.channels_last if "channels-last" in sys.argv else torch.contiguous_format


def tensor(c, array):
    """The numbers of an array in a tensor of its own; bfloat16 travels as its bits."""
    if c.format == "bf16":
        return torch.from_numpy(array.view("<i2").copy()).view(torch.bfloat16)
    return torch.from_numpy(array.copy())


def array(c, tensor):
    tensor = tensor.contiguous()
    return tensor.view(torch.int16).numpy().view("<u2") if c.format == "bf16" else tensor.numpy()


def output(c, x, k, b):
    """Paddings that differ are put around x first: conv2d itself takes one for each axis."""
    padding = (c.pt, c.pl)
    if c.pt != c.pb or c.pl != c.pr:
        x = functional.pad(x, (c.pl, c.pr, c.pt, c.pb))
        padding = 0
    return functional.conv2d(x, k, b, (c.sh, c.sw), padding, (c.dh, c.dw), c.g)


def compute(c):
    try:
        return computed(c)
    except RuntimeError as refused:  # which is how it says what it has no kernel for
        if "not implemented for" in str(refused):
            raise NotImplementedError(refused) from None
        raise


def computed(c):
    x, k = (tensor(c, one).contiguous(memory_format=ORDER) for one in (c.x, c.k))
    if c.operation == "forward":
        return array(c, output(c, x, k, None if c.b is None else tensor(c, c.b)))
    if not x.is_floating_point():
        raise NotImplementedError("gradients of integers")
    of = {"x": x, "k": k, "b": torch.zeros(c.co, dtype=x.dtype)}
    wanted = of[GRADIENTS[c.operation]].requires_grad_()
    output(c, **of).backward(tensor(c, c.G).contiguous(memory_format=ORDER))
    return array(c, wanted.grad)


# What a quantised convolution is given beside its tensors: zero points of input and output, and the scale that sums are
# multiplied by.
X_ZERO, Y_ZERO, SCALE = 7, 3, 2.0**-7
MOST = 2**24  # biases travel as float32


def quantised(c, x, k, b, x_zero, scales, y_zero):
    """
    Sums of integers, times a scale, or one for each channel of the weights, rounded and shifted; paddings are the same
    at both sides.
    """
    weights = k.to(torch.int8)
    if len(scales) > 1:
        zeros = torch.zeros(len(scales), dtype=torch.long)
        weights = torch._make_per_channel_quantized_tensor(weights, torch.tensor(scales), zeros, 0)
    else:
        weights = torch._make_per_tensor_quantized_tensor(weights, 1.0, 0)
    packed = torch.ops.quantized.conv2d_prepack(weights, b, (c.sh, c.sw), (c.pt, c.pl), (c.dh, c.dw), c.g)
    x = torch._make_per_tensor_quantized_tensor(x, 1.0 if len(scales) > 1 else scales[0], x_zero)
    return torch.ops.quantized.conv2d(x, packed, 1.0, y_zero).int_repr().numpy()


def compute_quantised(c):
    if c.pt != c.pb or c.pl != c.pr:
        raise NotImplementedError("paddings that differ")
    if c.b is not None and abs(c.b.astype(int)).max() > MOST:
        raise NotImplementedError("a bias beyond 2^24, which float32 has not")
    b = None if c.b is None else torch.from_numpy(c.b.copy()).to(torch.float32) * SCALE
    x, k = (torch.from_numpy(one.copy()) for one in (c.x, c.k))
    return quantised(c, x, k, b, X_ZERO, [SCALE], Y_ZERO)


def answer(c):
    x, k = tensor(c, c.x), tensor(c, c.k)
    if c.question == "quantised":
        torch.backends.quantized.engine = "qnnpack" if "quantised" in sys.argv else "onednn"
        return quantised(c, x, k, None, c.xzero, [1 / float(step) for step in c.scale.split(",")], c.yzero)
    steps = ((c.sh, c.sw), (c.dh, c.dw), c.g)
    if c.padding == "explicit":
        return array(c, output(c, x, k, None))
    if c.padding in ("same", "valid"):
        return array(c, functional.conv2d(x, k, None, steps[0], c.padding, *steps[1:]))
    mode = {"reflect": "reflect", "edge": "replicate", "wrap": "circular"}.get(c.padding)
    if mode is None:
        raise NotImplementedError(f"no padding {c.padding}")
    x = functional.pad(x, (c.pl, c.pr, c.pt, c.pb), mode=mode)
    return array(c, functional.conv2d(x, k, None, steps[0], 0, *steps[1:]))


warnings.simplefilter("ignore")
torch.set_num_threads(2 if "threads" in sys.argv else 1)
if "dense" in sys.argv:
    torch._C._set_mkldnn_enabled(False)
if "quantised" in sys.argv:
    torch.backends.quantized.engine = "qnnpack"
    greeting = {
        "name": f"PyTorch {torch.__version__}, quantised conv2d",
        "formats": "u8i8",
        "zero-points": f"{X_ZERO},0",
        "rounding": f"requantized:even,{SCALE},{Y_ZERO},u8",
    }
    pipe.serve(compute_quantised, answer, **greeting)
pipe.serve(
    compute,
    answer,
    name=f"PyTorch {torch.__version__}, conv2d",
    formats="f32,f64,bf16,i32,i64",
    operations="forward," + ",".join(GRADIENTS),
)
