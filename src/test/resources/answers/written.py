"""Answers as people write them, with how they are to be read and their verdicts, for written.csv.

The readings are written here by hand. Each verdict is found by brute force, never by asking ConvProof: the truth is
counted by loops over windows, taps and channels, and compared with the answer, which stands here once more as Python, at
every small shape and at many random ones, under each convention that is open. Run: python3 written.py > written.csv
"""
import itertools
import random
from fractions import Fraction as Q
from math import ceil, floor

random.seed(7)


def windows(size, kernel, stride, before, after, dilation):
    count, start = 0, 0
    while start + dilation * (kernel - 1) < size + before + after:
        count += 1
        start += stride
    return count


def pads(v, axis, rule):
    h, k, s, d, p = v[axis], v["k" + axis], v["s" + axis], v["d" + axis], v["p" + axis]
    if rule == "total":
        return p, 0
    if rule == "per-side":
        return p, p
    if rule == "same":
        outputs = -(-h // s)
        total = 0
        while windows(h, k, s, 0, total, d) < outputs:
            total += 1
        return 0, total
    return (d * (k - 1), 0) if rule == "causal" else (0, 0)


def output(v, axis, rule):
    return windows(v[axis], v["k" + axis], v["s" + axis], *pads(v, axis, rule), v["d" + axis])


def outputs(v):
    return v["n"] * v["co"] * v["ho"] * v["wo"]


def products(v):
    """Multiplications, one output and one tap after the other."""
    per_output = sum(1 for _ in itertools.product(range(v["ci"] // v["g"]), range(v["kh"]), range(v["kw"])))
    return outputs(v) * per_output


def weights(v):
    return v["co"] * (v["ci"] // v["g"]) * v["kh"] * v["kw"]


def additions(v, r):
    terms = products(v) // outputs(v)
    return outputs(v) * (terms - 1 + (r["bias"] == "counted"))


def operations(v, r):
    count = r.get("count", "additions")
    if count == "additions":
        return products(v) + additions(v, r)
    bias = outputs(v) if r["bias"] == "counted" else 0
    return products(v) * (2 if count == "flops" else 1) + bias


def parameters(v, r):
    return weights(v) + (v["co"] if r.get("bias", "counted") == "counted" else 0)


def activations(v, r):
    held = v["n"] * v["ci"] * v["h"] * v["w"] + outputs(v)
    if r.get("padded-copy") == "counted":
        tall = v["h"] + sum(pads(v, "h", r["padding"]))
        wide = v["w"] + sum(pads(v, "w", r["padding"]))
        held += v["n"] * v["ci"] * tall * wide
    return held


BYTES = {"float16": 2, "bfloat16": 2, "float32": 4, "float64": 8}
TRUTH = {
    "output-height": lambda v, r: v["ho"],
    "output-width": lambda v, r: v["wo"],
    "multiplications": lambda v, r: products(v),
    "additions": additions,
    "operations": operations,
    "multiplications-per-output": lambda v, r: products(v) // outputs(v),
    "additions-per-output": lambda v, r: additions(v, r) // outputs(v),
    "kernel-depth": lambda v, r: v["ci"] // v["g"],
    "kernels": lambda v, r: v["co"],
    "biases": lambda v, r: v["co"],
    "parameters": parameters,
    "parameter-bytes": lambda v, r: parameters(v, r) * BYTES[r["scalar"]],
    "activation-bytes": lambda v, r: activations(v, r) * BYTES[r["scalar"]],
    "forward-memory": lambda v, r: parameters(v, r) + activations(v, r),
    "backward-weight-multiplications": lambda v, r: products(v),
    "backward-weight-operations": lambda v, r: 2 * products(v) if r.get("count") == "flops" else 2 * products(v) - weights(v),
}
OPEN = {
    "additions": ["bias"],
    "operations": ["bias"],
    "additions-per-output": ["bias"],
    "parameter-bytes": ["scalar"],
    "activation-bytes": ["padded-copy", "scalar"],
    "forward-memory": ["padded-copy"],
}
OPTIONS = {
    "padding": ["total", "per-side"],
    "bias": ["counted", "ignored"],
    "padded-copy": ["ignored", "counted"],
    "scalar": list(BYTES),
}
DEFAULTS = ["n", "g", "dh", "dw"]
NAMES = ["n", "g", "ci", "co", "h", "w", "kh", "kw", "ph", "pw", "sh", "sw", "dh", "dw"]


def shapes(named, where, rule):
    """Small ones, then random ones; what has a default and is not named is 1."""
    free = [name for name in NAMES if name not in DEFAULTS or name in named]
    for at in range(2500):
        most = 3 if at < 1500 else 9
        v = {name: 1 for name in NAMES}
        for name in free:
            v[name] = random.randint(0 if name.startswith("p") else 1, most)
        v["ci"] *= v["g"]
        v["co"] *= v["g"]
        for name, value in where.items():
            v[name] = value if isinstance(value, int) else v[value]
        if v["ci"] % v["g"] or v["co"] % v["g"]:
            continue
        v["ho"], v["wo"] = output(v, "h", rule), output(v, "w", rule)
        if v["ho"] > 0 and v["wo"] > 0:
            yield v


def verdict(quantity, options, answers, where):
    """Answers are the same text in each of its readings: HOLDS, REFUTED, or DEPENDS."""
    given = dict(options)
    implied = {"MACs": ("operations", "macs"), "FLOPs": ("operations", "flops")}.get(quantity)
    if implied:
        quantity, given["count"] = implied
    open_now = ["padding"] + OPEN.get(quantity, [])
    if "count" in given and given["count"] != "additions" and "bias" not in given:
        given["bias"] = "ignored"
    choices = [[(name, o) for o in OPTIONS[name]] for name in open_now if name not in given]
    held = []
    for answer in answers:
        named = set(answer.__code__.co_varnames)
        for choice in itertools.product(*choices):
            reading = {**given, **dict(choice)}
            right = all(
                answer(**{name: Q(v[name]) for name in named}) == TRUTH[quantity](v, reading)
                for v in shapes(named, where, reading["padding"]))
            held.append(right)
    return "HOLDS" if all(held) else "DEPENDS" if any(held) else "REFUTED"


def half_open(top, stride):
    return floor(top / stride)


ROWS = []


def group(quantity, answers, texts, options="", where=None, names=None):
    """Texts are what is typed, each with what it is read as."""
    answers = answers if isinstance(answers, list) else [answers]
    given = dict(part.split("=", 1) for part in options.split()) if options else {}
    where = where or {}
    base = {"H_out": "output-height", "输出高度": "output-height", "params": "parameters", "Multiplication": "multiplications",
            "参数量": "parameters", "ADDs": "additions"}.get(quantity, quantity)
    found = verdict(base, {k: v for k, v in given.items() if k != "where"}, answers, where)
    for typed, read in texts:
        ROWS.append((quantity, typed, options, read, found))


def total(h, kh, ph, sh):
    return floor((h - kh + ph) / sh) + 1


def sides(h, kh, ph, sh):
    return floor((h - kh + 2 * ph) / sh) + 1


BOOK = [
    ("(h-kh+ph)/sh+1", "(h-kh+ph)/sh+1"),
    ("⌊(h−kh+ph)/sh⌋+1", "floor((h-kh+ph)/sh)+1"),
    ("⌊(nₕ−kₕ+pₕ+sₕ)/sₕ⌋", "floor((h-kh+ph+sh)/sh)"),
    ("(nh-kh+ph+sh)/sh", "(h-kh+ph+sh)/sh"),
    ("(n_h-k_h+p_h+s_h)/s_h", "(h-kh+ph+sh)/sh"),
    ("\\lfloor(n_h-k_h+p_h+s_h)/s_h\\rfloor", "floor((h-kh+ph+sh)/sh)"),
    ("$\\left\\lfloor\\frac{n_h-k_h+p_h+s_h}{s_h}\\right\\rfloor$", "floor((h-kh+ph+sh)/sh)"),
    ("\\lfloor \\dfrac{n_{h} - k_{h} + p_{h}}{s_{h}} \\rfloor + 1", "floor((h-kh+ph)/sh)+1"),
    ("math.floor((h-kh+ph)/sh)+1", "floor((h-kh+ph)/sh)+1"),
    ("np.floor((h-kh+ph)/sh) + 1", "floor((h-kh+ph)/sh)+1"),
    ("Math.floor((h - kh + ph) / sh) + 1", "floor((h-kh+ph)/sh)+1"),
    ("(h-kh+ph)//sh+1", "floor((h-kh+ph)/sh)+1"),
    ("int((h-kh+ph)/sh)+1", "max(floor((h-kh+ph)/sh),min(ceil((h-kh+ph)/sh),0))+1"),
    ("[(h-kh+ph)/sh]+1", "floor((h-kh+ph)/sh)+1"),
    ("【(h-kh+ph)/sh】+1", "floor((h-kh+ph)/sh)+1"),
    ("[(h-kh+ph)/sh + 1.0]", "floor((h-kh+ph)/sh+1)"),
    ("ho = (h-kh+ph)/sh+1", "(h-kh+ph)/sh+1"),
    ("H_out = (h-kh+ph)/sh+1", "(h-kh+ph)/sh+1"),
    ("m_h = (n_h-k_h+p_h+s_h)/s_h", "(h-kh+ph+sh)/sh"),
    ("(h-kh+ph)/sh+1.", "(h-kh+ph)/sh+1"),
    ("(h-kh+ph)/sh+1;", "(h-kh+ph)/sh+1"),
    ("(h-kh+ph)/sh+1行", "(h-kh+ph)/sh+1"),
    ("（ｈ－ｋｈ＋ｐｈ）／ｓｈ＋１。", "(h-kh+ph)/sh+1"),
    ("“(h-kh+ph)/sh+1”", "(h-kh+ph)/sh+1"),
    ("-kh/1*0+(h-kh+ph)/sh+1", "(-kh)/1*0+(h-kh+ph)/sh+1"),
    ("(h-k+p)/s+1", "(h-kh+ph)/sh+1"),
    ("(H-K+P)/S+1", "(h-kh+ph)/sh+1"),
    ("(height-kernel_size+padding)/stride+1", "(h-kh+ph)/sh+1"),
    ("(in_h-kernel_h+pad_h)/stride_h+1", "(h-kh+ph)/sh+1"),
    ("((h-kh+ph)-(h-kh+ph)%sh)/sh+1", "(h-kh+ph-(h-kh+ph-sh*floor((h-kh+ph)/sh)))/sh+1"),
    ("ceil((h-kh+ph+1)/sh)", "ceil((h-kh+ph+1)/sh)"),
]
group("output-height", total, BOOK)
group("output-height", total, BOOK[:8], "padding=total")
group("output-height", total, BOOK[8:12], "padding=per-side")
SIDES = [
    ("(h-kh+2ph)/sh+1", "(h-kh+2*ph)/sh+1"),
    ("(W-F+2P)/S+1", "(h-kh+2*ph)/sh+1"),
    ("(n+2p-f)/s + 1", "(h+2*ph-kh)/sh+1"),
    ("\\lfloor\\frac{n+2p-f}{s}\\rfloor+1", "floor((h+2*ph-kh)/sh)+1"),
    ("floor((n+2*ph-kh)/sh)+1", "floor((h+2*ph-kh)/sh)+1"),
    ("(n-kh+2ph)/sh+1", "(h-kh+2*ph)/sh+1"),
    ("(N-F+2P)/S+1", "(h-kh+2*ph)/sh+1"),
    ("(i+2p-k)/s+1", "(h+2*ph-kh)/sh+1"),
    ("(H_in+2*padding[0]-kernel_size[0])/stride[0]+1", "(h+2*ph-kh)/sh+1"),
    ("(H_{in}+2\\times\\text{padding}-\\text{kernel})/\\text{stride}+1", "(h+2*ph-kh)/sh+1"),
    ("(Hin - k + 2p)/s + 1", "(h-kh+2*ph)/sh+1"),
    ("(in_height-kh+2*ph)//sh+1", "floor((h-kh+2*ph)/sh)+1"),
    ("h_out = floor((h_in + 2*p_h - k_h)/s_h) + 1", "floor((h+2*ph-kh)/sh)+1"),
    ("\\left[\\frac{h-k_h+2p_h}{s_h}\\right]+1", "floor((h-kh+2*ph)/sh)+1"),
    ("(h-kh+2×ph)÷sh+1", "(h-kh+2*ph)/sh+1"),
]
group("output-height", sides, SIDES)
group("output-height", sides, SIDES[:6], "padding=per-side")
group("output-height", sides, SIDES[6:10], "padding=total")
group("H_out", sides, SIDES[:1])
group("输出高度", sides, SIDES[:2])
group("output-height", lambda h, kh, ph, sh, dh: floor((h + 2 * ph - dh * (kh - 1) - 1) / sh) + 1, [
    ("(H_in+2*padding[0]-dilation[0]*(kernel_size[0]-1)-1)/stride[0]+1", "(h+2*ph-dh*(kh-1)-1)/sh+1"),
    ("\\left\\lfloor\\frac{H_{in}+2p-d(k-1)-1}{s}\\right\\rfloor+1", "floor((h+2*ph-dh*(kh-1)-1)/sh)+1"),
    ("(h+2p-d*(k-1)-1)//s+1", "floor((h+2*ph-dh*(kh-1)-1)/sh)+1"),
    ("H_{out} = \\left\\lfloor\\frac{H_{in} + 2 \\times \\text{padding}[0] - \\text{dilation}[0] \\times (\\text{kernel\\_size}[0] - 1) - 1}{\\text{stride}[0]} + 1\\right\\rfloor", "floor((h+2*ph-dh*(kh-1)-1)/sh+1)"),
], "padding=per-side")
group("output-width", lambda w, kw, pw, sw: floor((w - kw + 2 * pw) / sw) + 1, [
    ("(W-F+2P)/S+1", "(w-kw+2*pw)/sw+1"),
    ("(n_w-k_w+2p_w)/s_w+1", "(w-kw+2*pw)/sw+1"),
    ("(W_in+2*padding[1]-kernel_size[1])/stride[1]+1", "(w+2*pw-kw)/sw+1"),
    ("(n-f+2p)/s+1", "(w-kw+2*pw)/sw+1"),
    ("wo = (in_width-kw+2pw)/sw+1", "(w-kw+2*pw)/sw+1"),
    ("(nw-kw+2pw)/sw+1", "(w-kw+2*pw)/sw+1"),
])
group("output-width", lambda w, kw, pw, sw: floor((w - kw + pw + sw) / sw), [
    ("(nw-kw+pw+sw)/sw", "(w-kw+pw+sw)/sw"),
    ("\\lfloor(n_w-k_w+p_w+s_w)/s_w\\rfloor", "floor((w-kw+pw+sw)/sw)"),
], "padding=total")
group("output-width", lambda h, kh, ph, sh: floor((h - kh + ph) / sh) + 1, [("(h-kh+ph)/sh+1", "(h-kh+ph)/sh+1")])
group("output-height", lambda h, sh: ceil(h / sh), [
    ("ceil(h/sh)", "ceil(h/sh)"), ("⌈h/s⌉", "ceil(h/sh)"), ("\\lceil h/s_h\\rceil", "ceil(h/sh)"), ("(h+sh-1)//sh", "floor((h+sh-1)/sh)"),
    ("\\left\\lceil\\frac{n_h}{s_h}\\right\\rceil", "ceil(h/sh)"), ("math.ceil(h/sh)", "ceil(h/sh)"), ("(h-1)/s+1", "(h-1)/sh+1"),
], "padding=same")
group("output-height", lambda h, sh: ceil(h / sh), [("ceil(h/sh)", "ceil(h/sh)"), ("⌈n/s⌉", "ceil(h/sh)")])
group("output-height", lambda h, sh: ceil(h / sh), [("ceil(h/sh)", "ceil(h/sh)")], "padding=causal")
group("output-height", lambda h, sh: ceil(h / sh), [("ceil(h/sh)", "ceil(h/sh)")], "padding=valid")
group("output-height", lambda h, sh: floor(h / sh), [("h/sh", "h/sh"), ("h//s", "floor(h/sh)")], "padding=same")
group("output-height", lambda h, kh, sh: ceil((h - kh + 1) / sh), [
    ("ceil((h-kh+1)/sh)", "ceil((h-kh+1)/sh)"), ("⌈(n-f+1)/s⌉", "ceil((h-kh+1)/sh)"), ("(h-kh)/sh+1", "(h-kh)/sh+1"),
], "padding=valid")
group("output-height", lambda h, kh, sh, dh: ceil((h - dh * (kh - 1)) / sh), [
    ("ceil((h-(kh-1)*dh)/sh)", "ceil((h-(kh-1)*dh)/sh)"), ("\\lceil(h-(k-1)d)/s\\rceil", "ceil((h-(kh-1)*dh)/sh)"),
], "padding=valid")
group("output-height", lambda h, kh, ph, sh: ceil((h - kh + ph) / sh) + 1, [("ceil((h-kh+ph)/sh)+1", "ceil((h-kh+ph)/sh)+1"), ("⌈(h-k+p)/s⌉+1", "ceil((h-kh+ph)/sh)+1")])
group("output-height", lambda h, kh, ph, sh: floor((h - kh + ph) / sh), [("(h-kh+ph)/sh", "(h-kh+ph)/sh"), ("(n-f+p)//s", "floor((h-kh+ph)/sh)")])
group("output-height", lambda h, kh, ph: h - kh + ph + 1, [("h-kh+ph+1", "h-kh+ph+1"), ("-kh+h+ph+1", "-kh+h+ph+1"), ("n-k+p+1", "h-kh+ph+1")])
group("output-height", lambda h, kh: h - kh + 1, [("h-kh+1", "h-kh+1"), ("n-f+1", "h-kh+1")], "padding=valid where=sh=1", {"sh": 1})
group("output-height", lambda h: h, [("h", "h"), ("n_h", "h"), ("H_in", "h"), ("W", "h")], "padding=same where=sh=1", {"sh": 1})

PRODUCTS = [
    ("kh*kw*ci*co*ho*wo", "kh*kw*ci*co*ho*wo"),
    ("khkwcicohowo", "kh*kw*ci*co*ho*wo"),
    ("k_hk_wc_ic_om_hm_w", "kh*kw*ci*co*ho*wo"),
    ("k_h k_w c_i c_o m_h m_w", "kh*kw*ci*co*ho*wo"),
    ("kₕk_wcᵢcₒhₒwₒ", "kh*kw*ci*co*ho*wo"),
    ("$k_h \\times k_w \\times c_i \\times c_o \\times h_o \\times w_o$", "kh*kw*ci*co*ho*wo"),
    ("k_h \\cdot k_w \\cdot c_{in} \\cdot c_{out} \\cdot h_{out} \\cdot w_{out}", "kh*kw*ci*co*ho*wo"),
    ("C_{\\text{in}}C_{\\text{out}}K_hK_wH_{\\text{out}}W_{\\text{out}}", "ci*co*kh*kw*ho*wo"),
    ("Cin*Cout*kh*kw*Hout*Wout", "ci*co*kh*kw*ho*wo"),
    ("C_in*C_out*kh*kw*H_out*W_out", "ci*co*kh*kw*ho*wo"),
    ("in_channels*out_channels*kernel_size[0]*kernel_size[1]*oh*ow", "ci*co*kh*kw*ho*wo"),
    ("ci·co·kh·kw·ho·wo", "ci*co*kh*kw*ho*wo"),
    ("ci×co×kh×kw×ho×wo", "ci*co*kh*kw*ho*wo"),
    ("ci x co x kh x kw x ho x wo", "ci*co*kh*kw*ho*wo"),
    ("kh·kw·ci·co·ho·wo次", "kh*kw*ci*co*ho*wo"),
    ("M = kh*kw*ci*co*ho*wo", "kh*kw*ci*co*ho*wo"),
    ("oc*ic*kernel_h*kernel_w*out_h*out_w", "co*ci*kh*kw*ho*wo"),
    ("1.0*kh*kw*ci*co*ho*wo", "1*kh*kw*ci*co*ho*wo"),
]
product = lambda kh, kw, ci, co, ho, wo: kh * kw * ci * co * ho * wo
group("multiplications", product, PRODUCTS)
group("Multiplication", product, PRODUCTS[:2])
group("MACs", product, PRODUCTS[:4])
group("operations", product, PRODUCTS[:1], "count=macs")
group("operations", product, PRODUCTS[:2])
group("additions", product, PRODUCTS[:6])
group("additions", product, PRODUCTS[6:9], "bias=counted")
group("additions", product, PRODUCTS[9:12], "bias=ignored")
group("backward-weight-multiplications", product, PRODUCTS[:3])
SQUARE = [
    ("k*k*ci*co*ho*wo", "k*k*ci*co*ho*wo"), ("k²·Cin·Cout·Hout·Wout", "k^2*ci*co*ho*wo"), ("K^2*C_in*C_out*H_out*W_out", "k^2*ci*co*ho*wo"),
    ("F*F*ci*co*ho*wo", "k*k*ci*co*ho*wo"), ("f^{2}c_ic_oh_ow_o", "k^2*ci*co*ho*wo"), ("kernel_size**2*in_channels*out_channels*oh*ow", "k^2*ci*co*ho*wo"),
]
square = {"kw": "kh"}
group("multiplications", lambda kh, ci, co, ho, wo: kh * kh * ci * co * ho * wo, SQUARE, "", square)
group("multiplications", lambda kh, ci, co, ho, wo: kh * ci * co * ho * wo, [("k*ci*co*ho*wo", "k*ci*co*ho*wo")], "", square)
group("multiplications", lambda n, kh, kw, ci, co, ho, wo: n * kh * kw * ci * co * ho * wo, [
    ("n*kh*kw*ci*co*ho*wo", "n*kh*kw*ci*co*ho*wo"), ("N*C_in*C_out*kh*kw*H_out*W_out", "n*ci*co*kh*kw*ho*wo"),
    ("batch_size*in_channels*out_channels*kh*kw*oh*ow", "n*ci*co*kh*kw*ho*wo"),
])
group("multiplications", lambda n, g, kh, kw, ci, co, ho, wo: n * co * ci / g * kh * kw * ho * wo, [
    ("n*co*(ci/g)*kh*kw*ho*wo", "n*co*(ci/g)*kh*kw*ho*wo"), ("n*out_channels*in_channels/groups*kh*kw*oh*ow", "n*co*ci/g*kh*kw*ho*wo"),
    ("N \\cdot C_{out} \\cdot \\frac{C_{in}}{g} \\cdot k_h k_w H_{out} W_{out}", "n*co*(ci/g)*kh*kw*ho*wo"),
])
group("multiplications", lambda kh, kw, ci, ho, wo: kh * kw * ci * ho * wo, [
    ("ci*kh*kw*ho*wo", "ci*kh*kw*ho*wo"), ("C_in*kh*kw*H_out*W_out", "ci*kh*kw*ho*wo"), ("c_ik_hk_wm_hm_w", "ci*kh*kw*ho*wo"),
], "where=g=ci,co=ci", {"g": "ci", "co": "ci"})
group("multiplications", lambda kh, kw, ci, ho, wo: kh * kw * ci * ho * wo, [("ci*kh*kw*ho*wo", "ci*kh*kw*ho*wo"), ("kh*kw*ci*oh*ow", "kh*kw*ci*ho*wo")])
group("multiplications", lambda ci, co, ho, wo: ci * co * ho * wo, [("ci*co*ho*wo", "ci*co*ho*wo"), ("c_ic_oh_ow_o", "ci*co*ho*wo"), ("Cin*Cout*Hout*Wout", "ci*co*ho*wo")])
group("multiplications", lambda ci, co, ho, wo: ci * co * ho * wo, [("ci*co*ho*wo", "ci*co*ho*wo")], "where=kh=1,kw=1", {"kh": 1, "kw": 1})
UNIT = {"kh": 1, "kw": 1, "ph": 0, "pw": 0, "sh": 1, "sw": 1}
group("multiplications", lambda ci, co, h, w: ci * co * h * w, [
    ("ci*co*h*w", "ci*co*h*w"), ("c_ic_on_hn_w", "ci*co*h*w"), ("C_in*C_out*H*W", "ci*co*h*w"), ("cᵢcₒhw", "ci*co*h*w"),
], "where=kh=1,kw=1,ph=0,pw=0,sh=1,sw=1", UNIT)
group("multiplications", lambda kh, kw, ci, co, h, w: kh * kw * ci * co * h * w, [
    ("kh*kw*ci*co*h*w", "kh*kw*ci*co*h*w"), ("k_hk_wc_ic_on_hn_w", "kh*kw*ci*co*h*w"), ("C_in*C_out*kh*kw*H_in*W_in", "ci*co*kh*kw*h*w"),
])
PUT_IN = [
    lambda kh, kw, ci, co, h, w, ph, pw, sh, sw: kh * kw * ci * co * total(h, kh, ph, sh) * total(w, kw, pw, sw),
    lambda kh, kw, ci, co, h, w, ph, pw, sh, sw: kh * kw * ci * co * ((h - kh + ph) / sh + 1) * ((w - kw + pw) / sw + 1),
]
PUT = [
    ("kh*kw*ci*co*((h-kh+ph)/sh+1)*((w-kw+pw)/sw+1)", "kh*kw*ci*co*((h-kh+ph)/sh+1)*((w-kw+pw)/sw+1)"),
    ("k_hk_wc_ic_o\\left(\\frac{n_h-k_h+p_h}{s_h}+1\\right)\\left(\\frac{n_w-k_w+p_w}{s_w}+1\\right)", "kh*kw*ci*co*((h-kh+ph)/sh+1)*((w-kw+pw)/sw+1)"),
]
group("multiplications", PUT_IN, PUT)
group("multiplications", PUT_IN, PUT[:1], "padding=total")
group("additions", PUT_IN, PUT, "bias=counted")
group("multiplications", PUT_IN[:1], [
    ("kh*kw*ci*co*(floor((h-kh+ph)/sh)+1)*(floor((w-kw+pw)/sw)+1)", "kh*kw*ci*co*(floor((h-kh+ph)/sh)+1)*(floor((w-kw+pw)/sw)+1)"),
    ("kh*kw*ci*co*⌊(h-kh+ph+sh)/sh⌋*⌊(w-kw+pw+sw)/sw⌋", "kh*kw*ci*co*floor((h-kh+ph+sh)/sh)*floor((w-kw+pw+sw)/sw)"),
    ("kh*kw*ci*co*[(h-kh+ph)/sh+1]*[(w-kw+pw)/sw+1]", "kh*kw*ci*co*floor((h-kh+ph)/sh+1)*floor((w-kw+pw)/sw+1)"),
], "padding=total")

twice = lambda kh, kw, ci, co, ho, wo: 2 * kh * kw * ci * co * ho * wo
TWICE = [
    ("2*kh*kw*ci*co*ho*wo", "2*kh*kw*ci*co*ho*wo"), ("2khkwcihowoco", "2*kh*kw*ci*ho*wo*co"), ("2k_hk_wc_ic_oh_ow_o", "2*kh*kw*ci*co*ho*wo"),
    ("2×Cin×Cout×kh×kw×Hout×Wout", "2*ci*co*kh*kw*ho*wo"), ("2 \\cdot k_h k_w c_i c_o m_h m_w", "2*kh*kw*ci*co*ho*wo"), ("2xkhxkwxcixcoxhoxwo", "2*kh*kw*ci*co*ho*wo"),
]
group("operations", twice, TWICE)
group("operations", twice, TWICE[:3], "bias=counted")
group("operations", twice, TWICE[3:5], "bias=ignored")
group("FLOPs", twice, TWICE[:4])
group("operations", twice, TWICE[:2], "count=flops bias=ignored")
group("operations", twice, TWICE[:1], "count=flops bias=counted")
group("operations", twice, TWICE[:1], "count=macs")
group("operations", lambda n, g, kh, kw, ci, co, ho, wo: n * co * ho * wo * (2 * ci / g * kh * kw + 1), [
    ("n*co*ho*wo*(2*(ci/g)*kh*kw+1)", "n*co*ho*wo*(2*(ci/g)*kh*kw+1)"), ("N*C_out*H_out*W_out*(2*C_in/groups*kh*kw+1)", "n*co*ho*wo*(2*ci/g*kh*kw+1)"),
], "count=flops bias=counted")
group("operations", lambda kh, kw, ci, co, ho, wo: co * ho * wo * (ci * kh * kw + 1), [
    ("co*ho*wo*(ci*kh*kw+1)", "co*ho*wo*(ci*kh*kw+1)"), ("c_oh_ow_o(c_ik_hk_w+1)", "co*ho*wo*(ci*kh*kw+1)"),
], "count=macs bias=counted")
group("operations", lambda kh, kw, ci, co, ho, wo: co * ho * wo * (ci * kh * kw + 1), [("co*ho*wo*(ci*kh*kw+1)", "co*ho*wo*(ci*kh*kw+1)")])
group("operations", lambda kh, kw, ci, co, ho, wo: co * ho * wo * (2 * ci * kh * kw - 1), [
    ("co*ho*wo*(2*ci*kh*kw-1)", "co*ho*wo*(2*ci*kh*kw-1)"), ("(2c_ik_hk_w-1)c_om_hm_w", "(2*ci*kh*kw-1)*co*ho*wo"), ("2khkwcicohowo-cohowo", "2*kh*kw*ci*co*ho*wo-co*ho*wo"),
])
group("additions", lambda kh, kw, ci, co, ho, wo: co * ho * wo * (ci * kh * kw - 1), [
    ("(ci*kh*kw-1)*co*ho*wo", "(ci*kh*kw-1)*co*ho*wo"), ("(c_ik_hk_w-1)c_om_hm_w", "(ci*kh*kw-1)*co*ho*wo"), ("\\left(c_ik_hk_w-1\\right)\\cdot c_oh_ow_o", "(ci*kh*kw-1)*co*ho*wo"),
])
group("ADDs", lambda kh, kw, ci, co, ho, wo: co * ho * wo * (ci * kh * kw - 1), [("co*ho*wo*(ci*kh*kw-1)", "co*ho*wo*(ci*kh*kw-1)")], "bias=ignored")
group("backward-weight-operations", lambda n, g, kh, kw, ci, co, ho, wo: 2 * n * co * ci / g * kh * kw * ho * wo, [
    ("2*n*co*(ci/g)*kh*kw*ho*wo", "2*n*co*(ci/g)*kh*kw*ho*wo"), ("2N*C_out*(C_in/groups)*kh*kw*H_out*W_out", "2*n*co*(ci/g)*kh*kw*ho*wo"),
], "count=flops")
group("backward-weight-operations", lambda n, g, kh, kw, ci, co, ho, wo: 2 * n * co * ci / g * kh * kw * ho * wo, [("2*n*co*(ci/g)*kh*kw*ho*wo", "2*n*co*(ci/g)*kh*kw*ho*wo")])
group("multiplications-per-output", lambda kh, kw, ci: kh * kw * ci, [
    ("kh*kw*ci", "kh*kw*ci"), ("khkwci", "kh*kw*ci"), ("k_h \\times k_w \\times c_i", "kh*kw*ci"), ("kernel_h*kernel_w*in_channels", "kh*kw*ci"), ("3x3xci/9*kh*kw", "3*3*ci/9*kh*kw"),
])
group("additions-per-output", lambda kh, kw, ci: kh * kw * ci - 1, [("kh*kw*ci-1", "kh*kw*ci-1"), ("k_hk_wc_i-1", "kh*kw*ci-1")])
group("additions-per-output", lambda kh, kw, ci: ci * (kw * kh - 1) + (ci - 1) + 1, [("ci*(kw*kh-1)+(ci-1)+1", "ci*(kw*kh-1)+(ci-1)+1"), ("c_i(k_wk_h-1)+(c_i-1)+1", "ci*(kw*kh-1)+(ci-1)+1")])

group("biases", lambda co: co, [("co", "co"), ("c_o", "co"), ("C_{out}", "co"), ("out_channels", "co"), ("Cout", "co"), ("filters", "co"), ("cₒ个", "co")])
group("biases", lambda co, ci: co * ci, [("co*ci", "co*ci"), ("c_oc_i", "co*ci"), ("Cin*Cout", "ci*co"), ("in_channels*out_channels", "ci*co")])
group("biases", lambda ci: ci, [("ci", "ci"), ("C_in", "ci"), ("input_channels", "ci")])
group("biases", lambda: Q(1), [("1", "1"), ("1.0", "1")])
group("kernels", lambda co: co, [("co", "co"), ("num_filters", "co")])
group("kernels", lambda co, ci: co * ci, [("ci*co", "ci*co"), ("c_o c_i", "co*ci")])
group("kernel-depth", lambda ci, g: ci / g, [("ci/g", "ci/g"), ("in_channels//groups", "floor(ci/g)"), ("\\frac{c_i}{g}", "ci/g")])
group("kernel-depth", lambda ci: ci, [("ci", "ci"), ("Cin", "ci")])

biased = lambda kh, kw, ci, co: (kh * kw * ci + 1) * co
BIASED = [
    ("(kh*kw*ci+1)*co", "(kh*kw*ci+1)*co"), ("(k_hk_wc_i+1)c_o", "(kh*kw*ci+1)*co"), ("co(khkwci+1)", "co*(kh*kw*ci+1)"), ("Cout*(Cin*kh*kw+1)", "co*(ci*kh*kw+1)"),
    ("co*ci*kh*kw+co", "co*ci*kh*kw+co"), ("out_channels*in_channels*kernel_size[0]*kernel_size[1]+out_channels", "co*ci*kh*kw+co"), ("c_{o}(c_{i}k_{h}k_{w}+1)", "co*(ci*kh*kw+1)"),
]
group("parameters", biased, BIASED)
group("params", biased, BIASED[:3])
group("参数量", biased, BIASED[:1])
group("parameters", biased, BIASED[:2], "bias=ignored")
plain = lambda kh, kw, ci, co: kh * kw * ci * co
PLAIN = [("co*ci*kh*kw", "co*ci*kh*kw"), ("c_oc_ik_hk_w", "co*ci*kh*kw"), ("Cin*Cout*kh*kw", "ci*co*kh*kw"), ("k_h\\cdot k_w\\cdot c_i\\cdot c_o", "kh*kw*ci*co")]
group("parameters", plain, PLAIN)
group("parameters", plain, PLAIN, "bias=ignored")
group("parameters", lambda g, kh, kw, ci, co: co * ci / g * kh * kw, [("co*(ci/g)*kh*kw", "co*(ci/g)*kh*kw"), ("out_channels*(in_channels//groups)*kh*kw", "co*floor(ci/g)*kh*kw")], "bias=ignored")
group("parameters", lambda kh, ci, co: co * ci * kh * kh + co, [("co*ci*k^2+co", "co*ci*k^2+co"), ("Cout*Cin*K*K+Cout", "co*ci*k*k+co"), ("filters*(kernel_size**2*Cin+1)", "co*(k^2*ci+1)")], "", square)
group("parameters", lambda kh, kw, ci, co: kh * kw * ci * co + ci * co, [("co*ci*kh*kw+ci*co", "co*ci*kh*kw+ci*co"), ("c_ic_o(k_hk_w+1)", "ci*co*(kh*kw+1)")])
group("parameter-bytes", lambda kh, kw, ci, co: 4 * (kh * kw * ci + 1) * co, [("4*(kh*kw*ci+1)*co", "4*(kh*kw*ci+1)*co"), ("4(k_hk_wc_i+1)c_o", "4*(kh*kw*ci+1)*co")], "scalar=float32")
group("parameter-bytes", lambda kh, kw, ci, co: 4 * (kh * kw * ci + 1) * co, [("4(k_hk_wc_i+1)c_o", "4*(kh*kw*ci+1)*co")])
group("parameter-bytes", lambda kh, kw, ci, co: 2 * kh * kw * ci * co, [("2*Cin*Cout*kh*kw", "2*ci*co*kh*kw")], "scalar=float16 bias=ignored")
group("forward-memory", lambda kh, kw, ci, co, h, w, ho, wo: (ci * kh * kw + 1) * co + ci * h * w + co * ho * wo, [
    ("(ci*kh*kw+1)*co+ci*h*w+co*ho*wo", "(ci*kh*kw+1)*co+ci*h*w+co*ho*wo"), ("(c_ik_hk_w+1)c_o+c_in_hn_w+c_om_hm_w", "(ci*kh*kw+1)*co+ci*h*w+co*ho*wo"),
    ("c_o(c_ik_hk_w+1)+c_ih_{in}w_{in}+c_oh_{out}w_{out}", "co*(ci*kh*kw+1)+ci*h*w+co*ho*wo"),
])
group("forward-memory", lambda kh, kw, ci, co, h, w, ho, wo: ci * kh * kw * co + ci * h * w + co * ho * wo, [("ci*kh*kw*co+ci*h*w+co*ho*wo", "ci*kh*kw*co+ci*h*w+co*ho*wo")], "bias=ignored padded-copy=ignored")
group("forward-memory", lambda kh, kw, ci, co, h, w, ho, wo: ci * kh * kw * co + ci * h * w + co * ho * wo, [("ci*kh*kw*co+ci*h*w+co*ho*wo", "ci*kh*kw*co+ci*h*w+co*ho*wo")])
group("activation-bytes", lambda ci, co, h, w, ho, wo: 4 * (ci * h * w + co * ho * wo), [
    ("4*(ci*h*w+co*ho*wo)", "4*(ci*h*w+co*ho*wo)"), ("4(c_in_hn_w+c_om_hm_w)", "4*(ci*h*w+co*ho*wo)"), ("4(Cin*H_in*W_in+Cout*H_out*W_out)", "4*(ci*h*w+co*ho*wo)"),
], "scalar=float32 padded-copy=ignored")
group("activation-bytes", lambda n, ci, co, h, w, ho, wo: 4 * n * (ci * h * w + co * ho * wo), [("4*n*(ci*h*w+co*ho*wo)", "4*n*(ci*h*w+co*ho*wo)")], "scalar=float32 padded-copy=ignored")
group("activation-bytes", lambda n, ci, co, h, w, ho, wo: 4 * (ci * h * w + n * co * ho * wo), [("4*(ci*h*w+n*co*ho*wo)", "4*(ci*h*w+n*co*ho*wo)")], "scalar=float32 padded-copy=ignored")


def pooled(size, kernel, stride, before, after, rounding):
    """Windows from the front; rounded up, until one covers the end; dropped, if it starts behind the input."""
    if rounding == "floor":
        return windows(size, kernel, stride, before, after, 1)
    count, start = 1, 0
    while start + kernel < before + size + after:
        start += stride
        count += 1
    return count - 1 if rounding == "ceil-dropped" and start >= before + size else count


def reached(layers):
    """The inputs that the first output of layers (kernel, stride, dilation) reads, from the first to the last."""
    needed = {0}
    for kernel, stride, dilation in reversed(layers):
        needed = {at * stride + tap * dilation for at in needed for tap in range(kernel)}
    return max(needed) - min(needed) + 1


def scattered(v, padding):
    """Rows that a transposed convolution writes: every input adds its kernel; the padding is cut off, rows are put behind."""
    rows = {at * v["sh"] + tap * v["dh"] for at in range(v["h"]) for tap in range(v["kh"])}
    return max(rows) + 1 - padding + v["oph"]


def numbers(quantity, names, truth, answer, texts, options="", given=lambda v: True, readings=({},)):
    """As group, for quantities of whole numbers; readings differ in what the truth is told."""
    named = set(answer.__code__.co_varnames)
    held = []
    for reading in readings:
        right = True
        for _ in range(4000):
            v = {name: random.randint(0 if name.startswith(("p", "op")) else 1, 6) for name in names}
            for name, standard in (("dh", 1), ("d", 1), ("oph", 0), ("n", 1), ("g", 1)):
                if name in v and name not in named:
                    v[name] = standard
            if given({**v, **reading}):
                right = right and answer(**{name: Q(v[name]) for name in named}) == truth({**v, **reading})
        held.append(right)
    found = "HOLDS" if all(held) else "DEPENDS" if any(held) else "REFUTED"
    for typed, read in texts:
        ROWS.append((quantity, typed, options, read, found))


BOTH = ({"sides": 1}, {"sides": 2})
FITS = lambda v: v["kh"] <= v["h"] + v["sides"] * v["ph"]


def pooling(rounding):
    return lambda v: pooled(v["h"], v["kh"], v["sh"], v["ph"] if v["sides"] == 2 else v["ph"] - v["ph"] // 2,
                            v["ph"] if v["sides"] == 2 else v["ph"] // 2, rounding)


POOL = ["h", "kh", "sh", "ph"]
numbers("pooling-height", POOL, pooling("floor"), lambda h, kh, ph, sh: floor((h - kh + 2 * ph) / sh) + 1,
        [("(h-k+2p)/s+1", "(h-kh+2*ph)/sh+1"), ("\\lfloor\\frac{h-k+2p}{s}\\rfloor+1", "floor((h-kh+2*ph)/sh)+1")], "padding=per-side", FITS, BOTH[1:])
numbers("pooling-height", POOL, pooling("ceil"), lambda h, kh, ph, sh: ceil((h - kh + 2 * ph) / sh) + 1,
        [("ceil((h-k+2p)/s)+1", "ceil((h-kh+2*ph)/sh)+1"), ("⌈(H-K+2P)/S⌉+1", "ceil((h-kh+2*ph)/sh)+1")], "padding=per-side rounding=ceil", FITS, BOTH[1:])
numbers("pooling-height", POOL, pooling("ceil-dropped"), lambda h, kh, ph, sh: ceil((h - kh + 2 * ph) / sh) + 1,
        [("ceil((h-k+2p)/s)+1", "ceil((h-kh+2*ph)/sh)+1")], "padding=per-side rounding=ceil-dropped", FITS, BOTH[1:])
numbers("pooling-height", POOL, pooling("floor"), lambda h, kh, ph, sh: ceil((h - kh + 2 * ph) / sh) + 1,
        [("ceil((h-k+2p)/s)+1", "ceil((h-kh+2*ph)/sh)+1")], "padding=per-side", FITS, BOTH[1:])
DECONV = ["h", "kh", "sh", "ph", "dh", "oph"]
ALLOWED = lambda v: v["oph"] < v["sh"] and (v["h"] - 1) * v["sh"] + v["dh"] * (v["kh"] - 1) + 1 - v["sides"] * v["ph"] >= 1
TRANSPOSED = lambda v: scattered(v, v["sides"] * v["ph"])
numbers("transposed-output-height", DECONV, TRANSPOSED, lambda h, kh, sh, ph, dh, oph: (h - 1) * sh - 2 * ph + dh * (kh - 1) + oph + 1, [
    ("(H_in-1)*stride[0]-2*padding[0]+dilation[0]*(kernel_size[0]-1)+output_padding[0]+1", "(h-1)*sh-2*ph+dh*(kh-1)+oph+1"),
    ("(h-1)s-2p+d(k-1)+op+1", "(h-1)*sh-2*ph+dh*(kh-1)+oph+1"),
], "padding=per-side", ALLOWED, BOTH[1:])
numbers("transposed-output-height", DECONV, TRANSPOSED, lambda h, kh, sh, ph: (h - 1) * sh + kh - 2 * ph, [
    ("(h-1)*s+k-2p", "(h-1)*sh+kh-2*ph"), ("s(n-1)+f-2p", "sh*(h-1)+kh-2*ph"),
], "", ALLOWED, BOTH)
numbers("transposed-output-height", DECONV, TRANSPOSED, lambda h, sh: h * sh, [("h*s", "h*sh"), ("stride*H_in", "sh*h")], "", ALLOWED, BOTH)
TWO = ["h", "k1", "p1", "s1", "k2", "p2", "s2"]


def middle(v):
    return windows(v["h"], v["k1"], v["s1"], v["sides"] * v["p1"], 0, 1)


numbers("two-layer-output", TWO, lambda v: windows(middle(v), v["k2"], v["s2"], v["sides"] * v["p2"], 0, 1),
        lambda h, k1, p1, s1, k2, p2, s2: floor((floor((h - k1 + p1) / s1) + 1 - k2 + p2) / s2) + 1,
        [("((h-k1+p1)/s1+1-k2+p2)/s2+1", "((h-k1+p1)/s1+1-k2+p2)/s2+1"), ("⌊(⌊(h−k₁+p₁)/s₁⌋+1−k₂+p₂)/s₂⌋+1", "floor((floor((h-k1+p1)/s1)+1-k2+p2)/s2)+1")],
        "padding=total", lambda v: middle(v) > 0 and v["k2"] <= middle(v) + v["sides"] * v["p2"], BOTH[:1])
numbers("receptive-field-one", ["k", "d"], lambda v: reached([(v["k"], 1, v["d"])]), lambda k, d: d * (k - 1) + 1, [("d*(k-1)+1", "d*(k-1)+1"), ("k+(k-1)(d-1)", "k+(k-1)*(d-1)")])
numbers("receptive-field-one", ["k", "d"], lambda v: reached([(v["k"], 1, v["d"])]), lambda k, d: d * k, [("d*k", "d*k")])
numbers("receptive-field-step", ["r", "j", "k", "d"], lambda v: reached([(v["r"], v["j"], 1), (v["k"], 1, v["d"])]), lambda r, j, k: r + (k - 1) * j, [("r+(k-1)*j", "r+(k-1)*j"), ("r + (k-1) \\cdot j", "r+(k-1)*j")])
numbers("receptive-field-layers", ["L", "k", "d"], lambda v: reached([(v["k"], 1, v["d"])] * v["L"]), lambda L, k: L * (k - 1) + 1, [("L*(k-1)+1", "L*(k-1)+1"), ("1+L(k-1)", "1+L*(k-1)")])
numbers("receptive-field-layers", ["L", "k", "d"], lambda v: reached([(v["k"], 1, v["d"])] * v["L"]), lambda L, k: L * k, [("L*k", "L*k")])
numbers("strip-columns", ["k", "D"], lambda v: len({at + tap for at in range(v["D"]) for tap in range(v["k"])}), lambda k, D: k + D - 1, [("k+D-1", "k+D-1"), ("D+k-1", "D+k-1")])
numbers("strip-columns", ["k", "D"], lambda v: len({at + tap for at in range(v["D"]) for tap in range(v["k"])}), lambda k, D: k + D, [("k+D", "k+D")])
numbers("block-multiplications", ["c", "b"], lambda v: sum((v["c"] // v["b"]) ** 2 for _ in range(v["b"])), lambda c, b: c * c / b, [("c^2/b", "c^2/b"), ("\\frac{c^{2}}{b}", "c^2/b")], "", lambda v: v["c"] % v["b"] == 0)
SEPARABLE = ["ci", "co", "kh", "kw", "ho", "wo"]
numbers("separable-multiplications", SEPARABLE, lambda v: v["ho"] * v["wo"] * sum(v["kh"] * v["kw"] + v["co"] for _ in range(v["ci"])), lambda ci, co, kh, kw, ho, wo: ci * ho * wo * (kh * kw + co), [
    ("ci*ho*wo*(kh*kw+co)", "ci*ho*wo*(kh*kw+co)"), ("C_inH_outW_out(k_hk_w+C_out)", "ci*ho*wo*(kh*kw+co)")])
numbers("separable-parameters", SEPARABLE, lambda v: sum(v["kh"] * v["kw"] + v["co"] for _ in range(v["ci"])) + v["ci"] + v["co"], lambda ci, co, kh, kw: ci * kh * kw + ci * co + ci + co, [("ci*kh*kw+ci*co+ci+co", "ci*kh*kw+ci*co+ci+co")])
numbers("separable-parameters", SEPARABLE, lambda v: sum(v["kh"] * v["kw"] + v["co"] for _ in range(v["ci"])), lambda ci, co, kh, kw: ci * kh * kw + ci * co, [("ci*kh*kw+ci*co", "ci*kh*kw+ci*co")], "bias=ignored")
numbers("unfolded-rows", SEPARABLE, lambda v: sum(1 for _ in itertools.product(range(v["ci"]), range(v["kh"]), range(v["kw"]))), lambda ci, kh, kw: ci * kh * kw, [("ci*kh*kw", "ci*kh*kw"), ("c_ik_hk_w", "ci*kh*kw")])
numbers("unfolded-columns", SEPARABLE, lambda v: v["ho"] * v["wo"], lambda ho, wo: ho * wo, [("ho*wo", "ho*wo"), ("m_hm_w", "ho*wo")])

# Names that are no products, floors that divide without rest, divisors with factors beside them, words that round.
group("output-height", sides, [
    ("(Hi+2*ph-kh)/sh+1", "(h+2*ph-kh)/sh+1"), ("(H_i + 2P - K)/S + 1", "(h+2*ph-kh)/sh+1"), ("(H_{i}-K+2P)/S+1", "(h-kh+2*ph)/sh+1"),
    ("(in+2p-k)/s+1", "(h+2*ph-kh)/sh+1"), ("floor((in-k+2p)/s)+1", "floor((h-kh+2*ph)/sh)+1"), ("(input - kernel_size + 2*padding)//stride + 1", "floor((h-kh+2*ph)/sh)+1"),
    ("(hi-kh+2ph) div sh + 1", "floor((h-kh+2*ph)/sh)+1"), ("((h-kh+2ph) - (h-kh+2ph) mod sh)/sh + 1", "(h-kh+2*ph-(h-kh+2*ph-sh*floor((h-kh+2*ph)/sh)))/sh+1"),
    ("向下取整((h-k+2p)/s)+1", "floor((h-kh+2*ph)/sh)+1"), ("取整（（h-k+2p）/s）+1", "floor((h-kh+2*ph)/sh)+1"),
    ("(h+2p-k)/s+1,", "(h+2*ph-kh)/sh+1"), ("(h+2p-k)/s+1，", "(h+2*ph-kh)/sh+1"), ("(h+2p-k)/s+1 = ho", "(h+2*ph-kh)/sh+1"), ("(h+2p-k)/s+1 = H_out.", "(h+2*ph-kh)/sh+1"),
    ("H' = (H-K+2P)/S+1", "(h-kh+2*ph)/sh+1"), ("$H^\\prime = (H-K+2P)/S+1$", "(h-kh+2*ph)/sh+1"), ("trunc((h-kh+2ph)/sh)+1", "max(floor((h-kh+2*ph)/sh),min(ceil((h-kh+2*ph)/sh),0))+1"),
    ("float(h-kh+2ph)//sh+1", "floor((h-kh+2*ph)/sh)+1"), ("tf.math.floor((h-kh+2*ph)/sh)+1", "floor((h-kh+2*ph)/sh)+1"),
])
group("output-width", lambda w, kw, pw, sw: floor((w - kw + 2 * pw) / sw) + 1, [
    ("(Wi+2p-k)/s+1", "(w+2*pw-kw)/sw+1"), ("(W_i+2P-K)/S+1", "(w+2*pw-kw)/sw+1"), ("(in-k+2p)//s+1", "floor((w-kw+2*pw)/sw)+1"),
])
group("output-height", lambda h, sh: ceil(h / sh), [
    ("ceil(float(in_height) / float(stride_h))", "ceil(h/sh)"), ("math.ceil(input / stride)", "ceil(h/sh)"), ("-(-h//sh)", "-floor((-h)/sh)"), ("ceiling(h/s)", "ceil(h/sh)"), ("向上取整(h/s)", "ceil(h/sh)"),
], "padding=same")
group("output-height", [lambda h, kh, ph, sh: floor((h - kh + 2 * ph) / (2 * sh)) + 1, lambda h, kh, ph, sh: floor(floor((h - kh + 2 * ph) / 2) * sh) + 1], [("(h-kh+2ph)/2s+1", "(h-kh+2*ph)/(2*sh)+1")])
group("output-height", [lambda h, kh, ph, sh: floor((h - kh + 2 * ph) / (2 * sh)) + 1, lambda h, kh, ph, sh: floor((h - kh + 2 * ph) / 2) * sh + 1], [("(h-kh+2ph)//2s+1", "floor((h-kh+2*ph)/(2*sh))+1")])
group("multiplications", [lambda g, kh, kw, ci, co, ho, wo: 1 / (g * kh * kw * ci * co * ho * wo), lambda g, kh, kw, ci, co, ho, wo: kh * kw * ci * co * ho * wo / g], [("1/g kh kw ci co ho wo", "1/(g*kh*kw*ci*co*ho*wo)")])
group("multiplications", [lambda kh, kw, ci, co, ho, wo: 2 * kh * kw * ci * co * ho * wo / (2 * 1), lambda kh, kw, ci, co, ho, wo: 2 * kh * kw * ci * co * ho * wo / 2], [("2khkwcicohowo/2(1)", "2*kh*kw*ci*co*ho*wo/(2*1)")])
group("multiplications", product, [
    ("cin*cout*kh*kw*ho*wo", "ci*co*kh*kw*ho*wo"), ("cin*cout*kh*kw*hout*wout", "ci*co*kh*kw*ho*wo"), ("in*out*kh*kw*ho*wo", "ci*co*kh*kw*ho*wo"),
])
group("parameters", biased, [("(in*kh*kw+1)*out", "(ci*kh*kw+1)*co"), ("cout*(cin*kh*kw+1)", "co*(ci*kh*kw+1)"), ("out*in*kh*kw+out", "co*ci*kh*kw+co")])
FLOORED = [
    ("co*ci//g*kh*kw*ho*wo", "floor(co*ci/g)*kh*kw*ho*wo"), ("out_channels*in_channels//groups*kh*kw*oh*ow", "floor(co*ci/g)*kh*kw*ho*wo"),
    ("ci//g*co*kh*kw*ho*wo", "floor(ci/g)*co*kh*kw*ho*wo"), ("kh*kw*ho*wo*ci*co//g", "floor(kh*kw*ho*wo*ci*co/g)"), ("ho*wo*co//g*ci*kh*kw", "floor(ho*wo*co/g)*ci*kh*kw"),
]
group("multiplications", lambda g, kh, kw, ci, co, ho, wo: floor(co * ci / g) * kh * kw * ho * wo, FLOORED[:2])
group("multiplications", lambda g, kh, kw, ci, co, ho, wo: floor(ci / g) * co * kh * kw * ho * wo, FLOORED[2:3])
group("MACs", lambda g, kh, kw, ci, co, ho, wo: floor(kh * kw * ho * wo * ci * co / g), FLOORED[3:4])
group("MACs", lambda g, kh, kw, ci, co, ho, wo: floor(ho * wo * co / g) * ci * kh * kw, FLOORED[4:])
group("MACs", lambda g, kh, kw, ci, co, ho, wo: floor(floor(ci / g) * co / g) * g * kh * kw * ho * wo, [("ci//g*co//g*g*kh*kw*ho*wo", "floor(floor(ci/g)*co/g)*g*kh*kw*ho*wo")])
group("MACs", lambda g, kh, kw, ci, co, ho, wo: floor(floor(ci / g) * co / g) * kh * kw * ho * wo, [("ci//g*co//g*kh*kw*ho*wo", "floor(floor(ci/g)*co/g)*kh*kw*ho*wo")])
group("parameters", lambda g, kh, kw, ci, co: floor(co * ci / g) * kh * kw + co, [("co*ci//g*kh*kw+co", "floor(co*ci/g)*kh*kw+co")])
group("parameters", lambda g, kh, kw, ci, co: floor(kh * kw * ci / g) * co + co, [("kh*kw*ci//g*co+co", "floor(kh*kw*ci/g)*co+co")])
group("parameters", lambda g, kh, kw, ci, co: floor(co * ci / (g * g)) * kh * kw + co, [("co*ci//(g*g)*kh*kw+co", "floor(co*ci/(g*g))*kh*kw+co")])
group("parameters", lambda kh, kw, ci, co: floor(co * ci / 2) * kh * kw + co, [("co*ci//2*kh*kw+co", "floor(co*ci/2)*kh*kw+co")], "where=g=2", {"g": 2})
numbers("strip-columns", ["k", "D"], lambda v: len({at + tap for at in range(v["D"]) for tap in range(v["k"])}), lambda k, D: k + D - 1, [
    ("k+Δ-1", "k+D-1"), ("kw+Δ-1", "k+D-1"), ("k_w+\\Delta-1", "k+D-1"), ("$\\Delta + k - 1$", "D+k-1"), ("k+d-1", "k+D-1"), ("kernel_size+Δ-1", "k+D-1")])

# Of courses, papers and frameworks: Ng's layers, Conv1d's L, Keras's rows, TensorFlow's strides, B for the batch.
group("output-height", sides, [
    ("\\left\\lfloor \\frac{n^{[l-1]}+2p^{[l]}-f^{[l]}}{s^{[l]}}+1\\right\\rfloor", "floor((h+2*ph-kh)/sh+1)"),
    ("n_H^{[l]} = \\lfloor \\frac{n_H^{[l-1]}+2p^{[l]}-f^{[l]}}{s^{[l]}} + 1\\rfloor", "floor((h+2*ph-kh)/sh+1)"),
    ("n^{[l]} = (n^{[l-1]}+2p^{[l]}-f^{[l]})/s^{[l]} + 1", "(h+2*ph-kh)/sh+1"),
    ("o = \\left\\lfloor \\frac{i + 2p - k}{s} \\right\\rfloor + 1", "floor((h+2*ph-kh)/sh)+1"),
    ("(rows - kernel_size + 2*pad)/strides + 1", "(h-kh+2*ph)/sh+1"), ("new_rows = (rows-kernel_size+2*pad)/strides[0]+1", "(h-kh+2*ph)/sh+1"),
    ("\\left \\lfloor{\\frac{n+2p-f}{s}}\\right \\rfloor + 1", "floor((h+2*ph-kh)/sh)+1"), ("(H+2P-F)/S + 1.", "(h+2*ph-kh)/sh+1"),
    ("int(np.floor((h+2*p-k)/s))+1", "max(floor(floor((h+2*ph-kh)/sh)),min(ceil(floor((h+2*ph-kh)/sh)),0))+1"), ("1+(h+2p-k)//s", "1+floor((h+2*ph-kh)/sh)"),
])
group("output-height", lambda h, kh, ph, sh, dh: floor((h + 2 * ph - kh - (kh - 1) * (dh - 1)) / sh) + 1, [
    ("\\left\\lfloor \\frac{i + 2p - k - (k-1)(d-1)}{s} \\right\\rfloor + 1", "floor((h+2*ph-kh-(kh-1)*(dh-1))/sh)+1"),
    ("L_{out} = \\left\\lfloor\\frac{L_{in} + 2 \\times \\text{padding} - \\text{dilation} \\times (\\text{kernel\\_size} - 1) - 1}{\\text{stride}} + 1\\right\\rfloor", "floor((h+2*ph-dh*(kh-1)-1)/sh+1)"),
])
group("output-height", lambda h, kh, sh: floor((h - kh) / sh) + 1, [
    ("math.floor((input_shape - pool_size) / strides) + 1", "floor((h-kh)/sh)+1"), ("new_rows = (rows-k)//s+1", "floor((h-kh)/sh)+1"), ("-(-(h-k+1)//s)", "-floor((-(h-kh+1))/sh)"),
    ("ceil(float(in_height - filter_height + 1) / float(strides[0]))", "ceil((h-kh+1)/sh)"), ("(h-k) div s + 1", "floor((h-kh)/sh)+1"),
], "padding=valid")
group("output-height", [lambda h, sw: ceil(h / sw), lambda h, sh: ceil(h / sh)], [("ceil(float(in_height) / float(strides[1]))", "ceil(h/sw)")], "padding=same")
group("output-width", lambda w, sw: ceil(w / sw), [("ceil(float(in_width) / float(strides[2]))", "ceil(w/sw)"), ("ceil(cols/s)", "ceil(w/sw)")], "padding=same")
group("multiplications", lambda n, kh, kw, ci, co, ho, wo: n * kh * kw * ci * co * ho * wo, [
    ("B*C_out*H_out*W_out*C_in*Kh*Kw", "n*co*ho*wo*ci*kh*kw"), ("B \\times C_{in} \\times C_{out} \\times k_h k_w \\times H_o W_o", "n*ci*co*kh*kw*ho*wo"), ("batchsize*cin*cout*kh*kw*oh*ow", "n*ci*co*kh*kw*ho*wo"),
])
group("multiplications", product, [
    ("ci co kh kw mh mw", "ci*co*kh*kw*ho*wo"), ("{c_i}{c_o}{k_h}{k_w}{m_h}{m_w}", "ci*co*kh*kw*ho*wo"), ("\\(c_ic_ok_hk_wm_hm_w\\)", "ci*co*kh*kw*ho*wo"), ("\\[c_i c_o k_h k_w m_h m_w\\]", "ci*co*kh*kw*ho*wo"),
    ("h_out*w_out*c_out*c_in*k_h*k_w", "ho*wo*co*ci*kh*kw"), ("ci⋅co⋅kh⋅kw⋅ho⋅wo", "ci*co*kh*kw*ho*wo"), ("ci ✕ co ✕ kh ✕ kw ✕ ho ✕ wo", "ci*co*kh*kw*ho*wo"), ("Ho·Wo·Co·Ci·Kh·Kw", "ho*wo*co*ci*kh*kw"),
])
group("multiplications", lambda kh, kw, ci, co, h, w, sh, sw: kh * kw * ci * co * ceil(h / sh) * ceil(w / sw), [("ci*co*kh*kw*ceil(h/s_h)*ceil(w/s_w)", "ci*co*kh*kw*ceil(h/sh)*ceil(w/sw)")], "padding=same")
group("multiplications", lambda kh, kw, ci, co, h, w: kh * kw * ci * co * (h - kh + 1) * (w - kw + 1), [("ci*co*kh*kw*(h-kh+1)*(w-kw+1)", "ci*co*kh*kw*(h-kh+1)*(w-kw+1)")], "padding=valid where=sh=1,sw=1", {"sh": 1, "sw": 1})
group("multiplications", lambda kh, kw, ci, co, h, w: kh * kw * ci * co * (h - kh + 1) * (w - kw + 1), [("ci*co*kh*kw*(h-kh+1)*(w-kw+1)", "ci*co*kh*kw*(h-kh+1)*(w-kw+1)")], "padding=valid")
group("MACs", lambda n, g, kh, kw, ci, co, ho, wo: n * co * ho * wo * floor(ci / g) * kh * kw, [("N * C_out * H_out * W_out * (C_in // groups) * kH * kW", "n*co*ho*wo*floor(ci/g)*kh*kw")])
group("FLOPs", lambda kh, ci, co, ho, wo: 2 * kh * kh * ci * ho * wo * co, [("2·K^2·Cin·Hout·Wout·Cout", "2*k^2*ci*ho*wo*co"), ("2 \\cdot K^{2} C_{in} H_{out} W_{out} C_{out}", "2*k^2*ci*ho*wo*co")], "", square)
group("operations", lambda kh, ci, co, ho, wo: (2 * ci * kh * kh - 1) * ho * wo * co, [("(2·Cin·K²−1)·Hout·Wout·Cout", "(2*ci*k^2-1)*ho*wo*co")], "", square)
group("parameters", biased, [
    ("filters*(kernel_size[0]*kernel_size[1]*input_channels + 1)", "co*(kh*kw*ci+1)"), ("kernel_height * kernel_width * in_ch * filters + filters", "kh*kw*ci*co+co"), ("Co×(Ci×Kh×Kw+1)", "co*(ci*kh*kw+1)"),
    ("C_o * C_i * K_h * K_w + C_o", "co*ci*kh*kw+co"), ("（kh×kw×ci＋1）×co", "(kh*kw*ci+1)*co"), ("co*ci*kh*kw+co*1.", "co*ci*kh*kw+co*1"),
])
group("parameters", lambda g, kh, ci, co: ci / g * co * kh * kh + co, [("(C_in/groups)*C_out*K*K + C_out", "ci/g*co*k*k+co"), ("\\frac{C_{in}}{g} C_{out} k^2 + C_{out}", "ci/g*co*k^2+co")], "", square)
group("parameters", lambda kh, kw, ci, co: 64 * (9 * ci + 1), [("64*(9*ci+1)", "64*(9*ci+1)")], "where=co=64,kh=3,kw=3", {"co": 64, "kh": 3, "kw": 3})
group("parameters", lambda kh, kw, ci, co: 64 * (9 * ci + 1) + 1, [("64*(9*ci+1)+1", "64*(9*ci+1)+1")], "where=co=64,kh=3,kw=3", {"co": 64, "kh": 3, "kw": 3})
numbers("receptive-field-one", ["k", "d"], lambda v: reached([(v["k"], 1, v["d"])]), lambda k, d: k + (k - 1) * (d - 1), [("k+(k-1)(d-1)", "k+(k-1)*(d-1)"), ("kernel_size+(kernel_size-1)(rate-1)", "k+(k-1)*(d-1)")])

print("quantity | typed | options | read | verdict")
for row in ROWS:
    print(" | ".join(row))
