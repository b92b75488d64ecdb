import subprocess
import sys

import pytest

from skulens.mapping.values.units import UnitError, convert, parse_unit, unit_in_name
from skulens.mapping.values.word_files import rows_of, words_in


def symbol(text: str, *, volume: bool = False) -> str | None:
    unit = parse_unit(text, volume=volume)
    return unit.symbol if unit else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *(("lbs", "lb"), ("Pfd.", "Pfd."), ("Gramm", "g"), ("Zoll", "in"), ('"', "in")),
        *(("″", "in"), ("'", "ft"), ("fl. oz.", "fl oz"), ("FL OZ", "fl oz"), ("Liter", "l")),
        *(("GB", "GB"), ("mAh", "mAh"), ("°C", "°C"), ("RPM", "rpm"), ("Stück", "pcs")),
        *(("ct.", "ct"), ("Fluid Ounces", "fl oz"), ("g/m²", "g/m²"), ("%", "%")),
        *(("mW", "mW"), ("MW", "MW"), ("bananas", None), ("", None), ("x" * 500, None)),
    ],
)
def test_a_unit_is_known_by_the_words_of_trade(text: str, wanted: str | None) -> None:
    assert symbol(text) == wanted


def test_an_ounce_is_one_of_mass_unless_volumes_are_spoken_of() -> None:
    assert symbol("oz") == "oz"
    assert symbol("oz", volume=True) == "fl oz"


def test_every_unit_of_the_list_is_one_of_pints() -> None:
    for dimension, _, own, words in rows_of("units"):
        unit = parse_unit(own)
        assert unit is not None
        assert words_in(words)
        base = next(row for row in rows_of("units") if row[0] == dimension)
        same = parse_unit(base[2])
        assert same is not None
        if same.dimension == unit.dimension:
            assert convert(1.0, unit, same) is not None


@pytest.mark.parametrize(
    ("number", "unit", "wanted", "result"),
    [
        *((12.0, "oz", "g", 340.19428), (1.0, "Pfd.", "g", 500.0), (2.0, "Zoll", "mm", 50.8)),
        *((100.0, "°C", "°F", 212.0), (7.2, "k rpm", "rpm", 7200.0), (1.0, "cbm", "l", 1000.0)),
    ],
)
def test_units_of_one_dimension_are_converted(
    number: float, unit: str, wanted: str, result: float
) -> None:
    one, other = parse_unit(unit), parse_unit(wanted)
    assert one is not None
    assert other is not None
    assert convert(number, one, other) == pytest.approx(result, rel=1e-6)


def test_a_fluid_ounce_never_becomes_grams() -> None:
    fluid, gram = parse_unit("fl oz"), parse_unit("g")
    assert fluid is not None
    assert gram is not None
    with pytest.raises(UnitError, match=r"fl oz \(volume\) cannot become g \(mass\)"):
        convert(1.0, fluid, gram)


@pytest.mark.parametrize(
    ("name", "rest", "unit"),
    [
        *(
            ("Gew. kg", "Gew.", "kg"),
            ("Weight (oz)", "Weight", "oz"),
            ("height_mm", "height", "mm"),
        ),
        *(("Gew. in g", "Gew.", "g"), ("Cap. fl oz", "Cap.", "fl oz"), ("Inhalt l", "Inhalt", "l")),
        *(("widthCm", "width", "cm"), ("Battery Life (in hours)", "Battery Life", "h")),
        *(("Capacity (oz)", "Capacity", "fl oz"), ("Made in", "Made in", None)),
        *(("Size L", "Size L", None), ("Vitamin C", "Vitamin C", None), ("kg", "kg", None)),
        *(("Pack Quantity", "Pack Quantity", None), ("Height in", "Height", "in")),
    ],
)
def test_a_unit_in_a_columns_name_is_told_from_the_name(
    name: str, rest: str, unit: str | None
) -> None:
    found = unit_in_name(name)
    assert found[0] == rest
    assert (found[1].symbol if found[1] else None) == unit


def test_pint_is_not_loaded_before_a_conversion() -> None:
    code = (
        "import sys, skulens.mapping.values.reading as r; "
        "from skulens.mapping.values.units import unit_in_name; unit_in_name('Gew. kg'); "
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
