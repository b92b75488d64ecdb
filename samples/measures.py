"""What the built products measure, kept beside the program so that tables need no Blender."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

Measure = Mapping[str, "float | str"]


class Measures:
    """Width, depth, height (metres) and facts by design id, in a JSON file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Measure] = (
            json.loads(path.read_text("utf-8")) if path.exists() else {}
        )

    def __contains__(self, id: str) -> bool:
        return id in self._known

    def __getitem__(self, id: str) -> Measure:
        return self._known[id]

    def note(self, id: str, measure: Measure) -> None:
        """Keep a measure, at once: a run may be stopped at any time."""
        self._known[id] = measure
        lines = [
            f"{json.dumps(key)}: {json.dumps(self._known[key])}" for key in sorted(self._known)
        ]
        self._path.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
