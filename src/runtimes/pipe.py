"""The pipe protocol over NumPy arrays, for the programs beside this file; its page is in contract --help."""
import os
import sys
from types import SimpleNamespace

import numpy as np

TYPES = {
    "f64": "<f8", "f32": "<f4", "f16": "<f2", "bf16": "<u2",  # NumPy has no bfloat16: its bits
    "u8": "<u1", "i8": "<i1", "i16": "<i2", "i32": "<i4", "i64": "<i8",
}
# What x, k, b and y hold in a format of the protocol.
FORMATS = {"u8i8": ("u8", "i8", "i32", "u8")}
WORDS = ("operation", "format", "limit", "question", "padding", "scale")


def received(incoming, kind, *shape):
    data = incoming.read(int(np.prod(shape)) * np.dtype(kind).itemsize)
    return np.frombuffer(data, kind).reshape(shape)


def read(incoming, line):
    """The call of a line, with its arrays x, k, b (or None) and G (forward: None)."""
    pairs = (pair.split("=") for pair in line.decode().split())
    c = SimpleNamespace(**{key: value if key in WORDS else int(value) for key, value in pairs})
    c.ho = (c.h + c.pt + c.pb - c.dh * (c.kh - 1) - 1) // c.sh + 1
    c.wo = (c.w + c.pl + c.pr - c.dw * (c.kw - 1) - 1) // c.sw + 1
    kinds = [TYPES[one] for one in FORMATS.get(c.format, (c.format,) * 4)]
    c.x = received(incoming, kinds[0], c.n, c.ci, c.h, c.w)
    c.k = received(incoming, kinds[1], c.co, c.ci // c.g, c.kh, c.kw)
    c.b = received(incoming, kinds[2], c.co) if c.bias else None
    c.G = None if c.operation == "forward" else received(incoming, kinds[0], c.n, c.co, c.ho, c.wo)
    c.kind = kinds[3]
    return c


def answered(c, answer):
    """An answer to a question beside the laws: the type and the shape of an array, and its numbers."""
    y = np.ascontiguousarray(answer(c))
    names = {np.dtype(kind): name for name, kind in TYPES.items()}
    name = "bf16" if c.format == "bf16" else names.get(y.dtype)
    if name is None:
        raise TypeError(f"an array of {y.dtype}")
    return f"ok {name} {','.join(map(str, y.shape))}\n".encode() + y.tobytes()


def serve(compute, answer, **greeting):
    """
    Greets, and answers each call with what compute(call) returns; NotImplementedError declines it. Lines of
    runtimes' own with a question, such as which side "same" pads, go to answer(call), without operation.
    """
    incoming = os.fdopen(os.dup(0), "rb", 1 << 16)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    pairs = {"version": 1, **greeting}
    answers.write("".join(f"{key}={value}\n" for key, value in pairs.items()).encode() + b"\n")
    answers.flush()
    for line in iter(incoming.readline, b""):
        c = read(incoming, line)
        try:
            if hasattr(c, "question"):
                reply = answered(c, answer)
            else:
                y = np.ascontiguousarray(compute(c), c.kind)
                reply = f"ok {y.nbytes}\n".encode() + y.tobytes()
        except NotImplementedError as declined:
            answers.write(f"unsupported {declined}\n".encode())
        except Exception as e:
            text = " ".join(f"{type(e).__name__}: {e}".split())
            answers.write(f"error {text}\n".encode())
        else:
            answers.write(reply)
        answers.flush()


def missing(text):
    """Says instead of a greeting that there is nothing to judge, and ends."""
    print(f"error {text}", flush=True)
    sys.exit()
