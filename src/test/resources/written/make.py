"""Writes the files beside this script, with the libraries whose formats they are.

python3 make.py onnx           with onnx 1.23.1, ml_dtypes 0.6.0 and NumPy
python3 make.py safetensors    with safetensors 0.8.0, ml_dtypes 0.6.0 and NumPy
python3 make.py torch          with PyTorch 1.13 and safetensors 0.8.0
"""

import os
import sys

import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))

FLOATS = "float64 float32 float16 bfloat16 float8_e4m3fn float8_e5m2".split()
INTEGERS = "int8 int16 int32 int64 uint8 uint16 uint32 uint64".split()


def values(name):
    """Numbers that every type has, and the test expects; -3 where there are negative ones."""
    return [0 if name.startswith("u") else -3, 1, 2, 96, 4, 5]


def onnx():
    import onnx
    from onnx import TensorProto, helper

    raw, fields = [], []
    for name in FLOATS + INTEGERS:
        kind = {"float32": "FLOAT", "float64": "DOUBLE"}.get(name, name.upper().replace("_", ""))
        number = getattr(TensorProto, kind)
        kept = helper.tensor_dtype_to_np_dtype(number)
        array = np.array(values(name)).astype(kept).reshape(2, 3)
        raw.append(helper.make_tensor(name, number, (2, 3), array.tobytes(), raw=True))
        fields.append(helper.make_tensor(name, number, (2, 3), values(name)))
        for way, tensor in (("raw", raw[-1]), ("fields", fields[-1])):
            with open("onnx-%s-%s.pb" % (way, name), "wb") as file:
                file.write(tensor.SerializeToString())
    graph = helper.make_graph([], "g", [], [], initializer=raw)
    onnx.save_model(
        helper.make_model(graph),
        "onnx-external.onnx",
        save_as_external_data=True,
        location="onnx-external.data",
        size_threshold=0,
    )


def safetensors():
    import ml_dtypes  # gives NumPy the types that it has not
    from safetensors.numpy import save_file

    tensors = {name: np.array(values(name)).astype(name).reshape(2, 3) for name in FLOATS + INTEGERS}
    save_file(tensors, "numpy.safetensors", {"format": "np"})


def torch():
    import torch
    from safetensors.torch import save_file

    names = "float64 float32 float16 bfloat16 int8 int16 int32 int64 uint8".split()
    tensors = {n: torch.tensor(values(n)).to(getattr(torch, n)).reshape(2, 3) for n in names}
    save_file(tensors, "torch.safetensors")

    class Added(torch.nn.Module):
        def __init__(self, to):
            super().__init__()
            self.held = torch.nn.Parameter(to, requires_grad=False)

        def forward(self, x):
            return x + self.held

    for name, tensor in tensors.items():
        if name in ("int8", "int16", "uint8"):
            continue  # ONNX adds none of these; what is exported is a tensor of another type
        module = Added(tensor)
        torch.onnx.export(module, tensor, "torch-%s.onnx" % name, opset_version=13)

    class Layers(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.first = torch.nn.Conv2d(3, 4, 3, stride=2, padding=1)
            self.second = torch.nn.Conv2d(4, 6, (1, 3), groups=2, dilation=(1, 2), bias=False)
            self.third = torch.nn.ConvTranspose2d(6, 2, 2, stride=2)

        def forward(self, x):
            return self.third(self.second(torch.relu(self.first(x))))

    torch.manual_seed(0)
    torch.onnx.export(Layers(), torch.zeros(1, 3, 16, 16), "torch-layers.onnx", opset_version=13)


{"onnx": onnx, "safetensors": safetensors, "torch": torch}[sys.argv[1]]()
