"""Runs the thread's programs with NumPy in the place of PyTorch.

Arguments: a program's file and the function's name. Each line of the input is the image's shape, the
kernels' shape, and the elements of both; each line of the output is a shape and its elements, or the
class of the error.
"""
import sys
from types import SimpleNamespace

import numpy

torch = SimpleNamespace(
    zeros=numpy.zeros,
    stack=numpy.stack,
    sum=numpy.sum,
    matmul=numpy.matmul,
    normal=lambda mean, deviation, size: numpy.random.normal(mean, deviation, size),
)


def corr2d_multi_in_out_1x1(X, K):
    """The book's, which post 2 calls."""
    c_i, h, w = X.shape
    c_o = K.shape[0]
    X = X.reshape((c_i, h * w))
    K = K.reshape((c_o, c_i))
    Y = torch.matmul(K, X)
    return Y.reshape((c_o, h, w))


with open(sys.argv[1], encoding="utf-8") as file:
    exec(compile(file.read(), sys.argv[1], "exec"))
function = globals()[sys.argv[2]]

for line in sys.stdin:
    x_shape, k_shape, elements = ([int(t) for t in part.split()] for part in line.split(";"))
    size = int(numpy.prod(x_shape))
    X = numpy.array(elements[:size], float).reshape(x_shape)
    K = numpy.array(elements[size:], float).reshape(k_shape)
    try:
        Y = function(X, K)
        print(*Y.shape, ";", *(int(y) for y in Y.reshape(-1)))
    except Exception as error:
        print(type(error).__name__)
