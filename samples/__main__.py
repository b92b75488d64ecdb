"""Make the sample shop: `python -m samples`; without Blender at hand, `python -m samples --tables`.

Pictures that are in the shop's folder already are kept: delete one to have it made again.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from samples.designs import shop_designs, supplier_designs
from samples.lines import read_lines
from samples.measures import Measures
from samples.tables import write_tables

HERE = Path(__file__).parent


def main() -> None:
    """Render what is missing, then write the tables and the contact sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "shop")
    parser.add_argument("--measures", type=Path, default=HERE / "measures.json")
    parser.add_argument("--sheets", type=Path, default=HERE.parent / "docs" / "images")
    parser.add_argument("--tables", action="store_true", help="only the tables: no Blender needed")
    given = parser.parse_args()
    lines = read_lines()
    designs = [*shop_designs(lines), *supplier_designs(lines)]
    measures = Measures(given.measures)
    if not given.tables:
        from samples.contact import draw_contact_sheets
        from samples.rendering import render_all

        render_all(designs, given.out, measures)
        draw_contact_sheets(designs, given.out, given.sheets)
    write_tables(lines, designs, measures, given.out)


if __name__ == "__main__":
    main()
