"""SciPy's signal.correlate2d: one image, one channel, no bias. With a word behind the name another function of SciPy's:
convolve2d, which flips the kernel, or ndimage, which has borders of its own and wants outputs as large as inputs."""
import sys

import pipe

try:
    import scipy
    from scipy.ndimage import correlate
    from scipy.signal import convolve2d, correlate2d
except ImportError:
    pipe.missing("there is no SciPy for python3: apt-get install python3-scipy would do")

FUNCTION = sys.argv[1] if len(sys.argv) > 1 else "correlate2d"


def compute(c):
    x, k = c.x[0, 0], c.k[0, 0]
    if FUNCTION == "convolve2d":
        return convolve2d(x, k[::-1, ::-1], mode="valid")
    if FUNCTION == "ndimage":  # an output centred on c // 2, of which those stand whose window is inside
        full = correlate(x, k, mode="constant")
        return full[c.kh // 2:, c.kw // 2:][:c.ho, :c.wo]
    return correlate2d(x, k, mode="valid")


def answer(c):
    if c.question != "convolution" or (c.n, c.ci, c.co, c.sh, c.sw, c.dh, c.dw) != (1,) * 7:
        raise NotImplementedError("one image, one channel, no strides or dilations")
    if c.format == "bf16":
        raise NotImplementedError("no numbers of bf16")
    x, k = c.x[0, 0], c.k[0, 0]
    if FUNCTION == "ndimage":
        if c.padding == "explicit" and (c.pt, c.pb, c.pl, c.pr) == (0,) * 4:
            return compute(c)[None, None]
        modes = {"same": "constant", "edge-same": "nearest", "wrap-same": "wrap", "reflect-same": "mirror",
                 "symmetric-same": "reflect"}
        if c.padding not in modes:
            raise NotImplementedError(f"no padding {c.padding}")
        return correlate(x, k, mode=modes[c.padding])[None, None]
    modes = {"valid": ("valid", "fill"), "same": ("same", "fill"), "explicit": ("valid", "fill"),
             "wrap-same": ("same", "wrap"), "symmetric-same": ("same", "symm")}
    if c.padding not in modes or (c.padding == "explicit" and (c.pt, c.pb, c.pl, c.pr) != (0,) * 4):
        raise NotImplementedError(f"no padding {c.padding}")
    mode, boundary = modes[c.padding]
    if FUNCTION == "convolve2d":
        return convolve2d(x, k[::-1, ::-1], mode=mode, boundary=boundary)[None, None]
    return correlate2d(x, k, mode=mode, boundary=boundary)[None, None]


pipe.serve(
    compute,
    answer,
    name=f"SciPy {scipy.__version__}, " + ("ndimage.correlate" if FUNCTION == "ndimage" else f"signal.{FUNCTION}"),
    formats="f64,f32,i64,i32",
    supports="n=1,ci=1,co=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0",
)
