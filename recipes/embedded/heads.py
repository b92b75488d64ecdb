"""The heads on the picture features: the `appearance` projection and the class vectors."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


def appearance_projection(features: Matrix, dim: int, whitening: float) -> tuple[Matrix, Matrix]:
    """PCA of the training features, (1280,) mean and (1280, dim) directions.

    `whitening` between 0 (none) and 0.5 (full) evens out the directions, because the strongest
    ones tell photo style rather than products.
    """
    mean = features.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov((features - mean).T))
    values, vectors = values[::-1][:dim], vectors[:, ::-1][:, :dim]
    # The sign of an eigenvector is arbitrary; the largest entry is made positive.
    signs = np.sign(vectors[np.abs(vectors).argmax(axis=0), np.arange(dim)])
    return mean, (vectors * signs * np.maximum(values, 1e-9) ** -whitening).astype(np.float32)
