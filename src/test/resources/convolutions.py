# Functions as users bring them: right ones, and what else a function may do.
import os
import sys
import time

import numpy as np

sys.path.append(os.path.join(os.path.dirname(__file__), "..", "..", "samples"))
from shifted import shifted  # noqa: E402

sys.stdout.flush()


def section(X, K):
    """The textbook section's form: one image and kernels."""
    c_o, c_i, k_h, k_w = K.shape
    h, w = X.shape[1] - k_h + 1, X.shape[2] - k_w + 1
    Y = np.zeros((c_o, h, w), X.dtype)
    for i in range(k_h):
        for j in range(k_w):
            Y += np.tensordot(K[:, :, i, j], X[:, i:i + h, j:j + w], 1)
    return Y


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


ORDER = [False]


def wavering(x, w, b, stride, padding, dilation, groups):
    """Sums in one order, and then in the other: both are right."""
    ORDER[0] = not ORDER[0]
    if ORDER[0] or groups > 1:
        return shifted(x, w, b, stride, padding, dilation, groups)
    top, left, bottom, right = padding
    return shifted(
        x[:, ::-1, ::-1, ::-1], w[:, ::-1, ::-1, ::-1], None, stride, (bottom, right, top, left), dilation, 1
    )[:, :, ::-1, ::-1] + (0 if b is None else b[:, None, None])


def cleans(X, K):
    return section(np.where(np.isfinite(X), X, 0), K)
