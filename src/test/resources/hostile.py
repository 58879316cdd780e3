"""A program that computes y = x*k + b of any case by the sample's loops, and misbehaves as its argument says."""
import importlib.util
import os
import random
import signal
import struct
import subprocess
import sys
import time

HOW = sys.argv[1]
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "samples", "conv.py")
spec = importlib.util.spec_from_file_location("conv", path)
sample = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sample)
out = sys.stdout.buffer
previous = b""
calls = 0


def greeting():
    started = os.environ.get("STARTED")
    if HOW == "no-restart" and started:
        if os.path.exists(started):
            sys.exit("no second time")
        open(started, "w").close()
    extra = "deterministic=yes\n" if HOW == "claims" else ""
    return f"version=1\nformats=f64\n{extra}\n".encode()


def answer(s, y):
    """Returns what is written for an output y, or does something else."""
    global previous
    raw = y.tobytes()
    right = b"ok\n" + raw
    before, previous = previous, raw
    if HOW == "hangs" or HOW == "hangs-seldom" and calls % 50 == 49:
        time.sleep(1000)
    elif HOW == "late":
        time.sleep(3)
    elif HOW == "exits":
        sys.exit(0)
    elif HOW == "exits-with-words":
        sys.exit("something is wrong")
    elif HOW == "kills-itself":
        os.kill(os.getpid(), signal.SIGKILL)
    elif HOW == "segfaults":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif HOW == "hoards":
        hoard = [bytearray(b"x" * (1 << 26)) for _ in range(1 << 8)]
        time.sleep(1000 + len(hoard))
    elif HOW == "prints-before":
        return b"debug: x\n" + right
    elif HOW == "prints-megabytes":
        return b"x" * 5_000_000 + b"\n" + right
    elif HOW == "prints-behind":
        return right + b"done\n"
    elif HOW == "says-too-little":
        return b"ok %d\n" % (len(raw) - 8) + raw[8:]
    elif HOW == "says-too-much":
        return b"ok %d\n" % (len(raw) + 8) + raw + raw[:8]
    elif HOW == "says-huge":
        return b"ok 99999999999\n" + raw
    elif HOW == "stops-short":
        out.write(right[:-3])
        out.flush()
        time.sleep(1000)
    elif HOW == "ends-short":
        out.write(right[:-3])
        out.flush()
        os._exit(0)
    elif HOW == "closes-output":
        os.close(1)
        time.sleep(1000)
    elif HOW == "not-numbers":
        return b"ok\n" + struct.pack("d", float("nan")) * len(y)
    elif HOW == "infinite":
        return b"ok\n" + struct.pack("d", float("inf")) * len(y)
    elif HOW == "changes":
        sent = b"".join(a.tobytes() for a in s.sent)
        return b"ok %d changed\n" % len(raw) + raw + b"\0" * len(sent)
    elif HOW == "random":
        return b"ok\n" + b"".join(struct.pack("d", v + random.choice((0, 1))) for v in y)
    elif HOW == "stale":
        return b"ok\n" + (before if len(before) == len(raw) else raw)
    elif HOW == "errs":
        return b"error out of luck\n"
    elif HOW == "no-restart":
        os._exit(1)
    elif HOW == "forks":
        if calls == 0 and os.fork() == 0:
            time.sleep(1000)
    elif HOW == "leaves-children":
        subprocess.Popen(["sleep", "1000"], start_new_session=True)
    elif HOW == "noisy":
        sys.stderr.write("x" * 3_000_000)
    return right


def main():
    global calls
    if HOW == "ignores-the-end":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    out.write(greeting())
    out.flush()
    if HOW == "reads-nothing":
        time.sleep(1000)
    for line in iter(sys.stdin.buffer.readline, b""):
        s = sample.Shape(line.decode())
        x = sample.received(s.n * s.ci * s.h * s.w)
        k = sample.received(s.co * (s.ci // s.g) * s.kh * s.kw)
        b = sample.received(s.co) if s.bias else None
        s.sent = [a for a in (x, k, b) if a is not None]
        out.write(answer(s, sample.convolve(s, x, k, b)))
        out.flush()
        calls += 1
    if HOW == "ignores-the-end":
        time.sleep(1000)


main()
