"""The peer of a ground state: (x^2+y^2)/2 + (x^2+y^2)^2/10 with D = 1/2, sine DVR on 26 x 26 points, SciPy's eigsh."""
import json

import numpy as np
from scipy.sparse.linalg import LinearOperator, eigsh

n, half = 26, 5.0
h = 2 * half / (n + 1)
x = -half + h * np.arange(1, n + 1)
k = np.arange(1, n + 1) * np.pi / (2 * half)
sines = np.sqrt(2 / (n + 1)) * np.sin(np.outer(np.arange(1, n + 1), np.arange(1, n + 1)) * np.pi / (n + 1))
kinetic = sines @ np.diag(k**2 / 2) @ sines
square = x[:, None] ** 2 + x[None, :] ** 2
potential = square / 2 + square**2 / 10


def apply(vector):
    u = vector.reshape(n, n)
    return (kinetic @ u + u @ kinetic + potential * u).ravel()


energies = eigsh(LinearOperator((n * n, n * n), matvec=apply, dtype=float), k=1, which="SA", tol=1e-12)[0]
print(json.dumps({"energies": energies.tolist()}))
