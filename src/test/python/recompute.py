"""Recomputes the numbers of the evidence from the definitions, with none of the project's code.

Usage: python3 recompute.py REPORTS

Reads REPORTS/evidence.json, computes by loops over the definition of a convolution what the evidence says that it
computed, and prints a line for each kind with how many numbers it compared. The first difference ends it with code 1.
What it does not recompute, it names: random draws, measured errors, and operations of libraries.
"""
import itertools
import json
import re
import struct
import sys
from fractions import Fraction
from math import gcd

EVIDENCE = json.load(open(sys.argv[1] + "/evidence.json", encoding="utf-8"))
CLAIMS = {claim["claim"]: claim for claim in EVIDENCE["claims"]}
TABLES = {table["name"]: table for table in EVIDENCE["tables"]}
COMPARED = {}


def same(kind, found, said):
    """Counts an agreement; ends with the first difference."""
    if found != said:
        sys.exit(f"{kind}: computed {found!r}, the evidence says {said!r}")
    COMPARED[kind] = COMPARED.get(kind, 0) + 1


# ---- the definition ----

UNIT = dict(n=1, g=1, ci=1, co=1, h=1, w=1, kh=1, kw=1, sh=1, sw=1, pt=0, pb=0, pl=0, pr=0, dh=1, dw=1)


def shape(line):
    """A case line such as ci2h3kh2pt1."""
    found = dict(UNIT)
    for name, value in re.findall(r"(ci|co|kh|kw|sh|sw|dh|dw|pt|pb|pl|pr|n|g|h|w)(\d+)", line):
        found[name] = int(value)
    return found


def output_size(h, k, s, d, before, after):
    return len([i for i in range(0, h + before + after, s) if i + d * (k - 1) < h + before + after])


def outputs(c):
    return (output_size(c["h"], c["kh"], c["sh"], c["dh"], c["pt"], c["pb"]),
            output_size(c["w"], c["kw"], c["sw"], c["dw"], c["pl"], c["pr"]))


def convolve(c, x, k):
    """x[ci][h][w] and k[co][ci][kh][kw], one image and one group; every number exact."""
    ho, wo = outputs(c)

    def at(channel, row, column):
        inside = 0 <= row < c["h"] and 0 <= column < c["w"]
        return x[channel][row][column] if inside else 0

    return [[[sum(k[o][i][a][b] * at(i, p * c["sh"] + a * c["dh"] - c["pt"], q * c["sw"] + b * c["dw"] - c["pl"])
                  for i in range(c["ci"]) for a in range(c["kh"]) for b in range(c["kw"]))
              for q in range(wo)] for p in range(ho)] for o in range(c["co"])]


# ---- how many shapes and pairs of layers there are ----

def axes(size):
    """(input, kernel, stride, before, after, dilation) whose excesses sum to a size, with a window that fits."""
    for kernel, stride, dilation in itertools.product(range(1, size + 2), repeat=3):
        rest = size + 3 - kernel - stride - dilation
        for before in range(rest + 1):
            for after in range(rest + 1 - before):
                height = rest + 1 - before - after
                if height + before + after >= dilation * (kernel - 1) + 1:
                    yield height, kernel, stride, before, after, dilation


AXES = [list(axes(size)) for size in range(7)]


def channels(size):
    for n, g in itertools.product(range(1, size + 2), repeat=2):
        for ci, co in itertools.product(range(1, size + 2), repeat=2):
            if n + g + ci + co - 4 == size and ci % g == 0 and co % g == 0:
                yield n, g, ci, co


CHANNELS = [list(channels(size)) for size in range(7)]


def shapes(most):
    for size in range(most + 1):
        for a in range(size + 1):
            for b in range(size + 1 - a):
                for one in CHANNELS[a]:
                    for rows in AXES[b]:
                        for columns in AXES[size - a - b]:
                            yield one, rows, columns


def out(axis):
    height, kernel, stride, before, after, dilation = axis
    return (height + before + after - dilation * (kernel - 1) - 1) // stride + 1


def pairs(most):
    """Second layers by how many there are: counts of (excess, unpadded, padded)."""
    after = {}
    for size in range(most + 1):
        for axis in AXES[size]:
            after.setdefault(axis[0], []).append((size, axis[3] + axis[4] > 0))
    unpadded = [0] * (most + 1)
    padded = [0] * (most + 1)
    for first in shapes(most):
        (n, g, ci, co), rows, columns = first
        used = n + g + ci + co - 4 + sum(rows) - 4 + sum(columns) - 4
        for size in range(most + 1 - used):
            for two in CHANNELS[size]:
                if two[0] != n or two[2] != co:
                    continue
                for r, rp in after.get(out(rows), []):
                    for q, qp in after.get(out(columns), []):
                        total = used + size + r + q
                        if total <= most:
                            (padded if rp or qp else unpadded)[total] += 1
    return unpadded, padded


