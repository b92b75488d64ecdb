"""The shop's shades: what a seller calls them, the colour family they belong to, what they look like."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shade:
    """One named colour: `rgb` as it should be seen (sRGB, 0 to 255), `family` as shoppers filter."""

    name: str
    family: str
    rgb: tuple[int, int, int]


def _shades(family: str, **hexes: str) -> dict[str, Shade]:
    return {
        name.replace("_", " "): Shade(
            name.replace("_", " "), family, (int(h[:2], 16), int(h[2:4], 16), int(h[4:], 16))
        )
        for name, h in hexes.items()
    }


SHADES: dict[str, Shade] = (
    _shades("red", red="c3202a", burgundy="6e1423", brick="a5402d", cherry="9b1b30")
    | _shades("orange", orange="ea7317", rust="b7511d", tangerine="f58a1f", terracotta="c4653f", copper="d08a62")
    | _shades("yellow", yellow="f2c21a", mustard="cf9a1c", lemon="f7dd4a")
    | _shades(
        "green",
        green="2f8f46",
        olive="6b7032",
        sage="9db08b",
        emerald="0f7a55",
        mint="9bd8bd",
        forest="1f4d34",
        lime="9ccb2f",
    )
    | _shades("blue", blue="1f5fbf", navy="17264f", sky="7fb8e6", petrol="14606f", denim="48658c")
    | _shades("purple", purple="6a3d9a", lilac="b79bd4", plum="5b2a4e")
    | _shades("pink", pink="ee9bb5", rose="d9607f", blush="efc6c1", fuchsia="cf2a82")
    | _shades(
        "brown",
        brown="6f4526",
        chocolate="472a1a",
        tan="b47a45",
        cognac="8f4a1f",
        walnut="694329",
        teak="95602f",
        mahogany="5f2618",
    )
    | _shades(
        "beige", beige="d8c3a0", sand="d9c08f", cream="efe3c8", oak="c69c66", pine="dcb97e",
        birch="e3cb9f", rattan="cda368",
    )
    | _shades("black", black="1b1b1d", charcoal="2b2c2f", ebony="2a211c")
    | _shades("grey", grey="85878a", slate="5c656e", stone="a9a59c", gunmetal="54585d")
    | _shades("white", white="f0efeb", ivory="f3ecdb", snow="f6f6f4")
    | _shades("silver", steel="bcc0c4", silver="cfd1d4", aluminium="b9bcbf")
    | _shades("gold", gold="d8a83f", brass="c29a45")
    | _shades("clear", clear="e9f0ef")
)  # fmt: skip


def linear(shade: str) -> tuple[float, float, float, float]:
    """A shade as linear RGBA, as Blender's shaders want it."""

    def channel(value: int) -> float:
        v = value / 255
        return v / 12.92 if v <= 0.04045 else float(((v + 0.055) / 1.055) ** 2.4)

    red, green, blue = SHADES[shade].rgb
    return channel(red), channel(green), channel(blue), 1.0
