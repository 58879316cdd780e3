"""Answers of other programs to questions about convolutions, one line for each line of standard input.

Usage: python3 peers.py KIND < questions > answers

torch-sizes    kind=conv|transposed|pool h k s p d x  ->  the output's size; x is the output padding, or 1 for ceil mode
torch-counts   g ci h w co kh kw s p d bias n         ->  parameters, and the operations that the profiler counts
torch-values   a layer (see below)                    ->  outputs; input, weight and bias gradients
scipy-values   a layer of stride 1 without padding    ->  outputs
bounds         a layer of float32 in hexadecimal      ->  n·u·(S + n·η) + n·η of each output, as a fraction

A layer is n g ci h w co kh kw sh sw ph pw dh dw, then after "|" its input, weights, bias and output gradient.
"""
import sys
from fractions import Fraction
from itertools import product

KIND = sys.argv[1]


def numbers(text, kind=int):
    return [kind(word) for word in text.split()]


def layer(line, kind=int):
    sizes, *tensors = line.split("|")
    return numbers(sizes), [numbers(tensor, kind) for tensor in tensors]


def whole(tensor):
    return " ".join(str(int(value)) for value in tensor.reshape(-1).tolist())


def torch_sizes(line):
    kind, *rest = line.split()
    h, k, s, p, d, extra = map(int, rest)
    x = torch.zeros(1, 1, h)
    if kind == "conv":
        return functional.conv1d(x, torch.zeros(1, 1, k), stride=s, padding=p, dilation=d).shape[2]
    if kind == "transposed":
        kernel = torch.zeros(1, 1, k)
        return functional.conv_transpose1d(x, kernel, stride=s, padding=p, dilation=d, output_padding=extra).shape[2]
    return functional.max_pool1d(x, k, stride=s, padding=p, dilation=d, ceil_mode=extra == 1).shape[2]


def torch_counts(line):
    g, ci, h, w, co, kh, kw, s, p, d, bias, n = numbers(line)
    module = torch.nn.Conv2d(ci, co, (kh, kw), stride=s, padding=p, dilation=d, groups=g, bias=bias == 1)
    with torch.profiler.profile(with_flops=True) as seen:
        module(torch.zeros(n, ci, h, w))
    counted = [event.flops for event in seen.key_averages() if event.key == "aten::conv2d"]
    return f"{sum(parameter.numel() for parameter in module.parameters())} {counted[0]}"


def torch_values(line):
    (n, g, ci, h, w, co, kh, kw, sh, sw, ph, pw, dh, dw), (x, k, b, y) = layer(line)
    x = torch.tensor(x, dtype=torch.float64).reshape(n, ci, h, w).requires_grad_()
    k = torch.tensor(k, dtype=torch.float64).reshape(co, ci // g, kh, kw).requires_grad_()
    b = torch.tensor(b, dtype=torch.float64).requires_grad_()
    out = functional.conv2d(x, k, b, stride=(sh, sw), padding=(ph, pw), dilation=(dh, dw), groups=g)
    out.backward(torch.tensor(y, dtype=torch.float64).reshape(out.shape))
    return "|".join(whole(one) for one in (out, x.grad, k.grad, b.grad))


def scipy_values(line):
    (n, g, ci, h, w, co, kh, kw, *_), (x, k, b, _) = layer(line)
    x = numpy.array(x).reshape(n, ci, h, w)
    k = numpy.array(k).reshape(co, ci // g, kh, kw)
    out = numpy.zeros((n, co, h - kh + 1, w - kw + 1), dtype=int)
    for i, o in product(range(n), range(co)):
        first = o // (co // g) * (ci // g)
        out[i, o] = b[o] + signal.correlate(x[i, first:first + ci // g], k[o], mode="valid", method="direct")[0]
    return whole(out)


def bounds(line):
    (n, g, ci, h, w, co, kh, kw, *_), (x, k, b, _) = layer(line, float.fromhex)
    unit, least = Fraction(1, 2**24), Fraction(1, 2**149)
    terms = ci // g * kh * kw + 1
    told = []
    for i, o, row, column in product(range(n), range(co), range(h - kh + 1), range(w - kw + 1)):
        total = abs(Fraction(b[o]))
        for c, u, v in product(range(ci // g), range(kh), range(kw)):
            channel = o // (co // g) * (ci // g) + c
            read = Fraction(x[((i * ci + channel) * h + row + u) * w + column + v])
            total += abs(read * Fraction(k[((o * (ci // g) + c) * kh + u) * kw + v]))
        told.append(str(terms * unit * (total + terms * least) + terms * least))
    return " ".join(told)


if KIND.startswith("torch"):
    import torch
    from torch.nn import functional
if KIND.startswith("scipy"):
    import numpy
    from scipy import signal
ANSWER = {
    "torch-sizes": torch_sizes,
    "torch-counts": torch_counts,
    "torch-values": torch_values,
    "scipy-values": scipy_values,
    "bounds": bounds,
}[KIND]
for asked in sys.stdin:
    print(ANSWER(asked))
