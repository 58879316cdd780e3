"""
Convolutions in NumPy that are wrong in one place each, for contract --python liars.py:NAME; and how Hypothesis finds the
same ones, with a user's own strategies and one oracle:

    python3 liars.py EXAMPLES SEED      prints NAME, whether it was caught, examples until then, the shrunk case

Each is the definition, whose taps are given as arrays of indices before they are read; a liar changes those.
"""
import sys
from types import SimpleNamespace

import numpy as np

AXES = "noijcab"  # image, output channel, row, column, input channel of the group, kernel row, kernel column


def summed(x, w, b, stride, padding, dilation, groups, lie=lambda t: None):
    n, ci, height, width = x.shape
    co, each, kh, kw = w.shape
    top, left, bottom, right = padding
    ho = (height + top + bottom - dilation[0] * (kh - 1) - 1) // stride[0] + 1
    wo = (width + left + right - dilation[1] * (kw - 1) - 1) // stride[1] + 1
    sizes = dict(zip(AXES, (n, co, ho, wo, each, kh, kw)))
    t = SimpleNamespace(**dict(zip(AXES, np.ogrid[tuple(slice(size) for size in sizes.values())])))
    t.size = SimpleNamespace(**sizes, h=height, w=width, groups=groups, of=co // groups, ci=ci)
    t.stride, t.padding, t.dilation = stride, padding, dilation
    t.image, t.kernel, t.wc, t.ka, t.kb = t.n, t.o, t.c, t.a, t.b
    t.channel = t.o // (co // groups) * each + t.c
    t.row = t.i * stride[0] - top + t.a * dilation[0]
    t.column = t.j * stride[1] - left + t.b * dilation[1]
    t.skip = False
    t.border = 0.0  # what a tap outside reads
    t.bias = b
    lie(t)
    inside = (t.row >= 0) & (t.row < height) & (t.column >= 0) & (t.column < width)
    read = x[t.image % n, t.channel % ci, np.clip(t.row, 0, height - 1), np.clip(t.column, 0, width - 1)]
    taps = np.where(inside, read, t.border) * w[t.kernel % co, t.wc % each, t.ka % kh, t.kb % kw]
    y = np.where(t.skip, 0.0, taps + np.zeros(tuple(sizes.values()))).sum((4, 5, 6))
    return y if t.bias is None else y + t.bias[:, None, None]


def liar(lie):
    def convolution(x, w, b, stride, padding, dilation, groups):
        return summed(x, w, b, stride, padding, dilation, groups, lie)

    convolution.__name__ = lie.__name__
    LIARS[lie.__name__] = convolution
    globals()[lie.__name__] = convolution
    return convolution


LIARS = {}


@liar
def flipped_kernel(t):
    t.ka, t.kb = t.size.a - 1 - t.a, t.size.b - 1 - t.b


@liar
def kernel_transposed_where_square(t):
    if t.size.a == t.size.b:
        t.ka, t.kb = t.b, t.a


@liar
def strides_swapped(t):
    t.row = t.i * t.stride[1] - t.padding[0] + t.a * t.dilation[0]


@liar
def dilations_swapped(t):
    t.row = t.i * t.stride[0] - t.padding[0] + t.a * t.dilation[1]


@liar
def padding_behind_put_before(t):
    t.row = t.row + t.padding[0] - t.padding[2]


@liar
def left_padding_for_top(t):
    t.row = t.row + t.padding[0] - t.padding[1]


@liar
def border_repeats(t):
    t.row = np.clip(t.row, 0, t.size.h - 1)


@liar
def border_wraps(t):
    t.column = t.column % t.size.w


@liar
def padding_of_ones(t):
    t.border = 1.0


@liar
def groups_forgotten(t):
    t.channel = t.c + 0 * t.o


@liar
def groups_interleaved(t):
    t.channel = t.c * t.size.groups + t.o // t.size.of


@liar
def last_input_channel_unread(t):
    t.skip = (t.c == t.size.c - 1) & (t.size.c > 1)


@liar
def bias_of_another_channel(t):
    t.bias = None if t.bias is None else np.roll(t.bias, 1)


@liar
def bias_forgotten_without_padding(t):
    t.bias = t.bias if sum(t.padding) else None


@liar
def images_after_the_first_are_the_first(t):
    t.image = 0 * t.n


@liar
def last_column_of_an_even_output(t):
    t.skip = (t.j == t.size.j - 1) & (t.size.j % 2 == 0)


@liar
def three_by_three_loses_a_corner(t):
    t.skip = (t.a == 2) & (t.b == 2) & (t.size.a == 3) & (t.size.b == 3)


@liar
def stride_and_dilation_together(t):
    if t.stride[1] > 1 and t.dilation[1] > 1:
        t.column = t.j * t.stride[1] - t.padding[1] + t.b


@liar
def fifth_product_of_a_row(t):
    t.skip = t.b > 3


@liar
def depthwise_repeats_the_first_kernel(t):
    if t.size.groups > 1 and t.size.c == 1:
        t.kernel = 0 * t.o


@liar
def one_column_takes_every_other_row(t):
    if t.size.j == 1 and t.stride[1] > 1:
        t.row = t.row + t.i * t.stride[0]


@liar
def window_beyond_the_last_input(t):
    t.skip = (t.row == t.size.h - 1) & (t.i == t.size.i - 1) & (t.padding[2] > 0)


@liar
def output_channels_in_pairs(t):
    t.kernel = np.where((t.o ^ 1) < t.size.o, t.o ^ 1, t.o) if t.size.o > 3 else t.o


@liar
def sum_of_many_is_cut(t):
    t.skip = (t.c * t.size.a + t.a) * t.size.b + t.b >= 16


def found(name, examples, number):
    """What Hypothesis finds: whether, after how many examples, and the shrunk case."""
    from hypothesis import HealthCheck, Phase, given, seed, settings, strategies as st
    from hypothesis.extra import numpy as hnp

    @st.composite
    def problems(draw):
        small = lambda most: draw(st.integers(1, most))
        groups, cg, og, n = small(3), small(3), small(3), small(2)
        kernel, stride, dilation = (small(5), small(5)), (small(3), small(3)), (small(2), small(2))
        padding = tuple(draw(st.integers(0, 2)) for _ in range(4))
        h = max(1, dilation[0] * (kernel[0] - 1) + 1 - padding[0] - padding[2]) + draw(st.integers(0, 4))
        w = max(1, dilation[1] * (kernel[1] - 1) + 1 - padding[1] - padding[3]) + draw(st.integers(0, 4))
        tensor = lambda *shape: draw(hnp.arrays(np.float64, shape, elements=st.integers(-9, 9).map(float)))
        bias = tensor(groups * og) if draw(st.booleans()) else None
        x, k = tensor(n, groups * cg, h, w), tensor(groups * og, cg, *kernel)
        return x, k, bias, stride, padding, dilation, groups

    state = SimpleNamespace(tried=0, first=0, case="")

    @seed(number)
    @settings(max_examples=examples, database=None, deadline=None, phases=[Phase.generate, Phase.shrink],
              suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
    @given(problems())
    def holds(problem):
        state.tried += 1
        if not (LIARS[name](*problem) == summed(*problem)).all():
            state.first = state.first or state.tried
            state.case = line(*problem)
            raise AssertionError

    try:
        holds()
    except AssertionError:
        return f"{name} caught {state.first} {state.case}"
    return f"{name} missed {state.tried} -"


def line(x, w, b, stride, padding, dilation, groups):
    """The case as a case line, and how many of its numbers are not 0."""
    keys = ("n", "g", "ci", "h", "w", "co", "kh", "kw", "sh", "sw", "dh", "dw", "pt", "pl", "pb", "pr")
    n, ci, h, width = x.shape
    values = (n, groups, ci, h, width, w.shape[0], *w.shape[2:], *stride, *dilation, *padding)
    shape = "".join(f"{key}{value}" for key, value in zip(keys, values))
    arrays = [x, w] if b is None else [x, w, b]
    return f"{shape} {sum(np.count_nonzero(a) for a in arrays)}"


if __name__ == "__main__":
    for name in LIARS:
        print(found(name, int(sys.argv[1]), int(sys.argv[2])), flush=True)
