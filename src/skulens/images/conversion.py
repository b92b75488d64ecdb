"""Any pixels Pillow can hand out become upright RGB with 8 bits a channel."""

from __future__ import annotations

import io
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageCms

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes each EXIF orientation."""

_REDUCIBLE = {"L", "LA", "RGB", "RGBA", "CMYK"}
_LARGEST_PROFILE = 2 * 1024 * 1024
_PROFILE_SPACES = {"RGB": "RGB ", "RGBA": "RGB ", "CMYK": "CMYK"}


def orientation_of(picture: Image.Image) -> int:
    """The EXIF orientation from 1 to 8; 1 where there is none or the EXIF data are damaged."""
    try:
        value = picture.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # metadata must not cost a good picture
        return 1
    return value if isinstance(value, int) and value in _UPRIGHT else 1


def upright(picture: Image.Image, orientation: int) -> Image.Image:
    """Turn a picture as its EXIF orientation asks."""
    return picture.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else picture


def reduced(picture: Image.Image, least: int) -> Image.Image:
    """Shrink by a whole factor, keeping the long side at `least` or more, where that is exact."""
    factor = max(picture.size) // least
    if factor < 2 or picture.mode not in _REDUCIBLE or "transparency" in picture.info:
        return picture
    return picture.reduce(factor)


def to_rgb(picture: Image.Image, background: tuple[int, int, int]) -> Image.Image:
    """Convert a loaded picture of any mode to RGB.

    Embedded RGB and CMYK profiles other than sRGB are applied, transparency is laid on
    `background`, deep greys are scaled to 8 bits. Raises what Pillow raises.
    """
    picture = _eight_bits(picture)
    transparent = picture.has_transparency_data
    if picture.mode == "La":
        picture = picture.convert("LA")
    if transparent and picture.mode != "RGBA":
        picture = picture.convert("RGBA")
    elif picture.mode == "P":
        picture = picture.convert("RGB")
    picture = _in_srgb(picture)
    if not transparent:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    canvas = Image.new("RGB", picture.size, background)
    canvas.paste(picture, mask=picture)
    return canvas


def _eight_bits(picture: Image.Image) -> Image.Image:
    """Scale 16-bit, 32-bit and float greys to L; Pillow's own conversion would clip them."""
    if not picture.mode.startswith(("I", "F")):
        return picture
    values: npt.NDArray[np.floating] = np.asarray(picture, dtype=np.float32)
    values = np.nan_to_num(values, posinf=0, neginf=0)
    low, high = float(values.min()), float(values.max())
    if picture.mode.startswith("I;16"):
        values = values / 257
    elif low < 0 or high > 65535:
        values = (values - low) * (255 / (high - low))
    elif high > 255:
        values = values / 257
    elif picture.mode == "F" and high <= 1:
        values = values * 255
    return Image.fromarray(np.rint(values).astype(np.uint8))


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Apply an embedded colour profile; one that cannot be used is ignored, as browsers do."""
    profile = picture.info.get("icc_profile")
    if (
        picture.mode not in _PROFILE_SPACES
        or not isinstance(profile, bytes)
        or not 128 < len(profile) <= _LARGEST_PROFILE
    ):
        return picture
    transform = _transform(profile, picture.mode)
    return picture if transform is None else transform.apply(picture)


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """The way from an embedded profile to sRGB; None if it is sRGB already or unusable."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if source.profile.xcolor_space != _PROFILE_SPACES[mode]:
            return None
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        wanted = "RGBA" if mode == "RGBA" else "RGB"
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, wanted)
    except Exception:  # a broken profile must not cost a good picture
        return None
    return transform if isinstance(transform, ImageCms.ImageCmsTransform) else None
