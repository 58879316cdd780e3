"""A convolution in Python, without NumPy, that ConvProof judges. Right as it is.

    java -jar convproof.jar contract --exec 'python3 conv.py'

Put your own kernel where it says so. A function over NumPy arrays or PyTorch tensors needs nothing of
this: see contract --python. The protocol stands in contract --help; print to standard error only.
For numbers of 8 and 16 bits see narrow.py.
"""
import sys
from array import array


# ---- your own kernel ------------------------------------------------------------------------------
def convolve(s, x, k, b):
    """x [n, ci, h, w], k [co, ci/g, kh, kw], b [co] or None, all flat; returns y [n, co, ho, wo].

    Raise NotImplementedError("no groups") for what it does not compute.
    """
    y = array("d")
    cg, og = s.ci // s.g, s.co // s.g
    for n in range(s.n):
        for o in range(s.co):
            for i in range(s.ho):
                for j in range(s.wo):
                    total = b[o] if b else 0.0
                    for c in range(cg):
                        image = (n * s.ci + o // og * cg + c) * s.h * s.w
                        kernel = (o * cg + c) * s.kh * s.kw
                        for a in range(s.kh):
                            row = i * s.sh + a * s.dh - s.pt
                            if not 0 <= row < s.h:
                                continue
                            for e in range(s.kw):
                                column = j * s.sw + e * s.dw - s.pl
                                if 0 <= column < s.w:
                                    total += x[image + row * s.w + column] * k[kernel + a * s.kw + e]
                    y.append(total)
    return y
# ---- up to here -----------------------------------------------------------------------------------


class Shape:
    def __init__(self, call):
        for pair in call.split():
            key, value = pair.split("=")
            setattr(self, key, value if key in ("operation", "format", "limit") else int(value))
        self.ho = (self.h + self.pt + self.pb - (self.dh * (self.kh - 1) + 1)) // self.sh + 1
        self.wo = (self.w + self.pl + self.pr - (self.dw * (self.kw - 1) + 1)) // self.sw + 1


def received(count):
    numbers = array("d")
    numbers.frombytes(sys.stdin.buffer.read(8 * count))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def main():
    out = sys.stdout.buffer
    out.write(b"version=1\nformats=f64\noperations=forward\n\n")
    out.flush()
    for line in iter(sys.stdin.buffer.readline, b""):
        s = Shape(line.decode())
        x = received(s.n * s.ci * s.h * s.w)
        k = received(s.co * (s.ci // s.g) * s.kh * s.kw)
        b = received(s.co) if s.bias else None
        try:
            y = convolve(s, x, k, b)
        except NotImplementedError as declined:
            out.write(f"unsupported {declined}\n".encode())
        else:
            if sys.byteorder == "big":
                y.byteswap()
            out.write(b"ok\n" + y.tobytes())
        if not s.more:  # else the next call is there already, and this answer may wait for its own
            out.flush()


if __name__ == "__main__":
    main()
