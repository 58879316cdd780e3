"""A right convolution in NumPy, as a user would bring it: a sum of shifted products, any geometry.

    java -jar convproof.jar contract --python shifted.py:shifted
"""
import numpy as np


def shifted(x, w, b, stride, padding, dilation, groups):
    """x [n, ci, h, w], w [co, ci/g, kh, kw], b [co] or None; padding (top, left, bottom, right)."""
    top, left, bottom, right = padding
    padded = np.pad(x, ((0, 0), (0, 0), (top, bottom), (left, right)))
    n, co, cg, kh, kw = len(x), *w.shape
    ho = (padded.shape[2] - (kh - 1) * dilation[0] - 1) // stride[0] + 1
    wo = (padded.shape[3] - (kw - 1) * dilation[1] - 1) // stride[1] + 1
    y = np.zeros((n, groups, co // groups, ho * wo), x.dtype)
    weights = w.reshape(groups, co // groups, cg, kh, kw)
    for i in range(kh):
        for j in range(kw):
            a, e = i * dilation[0], j * dilation[1]
            tap = padded[:, :, a:a + (ho - 1) * stride[0] + 1:stride[0], e:e + (wo - 1) * stride[1] + 1:stride[1]]
            y += weights[None, :, :, :, i, j] @ tap.reshape(n, groups, cg, ho * wo)
    y = y.reshape(n, co, ho, wo)
    return y if b is None else y + b[:, None, None]
