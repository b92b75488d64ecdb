"""The space that words and pictures share: MiniLM's and CLIP's view of a text, side by side."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recipes.embedded.teacher import Matrix
from skulens.encoders.blocks import unit_rows


def read_clip_names(data: Path) -> tuple[list[str], Matrix]:
    """The first name of each clip-names entry and its CLIP vector, (n, 512)."""
    folder = data / "clip-names"
    with (folder / "names.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name"].split("/")[0].strip().lower() for row in csv.DictReader(file)]
    return names, np.load(folder / "vectors.npy").astype(np.float32)


@dataclass(frozen=True, slots=True)
class TextSpace:
    """Carries MiniLM vectors (n, 384) into the shared space (n, dim), not yet unit length.

    CLIP's part is kernel ridge regression on named CLIP vectors; both parts are centred, because
    all texts share a strong common direction that tells nothing apart.
    """

    anchors: Matrix
    coefficients: Matrix
    gamma: float
    clip_share: float
    minilm_mean: Matrix
    mean: Matrix
    directions: Matrix

    @classmethod
    def fit(
        cls,
        anchors: Matrix,
        clip: Matrix,
        centre: Matrix,
        corpus: Matrix,
        *,
        dim: int,
        ridge: float,
        gamma: float,
        clip_share: float,
    ) -> TextSpace:
        """Fit the kernel ridge on (anchors -> clip), centre on `centre`, PCA on `corpus`.

        The centre is that of the picture tower's class names: pictures then spread around zero.
        """
        kernel = np.exp(gamma * (anchors @ anchors.T - 1)) + ridge * np.eye(len(anchors))
        coefficients = np.linalg.solve(kernel, clip - clip.mean(0)).astype(np.float32)
        nothing = np.zeros(1, np.float32)
        raw = cls(anchors, coefficients, gamma, clip_share, anchors.mean(0), nothing, nothing)
        mean = raw.widen(centre).mean(0)
        spread = raw.widen(corpus) - mean
        _, vectors = np.linalg.eigh(spread.T @ spread)
        directions = vectors[:, ::-1][:, :dim].astype(np.float32)
        return cls(anchors, coefficients, gamma, clip_share, anchors.mean(0), mean, directions)

    def widen(self, minilm: Matrix) -> Matrix:
        """Both views side by side, (n, 512 + 384), unit length."""
        kernel = np.exp(self.gamma * (minilm @ self.anchors.T - 1))
        clip = unit_rows(kernel @ self.coefficients) * self.clip_share**0.5
        own = unit_rows(minilm - self.minilm_mean) * (1 - self.clip_share) ** 0.5
        return np.concatenate([clip, own], axis=1).astype(np.float32)

    def __call__(self, minilm: Matrix, rows: int = 8192) -> Matrix:
        """Carry MiniLM vectors into the shared space, unit length."""
        parts = [
            unit_rows((self.widen(minilm[i : i + rows]) - self.mean) @ self.directions)
            for i in range(0, len(minilm), rows)
        ]
        return np.concatenate(parts)
