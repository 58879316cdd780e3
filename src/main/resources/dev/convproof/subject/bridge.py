"""Speaks the pipe protocol for a function over NumPy arrays or PyTorch tensors.

Arguments: file, function, formats or nothing, layout, megabytes; the formats are the name, what numbers
travel in, and what the input, the weights and the bias are. What the file prints goes to standard
error; what it throws, where it hangs, what it changes and what it gives back is told in the answers.
"""
import ast
import functools
import importlib.util
import inspect
import itertools
import math
import os
import signal
import sys
import threading
import time
import traceback

FORMS = "f(X, K) or f(x, w, b, stride, padding, dilation, groups)"
PLAIN = "n=1,g=1,sh=1,sw=1,dh=1,dw=1,pt=0,pb=0,pl=0,pr=0,bias=0"
POLL_SECONDS = 0.05
READ_SECONDS = 1  # from one look at what was withheld to the next
MOST = 10  # times its limit, after which a call is late whatever was withheld
MOST_TEXT = 400
HELD_SECONDS = 0.01  # that an answer may wait for the next one
LINES_KEPT = 64

incoming = os.fdopen(os.dup(0), "rb", 1 << 16)
answers = os.dup(1)
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
os.dup2(2, 1)
signal.signal(signal.SIGINT, signal.SIG_IGN)  # which is for the gate

path, wanted, form, layout, megabytes = sys.argv[1:6]
shown = os.path.basename(path)
own = os.getpid()
main = threading.get_ident()
lock = threading.Lock()
due = None  # when the answer to the call that is made is late, and its limit
held = []  # answers that wait for the next one
held_since = 0.0


def write(data):
    view = memoryview(data)
    while view:
        view = view[os.write(answers, view):]


def refuse(text):
    write(("error " + line(text) + "\n").encode())
    os._exit(0)


def line(text):
    text = "".join(c if c.isprintable() else " " for c in str(text))
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…"


def place(frames):
    """The innermost place in the user's file, or near it; or else the innermost."""
    mine = [f for f in frames if f.filename == path]
    near = [f for f in frames if os.path.dirname(f.filename) == os.path.dirname(path)]
    found = mine or near or [f for f in frames if f.filename != "<string>"]
    return f"{found[-1].name}({os.path.basename(found[-1].filename)}:{found[-1].lineno})" if found else "the call"


def claim():
    """Whether the answer is the caller's to give: only one is given to each call."""
    global due
    with lock:
        claimed, due = due, None
    return claimed is not None


def give(*parts, wait=False):
    """Answers the call, if nobody has; the answer may wait for the next one."""
    global held_since
    if not claim():
        return
    now = time.monotonic()
    if not held:
        held_since = now
    held.extend(parts)
    if not wait or now - held_since > HELD_SECONDS:
        data = b"".join(held)
        held.clear()
        write(data)


def say(kind, what, where, found):
    give(f"{kind} {line(what)}\t{line(where)}\t{line(found)}\n".encode())


def delay(thread):
    """How many nanoseconds a thread was ready to run and had no processor; 0 where that is not told."""
    try:
        with open(f"/proc/self/task/{thread}/schedstat") as told:
            return int(told.read().split()[1])
    except (OSError, IndexError, ValueError):
        return 0


def withheld():
    """The most seconds that the machine withheld from a thread of this process."""
    threads = os.listdir("/proc/self/task") if os.path.isdir("/proc/self/task") else []
    return max(map(delay, threads), default=0) / 1e9


def watch():
    """Says where a call hangs, and ends with whoever started this; what the machine withheld does not count."""
    parent = os.getppid()
    call, before, latest, read = None, 0.0, withheld(), time.monotonic()
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
        waited, now = due, time.monotonic()
        if waited is not call:
            call, before = waited, latest
        late = waited and now - waited[0]
        if not waited or late <= 0:
            if now - read > READ_SECONDS:
                latest, read = withheld(), now
        elif late > withheld() - before or late > (MOST - 1) * waited[1]:
            frames = traceback.extract_stack(sys._current_frames()[main])
            say("fatal", f"did not come back within {waited[1]:.1f}".replace(".0", "") + " s", place(frames), "nothing")
    os._exit(1)


