"""Pictures small enough to travel inside a report."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from skulens.errors import PictureError
from skulens.images.decoding import decode
from skulens.images.files import read_bytes

LONG_SIDE = 160
_QUALITY = 80
_PAPER = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A picture as a JPEG in a `data:` address, or None and the reason why there is none."""

    address: str | None
    width: int = 0
    height: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Thumbnails:
    """Makes thumbnails of at most 160 pixels, each picture once, and never fails."""

    _made: dict[str, Thumbnail] = field(default_factory=dict)

    def of(self, source: str) -> Thumbnail:
        """Return the thumbnail of a file; the empty source has no picture."""
        if source not in self._made:
            self._made[source] = _thumbnail(source)
        return self._made[source]


def _thumbnail(source: str) -> Thumbnail:
    if not source:
        return Thumbnail(None, reason="no picture")
    try:
        # Drawn by our own decoder and written anew: nothing of the file itself gets into the page.
        picture = decode(read_bytes(Path(source)), wanted=LONG_SIDE, background=_PAPER).image
    except PictureError as error:
        return Thumbnail(None, reason=error.reason.replace("_", " "))
    picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    code = base64.b64encode(buffer.getvalue()).decode("ascii")
    return Thumbnail(f"data:image/jpeg;base64,{code}", picture.width, picture.height)