def count_shapes():
    said = set(re.findall(r"all (\d+) shapes whose sizes exceed the smallest by at most (\d+) in total",
                          json.dumps(EVIDENCE)))
    every = {most: sum(1 for _ in shapes(most)) for most in (3, 4)}
    for count, most in said:
        if int(most) in every and int(count) == every[int(most)]:
            same("shapes counted", every[int(most)], int(count))
    if COMPARED.get("shapes counted", 0) != 2:
        sys.exit(f"shapes counted: {every} are nowhere in the evidence")
    unpadded, padded = pairs(6)
    text = json.dumps(EVIDENCE, ensure_ascii=False)
    for count, most in ((sum(unpadded), 6), (sum(padded[:6]), 5), (sum(unpadded[:6]), 5),
                        (sum(unpadded[:5]) + sum(padded[:5]), 4)):
        same("pairs of layers counted",
             f"all {count} pairs of layers whose sizes exceed the smallest by at most {most} in total" in text, True)


# ---- formulas and their counterexamples ----

def value(formula, names):
    text = formula.replace("·", "*")
    text = re.sub(r"(?<![\w.])(\d+)", r"F(\1)", text)
    given = {name: Fraction(number) for name, number in names.items()}
    return eval(text, {"F": Fraction, "ceil": lambda q: Fraction(-((-q.numerator) // q.denominator)),
                       "floor": lambda q: Fraction(q.numerator // q.denominator),
                       "max": max, "min": min}, given)


def rounded(formula, names):
    """As a size is read: its quotient rounds down."""
    number = value(formula, names)
    return number.numerator // number.denominator


def counted(quantity, c, bias):
    """The quantity by counting the terms of every output, one by one."""
    ho, wo = outputs(c)
    terms = c["kh"] * c["kw"] * (c["ci"] // c["g"])
    places = c["n"] * c["co"] * ho * wo
    weights = c["co"] * (c["ci"] // c["g"]) * c["kh"] * c["kw"]
    held = c["n"] * (c["ci"] * c["h"] * c["w"] + c["co"] * ho * wo)
    additions = places * (terms - 1 + (1 if bias else 0))
    return {
        "Rows of the output": ho, "Columns of the output": wo,
        "Multiplications of the forward pass": places * terms,
        "Multiplications for one element of the output": terms,
        "Additions for one element of the output": terms - 1 + (1 if bias else 0),
        "Multiplications and additions of the forward pass": places * terms + additions,
        "Additions that join the results of the channels": places * (c["ci"] - 1),
        "Biases of a layer": c["co"],
        "Weights and biases of a layer": weights + c["co"],
        "Numbers held in a forward pass: parameters, input and output": weights + c["co"] + held,
    }.get(quantity)


def refutations():
    """Every counterexample to a formula: the true value by counting, and what the formula gives."""
    for claim in CLAIMS.values():
        for convention, outcome in readings(claim):
            statement = claim["statement"]["en"].split("; ")[0]
            found = re.fullmatch(r"(.*?)(?: \(.*\))?: `(.*)`\.?", statement)
            if outcome["verdict"] != "REFUTED" or not found:
                continue
            by = outcome["counterexample"]
            if "," in by["case"]:
                two_layers(by, found.group(2))
                continue
            c = shape(by["case"])
            bias = "bias: ignored" not in convention
            truth = counted(found.group(1), c, bias)
            if truth is None or "copy: counted" in convention:
                continue
            if "height" in found.group(1) or "Rows" in found.group(1):
                total = c["pt"] + c["pb"]
                names = dict(c, ph=c["pt"] if c["pt"] == c["pb"] else total)
            else:
                names = dict(c, ph=c["pt"] + c["pb"], pw=c["pl"] + c["pr"])
            ho, wo = outputs(c)
            names.update(ho=ho, wo=wo, M=c["n"] * c["co"] * ho * wo * c["kh"] * c["kw"] * c["ci"])
            same("counterexamples to formulas, true value", truth, int(by["expected"]))
            same("counterexamples to formulas, claimed value", rounded(found.group(2), names), int(by["actual"]))


def readings(claim):
    if "readings" in claim:
        return [(one["convention"], one) for one in claim["readings"]]
    return [("", claim)]


def two_layers(by, formula):
    k1, k2 = (shape(line)["kh"] for line in by["case"].split(","))
    extent = len(composed([1] * k1, [1] * k2))
    same("counterexamples to formulas, true value", extent, int(by["expected"]))
    same("counterexamples to formulas, claimed value", rounded(formula, dict(k1=k1, k2=k2)), int(by["actual"]))


# ---- E1: composition ----

def composed(first, second, s1=1, d1=1, d2=1):
    taps = [0] * (d1 * (len(first) - 1) + s1 * d2 * (len(second) - 1) + 1)
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            taps[i * d1 + j * s1 * d2] += a * b
    return taps


def exercise_1():
    for figure in CLAIMS["E1b"]["figures"]["composed-size"]:
        given = dict((name, int(number)) for name, number in re.findall(r"(k1|k2|s1|d1|d2)=(\d+)", figure))
        taps = composed([1] * given["k1"], [1] * given["k2"], given.get("s1", 1), given.get("d1", 1),
                        given.get("d2", 1))
        places = [at for at, tap in enumerate(taps) if tap]
        spacing = 0
        for at in places:
            spacing = gcd(spacing, at)
        said = re.search(r": (\d+) = (\d+)·\((\d+) − 1\) \+ 1", figure).groups()
        same("E1b", (len(taps), spacing, (len(taps) - 1) // spacing + 1), tuple(map(int, said)))
    one = [a + b for a, b in zip(composed([1, 2], [1, 1]), composed([1, 3], [-1, 1]))]
    same("E1b", str(one), CLAIMS["E1b"]["figures"]["ends-cancel"][0].split(" = ")[1])
    for figure in CLAIMS["T5a"]["figures"]["derivative-kernels"]:
        first, second, said = (json.loads(part) for part in re.findall(r"\[[^]]*\]", figure))
        same("T5a", composed(first, second), said)
    for h in range(1, 6):
        matrix = [[7 * i + 3 * j + i * j + 1 for j in range(h)] for i in range(h)]
        taps = [matrix[h - 1 - t // h][t % h] for t in range(h * h)]
        c = dict(UNIT, w=h, kw=h * h, sw=h, pl=h * (h - 1), pr=h * (h - 1))
        x = [j * j + 1 for j in range(h)]
        same("E1d", convolve(c, [[x]], [[[taps]]])[0][0],
             [sum(a * b for a, b in zip(row, x)) for row in matrix])
    for figure in CLAIMS["T6"]["figures"]["receptive-field"]:
        k1, k2, field, both = map(int, re.fullmatch(
            r"k1=(\d+), k2=(\d+): (\d+); f\(x\)\+f\(−x\) = (\d+)", figure).groups())

        def f(x):
            middle = [max(0, sum(x[p:p + k1])) for p in range(k2)]
            return sum(middle)
        ones = [1] * (k1 + k2 - 1)
        reached = sum(f(ones[:i] + [2] + ones[i + 1:]) != f(ones) for i in range(len(ones)))
        impulse = [1] + [0] * (k1 + k2 - 2)
        same("T6", (reached, f(impulse) + f([-v for v in impulse])), (field, both))
    for line in CLAIMS["E1a"]["figures"]["stacks-with"]:
        same("E1a", re.search(r": (\d+) of (\d+)$", line).groups(), ("128", "256"))


# ---- E1c: which small kernels are compositions ----

def factors(kernel, height, width):
    """Whether a kernel is a composition of two kernels of integers, each with two nonzero taps and more.

    The one of fewer places has at most three; by Mignotte's bound its taps are below 5 where those of the product,
    at most six, are -1, 0 and 1.
    """
    flat = [kernel[r * width + c] for r in range(height) for c in range(width)]
    for h1, w1 in itertools.product(range(1, height + 1), range(1, width + 1)):
        if not 2 <= h1 * w1 <= (height - h1 + 1) * (width - w1 + 1):
            continue
        for taps in itertools.product(range(-4, 5), repeat=h1 * w1):
            if sum(tap != 0 for tap in taps) < 2:
                continue
            spread = [0] * ((h1 - 1) * width + w1)
            for r, c in itertools.product(range(h1), range(w1)):
                spread[r * width + c] = taps[r * w1 + c]
            rest = quotient(flat, spread)
            if rest is None or sum(tap != 0 for tap in rest) < 2:
                continue
            if all(tap == 0 or (at // width <= height - h1 and at % width <= width - w1)
                   for at, tap in enumerate(rest)):
                return True
    return False


def quotient(product, divisor):
    """Exact division of polynomials of one variable, the lowest power first; None where it leaves a rest."""
    low = next(at for at, tap in enumerate(divisor) if tap)
    rest = list(product) + [0] * len(divisor)
    found = []
    for at in range(len(product)):
        if at + low >= len(rest) or rest[at + low] % divisor[low]:
            return None
        factor = rest[at + low] // divisor[low]
        found.append(factor)
        for step, tap in enumerate(divisor):
            rest[at + step] -= factor * tap
    return None if any(rest) else found


def exercise_1c():
    kernels = [(taps, height, width) for height, width in ((1, 3), (1, 4), (1, 5), (2, 2), (2, 3))
               for taps in itertools.product((-1, 0, 1), repeat=height * width)
               if next((tap for tap in taps if tap), 0) == 1 and fills(taps, height, width)]
    compositions = sum(factors(*kernel) for kernel in kernels)
    said = re.match(r"(\d+) = (\d+) \+ (\d+)", CLAIMS["E1c"]["figures"]["kernels-decided"][0])
    same("E1c", (len(kernels), compositions, len(kernels) - compositions), tuple(map(int, said.groups())))


def fills(taps, height, width):
    rows = [taps[r * width:(r + 1) * width] for r in range(height)]
    columns = list(zip(*rows))
    return all(any(line) for line in (rows[0], rows[-1], columns[0], columns[-1]))


# ---- E5, T10b: float32 ----

def single(number):
    return Fraction(struct.unpack("f", struct.pack("f", float(number)))[0])


def exercise_5():
    readings_of = {one["convention"]: one for one in CLAIMS["E5"]["readings"]}
    by = readings_of["float32, another order"]["counterexample"]
    terms = [Fraction(1), Fraction(1), Fraction(4096 * 4096)]

    def summed(all_terms):
        total = Fraction(0)
        for term in all_terms:
            total = single(total + single(term))
        return int(total)
    same("E5", (summed(terms), summed(terms[::-1])), (int(by["expected"]), int(by["actual"])))
    by = readings_of["float32, fused"]["counterexample"]
    plain = single(single(1) + single(4097 * 4097))
    fused = single(1 + Fraction(4097 * 4097))
    same("E5", (int(plain), int(fused)), (int(by["expected"]), int(by["actual"])))
    for row in TABLES["format-error"]["rows"]:
        terms, bits, bound = re.fullmatch(r"(\d+)·2\^−(\d+) = (\S+)", row[4]).groups()
        exact = Fraction(int(terms), 2 ** int(bits))
        same("T1f, bounds not below", exact <= Fraction(bound) <= exact * Fraction(11, 10), True)
        bytes_said = re.fullmatch(r"(\d+)·(\d+) = (\d+)", row[1]).groups()
        same("T1f, bytes", (2 * (3 * 2 * 2 + 1)) * int(bytes_said[1]), int(bytes_said[2]))


# ---- E7, E8 ----

def exercise_7():
    for figure in CLAIMS["E7"]["figures"]["strip"]:
        k, wide, length, one, one_all, _, many, many_all, held = map(int, re.fullmatch(
            r"k=(\d+), Δ=(\d+): (\d+)×(\d+) = (\d+) / (\d+)×(\d+) = (\d+); (\d+)", figure).groups())
        together = {column + tap for column in range(wide) for tap in range(k)}
        alone = [column + tap for column in range(wide) for tap in range(k)]
        same("E7", (len(together), len(together) * length, len(alone), len(alone) * length, k * len(together)),
             (one, one_all, many, many_all, held))


def exercise_8():
    for figure in CLAIMS["E8"]["figures"]["blocks"]:
        c, b, products, full, one, two = map(int, re.fullmatch(
            r"c=(\d+), b=(\d+): (\d+)/(\d+); (\d+); (\d+)", figure).groups())
        block = c // b
        linked = {(o, i) for o in range(c) for i in range(c) if o // block == i // block}
        shuffled = {i: i % block * b + i // block for i in range(c)}
        through = {(o, i) for o in range(c) for i in range(c) for m in range(c)
                   if (m, i) in linked and (o, shuffled[m]) in linked}
        same("E8", (len(linked), c * c, len(linked), len(through)), (products, full, one, two))


# ---- tables ----

X = [[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[1, 2, 3], [4, 5, 6], [7, 8, 9]]]
K = [[[0, 1], [2, 3]], [[1, 2], [3, 4]]]


def tables():
    kernels = [[[[tap + more for tap in row] for row in plane] for plane in K] for more in range(3)]
    for row in TABLES["section-example"]["rows"][2:]:
        for cell, count in ((row[1], 1), (row[2], 3)):
            c = dict(UNIT, ci=2, co=count, h=3, w=3, kh=2, kw=2)
            same("section example", " ".join(str(plane) for plane in convolve(c, X, kernels[:count])), cell)
    c = dict(UNIT, ci=3, co=10, h=32, w=32, kh=3, kw=3, pt=1, pb=1, pl=1, pr=1)
    ho, wo = outputs(c)
    inside = sum(0 <= p + a - 1 < 32 and 0 <= q + b - 1 < 32
                 for p in range(ho) for q in range(wo) for a in range(3) for b in range(3)) * c["ci"]
    every = ho * wo * 9 * c["ci"]
    for row in TABLES["layer-forward"]["rows"]:
        taps = inside if "skipped" in row[0] else every
        bias = ho * wo if "bias counted" in row[0] else 0
        found = c["co"] * (taps + taps - ho * wo + bias)
        same("layer forward", f"{found:,}", row[2])
        same("layer forward", f"{found:,}", row[3])
    products, places = 10 * 30 * 30 * 27, 10 * 30 * 30
    said = [row[1] for row in TABLES["layer-readings"]["rows"]]
    for found in (products, products + places):
        same("layer readings", f"{found:,}" in said, True)
    for row in TABLES["layer-backward"]["rows"]:
        if row[2] != "gradient definition":
            continue
        groups = int(row[0])
        terms = 12 * (4 // groups) * 9 * 900
        size = {"input": 4 * 32 * 32, "weights": 12 * (4 // groups) * 9, "bias": 12}[row[1]]
        products = 0 if row[1] == "bias" else terms
        added = 12 * 900 if row[1] == "bias" else terms
        same("layer backward", (f"{products:,}", f"{added - size:,}"), (row[3], row[4]))


def worked():
    """The captions of the worked examples, of which only evidence.md has the numbers."""
    text = open(sys.argv[1] + "/evidence.md", encoding="utf-8").read()
    c = dict(UNIT, ci=2, h=3, w=3, kh=2, kw=2)
    y = convolve(c, X, [K])
    two = convolve(dict(UNIT, h=2, w=2, kh=2, kw=2), y, [[K[0]]])[0][0][0]
    one = [[[sum(K[0][p][q] * plane[a - p][b - q] for p in range(2) for q in range(2)
                 if 0 <= a - p < 2 and 0 <= b - q < 2) for b in range(3)] for a in range(3)] for plane in K]
    at_once = convolve(dict(UNIT, ci=2, h=3, w=3, kh=3, kw=3), X, [one])[0][0][0]
    caption(text, r"layer after layer the result is (\d+); the composed kernel, applied to X at once, gives (\d+)",
            (two, at_once))
    products = " + ".join(f"{X[i][a][b]}·{K[i][a][b]}" for i in range(2) for a in range(2) for b in range(2))
    caption(text, r"The ringed output is (.*) = (\d+)\. The (\d+) outputs take (\d+) multiplications, (\d+) additions",
            (products, y[0][0][0], 4, 4 * 8, 4 * 7))
    caption(text, r"(\d+) weights and one bias make (\d+) parameters; with (\d+) numbers of input and (\d+) of output, "
            r"(\d+) numbers are held", (8, 9, 18, 4, 9 + 18 + 4))
    caption(text, r"(\d+) weights instead of (\d+), and (\d+) multiplications instead of (\d+)",
            (4 * 2 * 4, 2 * 4, 4 * 2 * 4 * 4, 2 * 4 * 4))
    sides = [output_size(3, 2, 1, 1, pad, pad) for pad in (1, 2)]
    caption(text, r"(\d+) outputs become (\d+), and each costs (\d+)", (sides[0] ** 2, sides[1] ** 2, 4))
    caption(text, r"each read (\d+) columns of input, one strip for both reads (\d+): (\d+) numbers instead of (\d+)",
            (4, 3, 9, 12))


def caption(text, pattern, numbers):
    found = re.search(pattern, text.replace("\\*", "*"))
    same("worked examples", found and found.groups(), tuple(map(str, numbers)))


if __name__ == "__main__":
    for part in (count_shapes, refutations, exercise_1, exercise_1c, exercise_5, exercise_7, exercise_8, tables, worked):
        part()
    for kind in sorted(COMPARED):
        print(f"{COMPARED[kind]:5d}  {kind}")
    print("not recomputed here: random draws (E5's distributions, T2c), greatest errors measured (T1f, Winograd), "
          "NaN and infinities, operations of EJML, the laws' samples, certificates of E1c")
