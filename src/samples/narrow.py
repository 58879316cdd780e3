"""A convolution of 8 and 16 bits in Python, without NumPy, that ConvProof judges. Right as it is.

    java -jar convproof.jar contract --exec 'python3 narrow.py bf16'

Its greeting lists one narrow format, bf16, f16, e4m3, i8 or u8i8, so that each tensor travels in its own: an input of bf16
in 2 bytes a number, one of i8 in 1. It sums in more (f32 here in double precision; i32), adds the bias, and rounds once.
"""
import math
import struct
import sys


class Float:
    """A binary floating-point format of 8 or 16 bits: how its bits are read and rounded to."""

    def __init__(self, exponent, fraction, infinite):
        self.exponent, self.fraction, self.infinite = exponent, fraction, infinite
        self.bias = (1 << exponent - 1) - 1
        self.code = "<B" if exponent + fraction == 7 else "<H"

    def read(self, bits):
        sign = -1.0 if bits >> self.exponent + self.fraction else 1.0
        e, m = bits >> self.fraction & (1 << self.exponent) - 1, bits & (1 << self.fraction) - 1
        if e == (1 << self.exponent) - 1 and (self.infinite or m == (1 << self.fraction) - 1):
            return sign * math.inf if self.infinite and m == 0 else math.nan
        whole = m + (1 << self.fraction if e else 0)
        return sign * math.ldexp(whole, max(e, 1) - self.bias - self.fraction)

    def write(self, value):
        """The nearest number, ties to even; beyond the greatest, infinity. For formats that have one."""
        top = (1 << self.exponent) - 1 << self.fraction
        sign = 1 << self.exponent + self.fraction if math.copysign(1, value) < 0 else 0
        if math.isnan(value):
            return top | 1 << self.fraction - 1
        if math.isinf(value):
            return sign | top
        e = max(math.frexp(value)[1] - 1, 1 - self.bias) if value else 1 - self.bias
        whole = round(math.ldexp(abs(value), self.fraction - e))  # to even
        return sign | min(whole + (e + self.bias - 1 << self.fraction), top)


class Plain:
    """What struct reads and writes by itself."""

    def __init__(self, code):
        self.code = code

    def read(self, number):
        return number

    def write(self, number):
        return number


class Single(Plain):
    def write(self, number):
        try:
            return struct.unpack("<f", struct.pack("<f", number))[0]
        except OverflowError:
            return math.copysign(math.inf, number)


class Wrapping(Plain):
    """32 bits, the rest of a sum being lost."""

    def write(self, number):
        return (number + 2**31) % 2**32 - 2**31


BF16, F16, E4M3 = Float(8, 7, True), Float(5, 10, True), Float(4, 3, False)
F32, I32, I8, U8 = Single("<f"), Wrapping("<i"), Plain("<b"), Plain("<B")
# of x, k, b and y
FORMATS = {
    "bf16": (BF16, BF16, BF16, BF16),
    "f16": (F16, F16, F16, F16),
    "e4m3": (E4M3, E4M3, F32, F32),
    "i8": (I8, I8, I32, I32),
    "u8i8": (U8, I8, I32, I32),
}


# ---- your own kernel ------------------------------------------------------------------------------
def convolve(s, x, k, b):
    """x [n, ci, h, w], k [co, ci/g, kh, kw], b [co] or None, flat lists; yields y [n, co, ho, wo], not yet rounded."""
    cg, og = s["ci"] // s["g"], s["co"] // s["g"]
    for n in range(s["n"]):
        for o in range(s["co"]):
            for i in range(s["ho"]):
                for j in range(s["wo"]):
                    total = b[o] if b else 0
                    for c in range(cg):
                        image = (n * s["ci"] + o // og * cg + c) * s["h"] * s["w"]
                        kernel = (o * cg + c) * s["kh"] * s["kw"]
                        for a in range(s["kh"]):
                            row = i * s["sh"] + a * s["dh"] - s["pt"]
                            if not 0 <= row < s["h"]:
                                continue
                            for e in range(s["kw"]):
                                column = j * s["sw"] + e * s["dw"] - s["pl"]
                                if 0 <= column < s["w"]:
                                    total += x[image + row * s["w"] + column] * k[kernel + a * s["kw"] + e]
                    yield total
# ---- up to here -----------------------------------------------------------------------------------


def received(count, format):
    size = struct.calcsize(format.code)
    raw = sys.stdin.buffer.read(size * count)
    return [format.read(number) for number, in struct.iter_unpack(format.code, raw)]


def main():
    x_in, k_in, b_in, y_in = FORMATS[sys.argv[1]]
    out = sys.stdout.buffer
    out.write(f"version=1\nformats={sys.argv[1]}\noperations=forward\n\n".encode())
    out.flush()
    for line in iter(sys.stdin.buffer.readline, b""):
        s = dict(pair.split("=") for pair in line.decode().split())
        s = {key: int(value) if value.isdecimal() else value for key, value in s.items()}
        s["ho"] = (s["h"] + s["pt"] + s["pb"] - (s["dh"] * (s["kh"] - 1) + 1)) // s["sh"] + 1
        s["wo"] = (s["w"] + s["pl"] + s["pr"] - (s["dw"] * (s["kw"] - 1) + 1)) // s["sw"] + 1
        x = received(s["n"] * s["ci"] * s["h"] * s["w"], x_in)
        k = received(s["co"] * (s["ci"] // s["g"]) * s["kh"] * s["kw"], k_in)
        b = received(s["co"], b_in) if s["bias"] else None
        y = [y_in.write(total) for total in convolve(s, x, k, b)]
        out.write(b"ok\n" + struct.pack(f"<{len(y)}{y_in.code[1]}", *y))
        if not s["more"]:  # else the next call is there already, and this answer may wait for its own
            out.flush()


if __name__ == "__main__":
    main()
