from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from skulens.errors import MissingExtraError
from skulens.extras import EXTRAS, require

PYPROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def test_extras_are_those_of_the_package() -> None:
    declared = tomllib.loads(PYPROJECT.read_text())["project"]["optional-dependencies"]
    names = {
        extra: tuple(re.split(r"[><=\[; ]", requirement)[0] for requirement in requirements)
        for extra, requirements in declared.items()
    }
    assert names == EXTRAS


def test_a_missing_part_says_how_to_install_it() -> None:
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'skulens[train]'")):
        require("train", "a_module_nobody_has")


def test_what_is_installed_is_returned() -> None:
    assert require("parquet", "json").loads("1") == 1


def test_constraints_pin_versions_and_name_no_place_to_load_them_from() -> None:
    lines = PYPROJECT.with_name("constraints.txt").read_text().splitlines()
    assert all(re.match(r"[a-z0-9-]+==[^ ]+( ; .*)?$", line) for line in lines)
    assert {"numpy", "sqlalchemy", "pytest", "ruff"} <= {line.split("==")[0] for line in lines}
