"""Writes the .npy files beside this script; made with NumPy 1.24: python3 make.py"""

import os
import warnings

import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))
warnings.simplefilter("ignore")

EXTREMES = [np.nan, np.inf, -np.inf, -0.0, 0.1, 5e-324]
for name in ("float32", "float64"):
    np.save(name + ".npy", np.array(EXTREMES, name).reshape(1, 2, 3))
for name in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"):
    limits = np.iinfo(name)
    largest = min(limits.max, np.iinfo("int64").max)
    np.save(name + ".npy", np.array([[limits.min, 1], [2, largest]], name))

np.save("scalar.npy", np.array(2.5))
np.save("empty.npy", np.zeros((2, 0, 3), "float32"))
np.save("many_dimensions.npy", np.array(7, "int16").reshape((1,) * 17))
np.save("padded_by_64.npy", np.zeros((0,) + (1,) * 12 + (100,), "uint8"))
np.save("big_endian.npy", np.array([[1.5, -2.0]], ">f8"))

matrix = np.arange(6, dtype="float32").reshape(2, 3)
for version in (2, 3):
    with open("version%d.npy" % version, "wb") as file:
        np.lib.format.write_array(file, matrix, version=(version, 0))

np.save("fortran_order.npy", np.asfortranarray(matrix))
np.save("bool.npy", np.array([True]))
np.save("complex128.npy", np.array([1j]))
np.save("float16.npy", np.array([1], "float16"))
np.save("datetime64.npy", np.array(["2020-01-01"], "datetime64[D]"))
np.save("strings.npy", np.array(["a"]))
np.save("objects.npy", np.array([None]))
np.save("structured.npy", np.array([(1,)], [("å", "<f4")]))
np.save("structured_version3.npy", np.array([(1,)], [("\u2713", "<f4")]))
np.save("uint64_too_large.npy", np.array([[0, 1], [2, 2**64 - 1]], "uint64"))
