"""Results of slow steps, kept in a work folder under a name that tells their settings."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[np.generic]]
_log = logging.getLogger(__name__)


class Stages:
    """Runs a step once per settings; a run that was stopped continues at the first missing one."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    def __call__(
        self, name: str, settings: Mapping[str, object], work: Callable[[], Arrays]
    ) -> Arrays:
        """The arrays of step `name`, read from its file or made by `work`."""
        told = json.dumps(settings, sort_keys=True).encode()
        path = self._folder / f"{name}-{hashlib.sha256(told).hexdigest()[:10]}.npz"
        if not path.exists():
            begin = time.monotonic()
            arrays = work()
            part = path.with_suffix(".part.npz")
            np.savez(part, **arrays)  # type: ignore[arg-type]
            part.replace(path)
            _log.info("%s: %.0f s", name, time.monotonic() - begin)
        with np.load(path, allow_pickle=False) as file:
            return {key: file[key] for key in file.files}
