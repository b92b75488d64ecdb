"""The tables of the sample shop are what the program writes, to the byte."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from samples.designs import shop_designs, supplier_designs
from samples.lines import read_lines
from samples.measures import Measures
from samples.tables import write_tables
from skulens.datasets.sample_shop import sample_shop

MEASURES = Path(__file__).resolve().parents[2] / "samples" / "measures.json"


def test_the_program_run_again_writes_the_same_tables(tmp_path: Path) -> None:
    random.seed()  # nothing hangs on the module's own dice
    lines = read_lines()
    designs = [*shop_designs(lines), *supplier_designs(lines)]
    write_tables(lines, designs, Measures(MEASURES), tmp_path)
    written = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    assert len(written) == 10
    for path in written:
        assert (tmp_path / path).read_bytes() == (sample_shop().folder / path).read_bytes(), path


def test_a_design_that_was_never_rendered_is_named(tmp_path: Path) -> None:
    lines = read_lines()
    with pytest.raises(KeyError, match=shop_designs(lines)[0].id):
        write_tables(lines, shop_designs(lines), Measures(tmp_path / "none.json"), tmp_path)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('place = "moon"', r"mugs.toml, \[mug\]: place 'moon' is none of table, floor"),
        ('looks = ["plain:ceramic:mauve"]', r"'mauve' is no shade of the palette"),
        ('looks = ["odd:ceramic:red"]', "style 'odd' has no words"),
        ('looks = ["plain:ceramic:red", "plain:ceramic:red"]', "two looks are the same"),
        ('category = "Kitchen"', "three levels"),
    ],
)
def test_mistakes_in_the_assortment_are_named(tmp_path: Path, wrong: str, said: str) -> None:
    right = {
        "category": '"A > B > C"',
        "nouns": '["mug"]',
        "place": '"table"',
        "view": "[0, 20]",
        "price": "[1, 2]",
        "styles": '{ plain = "" }',
        "features": '["nice"]',
        "looks": '["plain:ceramic:red"]',
    }
    name, _, value = wrong.partition(" = ")
    table = "\n".join(f"{key} = {text}" for key, text in (right | {name: value}).items())
    (tmp_path / "mugs.toml").write_text(f"[mug]\n{table}\n")
    with pytest.raises(ValueError, match=said):
        read_lines(tmp_path)
