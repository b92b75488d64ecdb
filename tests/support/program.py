"""The program as its own process, also as one that permissions bind or that reports its memory."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pytest

from skulens import Catalog

SKULENS = [sys.executable, "-W", "error", "-c", "from skulens.cli import main; main()"]

# The superuser without the two capabilities that override permissions (CAP_DAC_OVERRIDE and
# CAP_DAC_READ_SEARCH, gone after the next exec): bound by the mode of its own files like anyone.
_BOUND = """
import ctypes, os, sys
if os.geteuid() == 0:
    drop = ctypes.CDLL(None).prctl
    if drop(24, 1, 0, 0, 0) or drop(24, 2, 0, 0, 0):
        sys.exit("capabilities cannot be dropped")
os.execv(sys.argv[1], sys.argv[1:])
"""
BOUND = [sys.executable, "-c", _BOUND]

# The peak of this program alone; getrusage would count the process it was forked from.
_MEASURED = """
import sys
from pathlib import Path
from skulens.cli.run import run
code = run(sys.argv[2:])
Path(sys.argv[1]).write_text(Path("/proc/self/status").read_text())
sys.exit(code)
"""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(**settings: object) -> dict[str, str]:
    """This environment with settings of Skulens; the dummy encoder unless told otherwise."""
    chosen = {"SKULENS_ENCODER": "dummy", "SKULENS_THREADS": "2"}
    chosen.update({f"SKULENS_{name.upper()}": str(value) for name, value in settings.items()})
    return {**os.environ, **chosen}


def skulens(*words: str | Path, code: int = 0, bound: bool = False, **settings: object) -> Ended:
    """Run a command and check its exit code; `bound` by permissions even as the superuser."""
    program = [*BOUND, *SKULENS] if bound else SKULENS
    return _run([*program, *map(str, words)], code, settings)


def _run(command: list[str], code: int, settings: dict[str, object]) -> Ended:
    done = subprocess.run(
        command, env=environment(**settings), capture_output=True, timeout=400, check=False
    )
    out, err = (stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr))
    assert done.returncode == code, (done.returncode, out[-2000:], err[-2000:])
    return Ended(code, out, err)


def measured(report: Path, *words: str | Path, code: int = 0) -> tuple[Ended, int]:
    """Run a command bound by permissions, and tell the most memory it held, in MiB."""
    program = [*BOUND, sys.executable, "-W", "error", "-c", _MEASURED, str(report)]
    ended = _run([*program, *map(str, words)], code, {})
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", report.read_text())
    return ended, int(peak) // 1024


def status(where: Path | str) -> dict[str, Any]:
    """What a catalogue holds, asked within this process."""
    with Catalog.open(where, create=False) as catalog:
        return asdict(catalog.status())


def needs_permissions(folder: Path) -> None:
    """Skip where permissions cannot be made to bind this user."""
    locked = folder / "permission-probe"
    locked.touch(mode=0o000)
    probe = [*BOUND, sys.executable, "-c", "open(__import__('sys').argv[1])", str(locked)]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    locked.unlink()
    if "PermissionError" not in done.stderr:
        pytest.skip("permissions do not bind this user, and capabilities cannot be dropped")
