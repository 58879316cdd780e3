"""The pipe protocol over NumPy arrays, for the programs beside this file; its page is in contract --help."""
import os
import sys
from types import SimpleNamespace

import numpy as np

TYPES = {"f64": "<f8", "f32": "<f4", "i32": "<i4", "i64": "<i8"}
WORDS = ("operation", "format", "limit")


def received(incoming, kind, *shape):
    data = incoming.read(int(np.prod(shape)) * np.dtype(kind).itemsize)
    return np.frombuffer(data, kind).reshape(shape)


def read(incoming, line):
    """The call of a line, with its arrays x, k, b (or None) and G (forward: None)."""
    pairs = (pair.split("=") for pair in line.decode().split())
    c = SimpleNamespace(**{key: value if key in WORDS else int(value) for key, value in pairs})
    c.ho = (c.h + c.pt + c.pb - c.dh * (c.kh - 1) - 1) // c.sh + 1
    c.wo = (c.w + c.pl + c.pr - c.dw * (c.kw - 1) - 1) // c.sw + 1
    kind = TYPES[c.format]
    c.x = received(incoming, kind, c.n, c.ci, c.h, c.w)
    c.k = received(incoming, kind, c.co, c.ci // c.g, c.kh, c.kw)
    c.b = received(incoming, kind, c.co) if c.bias else None
    c.G = None if c.operation == "forward" else received(incoming, kind, c.n, c.co, c.ho, c.wo)
    return c


def serve(compute, **greeting):
    """Greets, and answers each call with what compute(call) returns; NotImplementedError declines it."""
    incoming = os.fdopen(os.dup(0), "rb", 1 << 16)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    pairs = {"version": 1, **greeting}
    answers.write("".join(f"{key}={value}\n" for key, value in pairs.items()).encode() + b"\n")
    answers.flush()
    for line in iter(incoming.readline, b""):
        c = read(incoming, line)
        try:
            y = np.ascontiguousarray(compute(c), TYPES[c.format])
        except NotImplementedError as declined:
            answers.write(f"unsupported {declined}\n".encode())
        except Exception as e:
            text = " ".join(f"{type(e).__name__}: {e}".split())
            answers.write(f"error {text}\n".encode())
        else:
            answers.write(f"ok {y.nbytes}\n".encode() + y.tobytes())
        answers.flush()


def missing(text):
    """Says instead of a greeting that there is nothing to judge, and ends."""
    print(f"error {text}", flush=True)
    sys.exit()
