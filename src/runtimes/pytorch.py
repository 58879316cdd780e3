"""PyTorch's conv2d and what its autograd makes of it, on one thread."""
import pipe

try:
    import torch
    import torch.nn.functional as functional
except ImportError:
    pipe.missing("there is no PyTorch for python3: apt-get install python3-torch would do")

GRADIENTS = {"input-gradient": "x", "weight-gradient": "k", "bias-gradient": "b"}


def output(c, x, k, b):
    """Paddings that differ are put around x first: conv2d itself takes one for each axis."""
    padding = (c.pt, c.pl)
    if c.pt != c.pb or c.pl != c.pr:
        x = functional.pad(x, (c.pl, c.pr, c.pt, c.pb))
        padding = 0
    return functional.conv2d(x, k, b, (c.sh, c.sw), padding, (c.dh, c.dw), c.g)


def compute(c):
    x, k = (torch.from_numpy(array.copy()) for array in (c.x, c.k))
    if c.operation == "forward":
        return output(c, x, k, None if c.b is None else torch.from_numpy(c.b.copy())).numpy()
    of = {"x": x, "k": k, "b": torch.zeros(c.co, dtype=x.dtype)}
    wanted = of[GRADIENTS[c.operation]].requires_grad_()
    output(c, **of).backward(torch.from_numpy(c.G.copy()))
    return wanted.grad.numpy()


torch.set_num_threads(1)
pipe.serve(
    compute,
    name=f"PyTorch {torch.__version__}, conv2d",
    formats="f32,f64",
    operations="forward," + ",".join(GRADIENTS),
)