def loaded():
    """Runs the file as a module, and returns its function."""
    sys.argv = [path]
    try:
        with open(path, "rb") as file:
            tree = ast.parse(file.read(), path)
        spec = importlib.util.spec_from_file_location(os.path.splitext(shown)[0], path)
        if spec is None:
            refuse(f"{shown} is no file of Python: a name that ends in .py would be right")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    except SyntaxError as e:
        refuse(f"{os.path.basename(e.filename or shown)}:{e.lineno}: {e.msg}")
    except BaseException as e:
        refuse(f"{shown} cannot be imported: {type(e).__name__}: {e}, at {place(traceback.extract_tb(e.__traceback__))}")
    function = getattr(module, wanted, None)
    if not callable(function):
        names = [n.name for n in tree.body if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
        refuse(f"{shown} has no function {wanted}; it has {', '.join(names) or 'none'}")
    imports = [n for n in ast.walk(tree) if isinstance(n, (ast.Import, ast.ImportFrom))]
    names = [a.name for n in imports if isinstance(n, ast.Import) for a in n.names]
    names += [n.module or "" for n in imports if isinstance(n, ast.ImportFrom) and not n.level]
    return function, any(name.split(".")[0] == "torch" for name in names)


def plain(function):
    """Whether it takes an image and kernels alone."""
    try:
        parameters = list(inspect.signature(function).parameters.values())
    except (TypeError, ValueError):
        return False
    places = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    needed = sum(p.default is p.empty for p in places)
    most = 7 if any(p.kind is p.VAR_POSITIONAL for p in parameters) else len(places)
    if any(p.kind is p.KEYWORD_ONLY and p.default is p.empty for p in parameters) or not (
        needed <= 7 <= most or needed <= 2 <= most
    ):
        refuse(f"{wanted} takes ({', '.join(map(str, parameters))}): {FORMS} would be right")
    return not needed <= 7 <= most


def limited():
    """Limits the memory to so much more than there is by now, where that can be done."""
    try:
        import resource

        with open("/proc/self/status") as status:
            now = next(int(s.split()[1]) for s in status if s.startswith("VmData:"))
        most = (now << 10) + (int(megabytes) << 20)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    except (ImportError, OSError, ValueError, StopIteration):
        pass


path = os.path.abspath(path)
sys.path[0] = os.path.dirname(path)
try:
    import numpy

    numpy.seterr(all="ignore")  # infinities are tried, too
except ImportError:
    refuse(f"{sys.executable} has no NumPy: install it there, or name another Python with --interpreter")
function, with_torch = loaded()
if with_torch:
    import torch

image_only = plain(function)
form = form or ",".join(["f32" if with_torch else "f64"] * 5)
_, carrier, *formats = form.split(",")
NAMES = (b"input", b"weights", b"bias")
TYPES = {"f64": "<f8", "f32": "<f4", "f16": "<f2", "i32": "<i4", "i64": "<i8", "i8": "i1", "u8": "u1"}
dtype = numpy.dtype(TYPES[carrier])
types = [numpy.dtype(TYPES.get(format, TYPES[carrier])) for format in formats]
own_types = any(t != dtype for t in types)
last = layout == "nhwc"


def ordered(outer, channels, height, width):
    return (outer, height, width, channels) if last else (outer, channels, height, width)


class Call:
    """What a line asks for: shapes, places of arrays, and what the function is given beside them."""

    def __init__(self, text):
        s = dict(pair.split(b"=") for pair in text.split())
        self.limit = float(s[b"limit"])
        s = {key.decode(): int(value) for key, value in s.items() if value.isdigit()}
        ho = (s["h"] + s["pt"] + s["pb"] - (s["dh"] * (s["kh"] - 1) + 1)) // s["sh"] + 1
        wo = (s["w"] + s["pl"] + s["pr"] - (s["dw"] * (s["kw"] - 1) + 1)) // s["sw"] + 1
        output = ordered(s["n"], s["co"], ho, wo)
        self.output = output[1:] if image_only else output
        padding = (s["pt"], s["pl"], s["pb"], s["pr"])
        self.args = () if image_only else ((s["sh"], s["sw"]), padding, (s["dh"], s["dw"]), s["g"])
        self.shapes = [ordered(s["n"], s["ci"], s["h"], s["w"]), ordered(s["co"], s["ci"] // s["g"], s["kh"], s["kw"])]
        if s["bias"]:
            self.shapes.append((s["co"],))
        ends = [0, *itertools.accumulate(map(math.prod, self.shapes))]
        self.places = list(itertools.starmap(slice, zip(ends, ends[1:])))
        self.size = ends[-1] * dtype.itemsize
        self.more = s["more"] > 0


asked = functools.lru_cache(LINES_KEPT)(Call)  # many a line comes again


def torched(array, format):
    tensor = torch.from_numpy(array)
    return tensor.to(torch.bfloat16) if format == "bf16" else tensor


def called(call, arrays):
    x, w, *b = map(torched, arrays, formats) if with_torch else arrays
    y = function(x[0], w) if image_only else function(x, w, b[0] if b else None, *call.args)
    if with_torch:
        for a, t, n in zip(arrays, (x, w, *b), formats):
            if n == "bf16":
                a[...] = t.float().numpy()  # which may have been changed
        if isinstance(y, torch.Tensor):
            y = y.detach().cpu()
            y = (y.float() if y.dtype == torch.bfloat16 else y).numpy()
    return y if isinstance(y, numpy.ndarray) else numpy.asarray(y)


def answered(call, numbers, arrays, raw):
    global previous
    y = called(call, arrays)
    if os.getpid() != own:
        os._exit(0)  # a child of the function's, which has come back too
    if y.dtype != dtype:
        if y.dtype == object:
            found = f"{type(y.item()).__name__}" if y.ndim == 0 else "an array of objects"
            say("error", "gives no array of numbers", "the output", found)
            return
        if not numpy.can_cast(y.dtype, dtype, "same_kind"):
            say("error", f"gives numbers of type {y.dtype}, not {dtype}", "the output", f"an array of {y.dtype}")
            return
    if y.shape != call.output:
        say("error", f"gives an output of shape {y.shape} instead of {call.output}", "the output", f"shape {y.shape}")
        return
    shared = b"".join([b" buffer=" + n for n, a in zip(NAMES, arrays) if numpy.may_share_memory(a, y)])
    if previous is not None and numpy.may_share_memory(previous, y):
        shared += b" buffer=previous"
    previous = y
    body = y.astype(dtype, copy=False).tobytes()
    for place, array, own_type in zip(call.places, arrays, types):
        if own_type != dtype:
            numbers[place] = array.ravel()
    after = numbers.tobytes()
    if after == raw:
        give(b"ok %d%s\n" % (len(body), shared), body, wait=call.more)
    else:
        give(b"ok %d%s changed\n" % (len(body), shared), body, after, wait=call.more)


def answer(text):
    global due, previous
    call = asked(text)
    raw = incoming.read(call.size)
    numbers = numpy.frombuffer(bytearray(raw), dtype)
    arrays = [numbers[place].reshape(shape) for place, shape in zip(call.places, call.shapes)]
    if own_types:
        arrays = [a.astype(t, copy=False) for a, t in zip(arrays, types)]
    due = (time.monotonic() + call.limit, call.limit)
    try:
        answered(call, numbers, arrays, raw)
    except NotImplementedError as e:
        give(f"unsupported {line(e)}\n".encode())
    except MemoryError as e:
        previous = None
        say("fatal", "threw MemoryError", place(traceback.extract_tb(e.__traceback__)), "MemoryError: " + str(e))
    except BaseException as e:
        if os.getpid() != own:
            os._exit(0)
        what = "called sys.exit" if isinstance(e, SystemExit) else "threw " + type(e).__name__
        say("error", what, place(traceback.extract_tb(e.__traceback__)), f"{type(e).__name__}: {e}")


previous = None
limited()
greeting = f"version=1\nformats={carrier}\nlayout={layout}\n" + (f"supports={PLAIN}\n" if image_only else "")
write((greeting + "\n").encode())
threading.Thread(target=watch, daemon=True).start()
for call in iter(incoming.readline, b""):
    answer(call)
os._exit(0)
