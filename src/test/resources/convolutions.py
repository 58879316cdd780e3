# Functions as users bring them: right ones, and what else a function may do.
import os
import sys
import time

import numpy as np

print("printed at import")


def section(X, K):
    """The textbook section's form: one image and kernels."""
    c_o, c_i, k_h, k_w = K.shape
    h, w = X.shape[1] - k_h + 1, X.shape[2] - k_w + 1
    Y = np.zeros((c_o, h, w), X.dtype)
    for i in range(k_h):
        for j in range(k_w):
            Y += np.tensordot(K[:, :, i, j], X[:, i:i + h, j:j + w], 1)
    return Y


def shifted(x, w, b, stride, padding, dilation, groups):
    """A sum of shifted products, any geometry."""
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


def swapped(x, w, b, stride, padding, dilation, groups):
    return shifted(x, w, b, stride[::-1], padding, dilation, groups)


def last(x, w, b, stride, padding, dilation, groups):
    """With channels last."""
    y = shifted(x.transpose(0, 3, 1, 2), w.transpose(0, 3, 1, 2), b, stride, padding, dilation, groups)
    return y.transpose(0, 2, 3, 1)


def ungrouped(x, w, b, stride, padding, dilation, groups):
    if groups > 1:
        raise NotImplementedError("no groups")
    return shifted(x, w, b, stride, padding, dilation, 1)


def noisy(X, K):
    print("x" * 100_000)
    os.system("echo and from a child")
    return section(X, K)


def forks(X, K):
    os.fork()
    return section(X, K)


def changes(X, K):
    Y = section(X, K)
    X += 1
    return Y


KEPT = {}


def keeps(X, K):
    Y = section(X, K)
    kept = KEPT.setdefault(Y.shape, Y)
    kept[:] = Y
    return kept


def raises(X, K):
    return helper(X)


def helper(X):
    return X / (1 // 0)


def misshapen(X, K):
    return section(X, K)[..., None]


def imaginary(X, K):
    return section(X, K) * 1j


def nothing(X, K):
    pass


def exits(X, K):
    sys.exit(3)


def ends(X, K):
    os._exit(4)


def aborts(X, K):
    os.abort()


def hangs(X, K):
    while True:
        time.sleep(0.01)


def hoards(X, K):
    hoard = []
    while True:
        hoard.append(bytearray(1 << 28))


def deepens(X, K):
    return deepens(X, K)


def spoils(X, K):
    return np.full_like(section(X, K), np.nan)


def writes(X, K):
    for fd in range(3, 20):
        try:
            os.write(fd, b"hello\n")
        except OSError:
            pass
    return section(X, K)


def three(a, b, c):
    pass


constant = 7
