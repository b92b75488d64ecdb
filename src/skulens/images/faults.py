"""What goes wrong when somebody takes a photo, in three steps, for tables of robustness."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from skulens.errors import UsageError

Floats = npt.NDArray[np.floating]
Fault = Callable[[Image.Image, int, np.random.Generator], Image.Image]

SEVERITIES = (1, 2, 3)


def apply_fault(image: Image.Image, name: str, severity: int, seed: int) -> Image.Image:
    """Return an RGB picture with one of `FAULTS`, at severity 1 (slight) to 3 (strong).

    The same seed gives the same picture; it decides directions and grain, never the strength. The
    size stays, but for `crop`. Raises `UsageError` for other names, severities and modes.
    """
    if name not in FAULTS:
        raise UsageError(f"there is no fault {name!r}; there are {', '.join(FAULTS)}")
    if severity not in SEVERITIES:
        raise UsageError(f"severity is {severity}; it must be 1, 2 or 3")
    if image.mode != "RGB":
        raise UsageError(f"the picture is {image.mode}; faults are applied to RGB")
    return FAULTS[name](image, severity - 1, np.random.default_rng(seed))


def _blurred(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    """A hand that shakes or a lens out of focus, one as often as the other."""
    share = (0.010, 0.020, 0.035)[step]
    if dice.random() < 0.5:
        return image.filter(ImageFilter.GaussianBlur(share * max(image.size) / 2))
    length = share * max(image.size) * 2
    angle = dice.uniform(0, np.pi)
    pixels = np.asarray(image, np.float32)
    offsets = np.linspace(-length / 2, length / 2, max(3, int(length) + 1))
    moved = [_shifted(pixels, at * np.sin(angle), at * np.cos(angle)) for at in offsets]
    return _picture(np.mean(moved, axis=0, dtype=np.float32))


def _shifted(pixels: Floats, down: float, right: float) -> Floats:
    """The pixels moved by whole pixels, the edges' own colours behind them."""
    rows, columns = pixels.shape[:2]
    from_rows = (np.arange(rows) - round(down)).clip(0, rows - 1)
    from_columns = (np.arange(columns) - round(right)).clip(0, columns - 1)
    moved: Floats = pixels[from_rows[:, np.newaxis], from_columns]
    return moved


def _in_low_light(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    """Less light, and the grain of a sensor turned up to make the most of it."""
    dark = _linear(np.asarray(image, np.float32)) * (0.45, 0.25, 0.12)[step]
    return _picture(_with_grain(_encoded(dark), (4.0, 8.0, 14.0)[step], dice))


def _with_a_cast(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    """A lamp that is warmer, or daylight that is cooler, than the camera believes."""
    warmth = (0.15, 0.30, 0.50)[step] * (1 if dice.random() < 0.5 else -1)
    gains = np.array([1 + warmth, 1, 1 - warmth], np.float32)
    # The eye's brightness stays: a cast is another fault than low light.
    gains /= gains @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    return _picture(_encoded(_linear(np.asarray(image, np.float32)) * gains))


def _noisy(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    return _picture(_with_grain(np.asarray(image, np.float32), (8.0, 16.0, 30.0)[step], dice))


def _tilted(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    """Turned, and seen at a slant, over the colours of the picture's own edges."""
    angle = np.deg2rad((5.0, 12.0, 22.0)[step]) * (1 if dice.random() < 0.5 else -1)
    slant = (0.05, 0.12, 0.20)[step] * (1 if dice.random() < 0.5 else -1)
    width, height = image.size
    room = max(width, height)  # of edge colour on each side; a turned corner never leaves it
    rows, columns = (
        np.arange(-room, side + room).clip(0, side - 1).astype(np.intp) for side in (height, width)
    )
    wide = Image.fromarray(np.asarray(image)[rows[:, np.newaxis], columns])
    # Corners of what is seen, in the order of Pillow's perspective: they are turned around the
    # middle, and one side is drawn together.
    x, y = np.array([-1, 1, 1, -1]) * width / 2, np.array([-1, -1, 1, 1]) * height / 2
    y = y * np.where(x * slant > 0, 1 + abs(slant), 1 - abs(slant))
    seen_x = x * np.cos(angle) - y * np.sin(angle) + width / 2 + room
    seen_y = x * np.sin(angle) + y * np.cos(angle) + height / 2 + room
    return wide.transform(
        image.size,
        Image.Transform.PERSPECTIVE,
        _perspective(x + width / 2, y * 0 + np.array([0, 0, height, height]), seen_x, seen_y),
        Image.Resampling.BILINEAR,
    )


def _perspective(
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
    seen_x: npt.NDArray[np.float64],
    seen_y: npt.NDArray[np.float64],
) -> list[float]:
    """The eight numbers that take four corners to the four places they are read from."""
    equations, values = [], []
    for a, b, u, v in zip(x, y, seen_x, seen_y, strict=True):
        equations += [[a, b, 1, 0, 0, 0, -u * a, -u * b], [0, 0, 0, a, b, 1, -v * a, -v * b]]
        values += [u, v]
    return [float(value) for value in np.linalg.solve(np.array(equations), np.array(values))]


def _cropped(image: Image.Image, step: int, dice: np.random.Generator) -> Image.Image:
    """One side is cut off; a side of fewer than two pixels stays."""
    share = (0.10, 0.20, 0.30)[step]
    width, height = image.size
    side = int(dice.integers(4))
    across, down = min(round(share * width), width - 1), min(round(share * height), height - 1)
    boxes = (
        (across, 0, width, height),
        (0, 0, width - across, height),
        (0, down, width, height),
        (0, 0, width, height - down),
    )
    return image.crop(boxes[side])


def _compressed(image: Image.Image, step: int, _dice: np.random.Generator) -> Image.Image:
    """A JPEG of quality 40, 20 or 10."""
    file = io.BytesIO()
    image.save(file, "JPEG", quality=(40, 20, 10)[step])
    with Image.open(file) as read:
        return read.convert("RGB")


def _with_grain(pixels: Floats, strength: float, dice: np.random.Generator) -> Floats:
    """Grain in light and, half as strong and twice as coarse, in colour."""
    rows, columns = pixels.shape[:2]
    light = dice.standard_normal((rows, columns, 1), np.float32)
    colour = dice.standard_normal((-(-rows // 2), -(-columns // 2), 3), np.float32)
    coarse = colour.repeat(2, axis=0).repeat(2, axis=1)[:rows, :columns]
    grainy: Floats = pixels + strength * (light + coarse / 2)
    return grainy


def _linear(values: Floats) -> Floats:
    """From the numbers of a file, 0 to 255, to amounts of light, 0 to 1."""
    light: Floats = (values / 255) ** 2.2
    return light


def _encoded(light: Floats) -> Floats:
    """From amounts of light to the numbers of a file."""
    values: Floats = light.clip(0, 1) ** (1 / 2.2) * 255
    return values


def _picture(pixels: Floats) -> Image.Image:
    return Image.fromarray(pixels.clip(0, 255).round().astype(np.uint8))


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "blur": _blurred,
        "low_light": _in_low_light,
        "colour_cast": _with_a_cast,
        "noise": _noisy,
        "tilt": _tilted,
        "crop": _cropped,
        "jpeg": _compressed,
    }
)
"""By name, what each fault does to an RGB picture; use `apply_fault`."""
