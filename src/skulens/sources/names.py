"""Words out of file names: titles, categories, and ids that any store can keep."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata

MAX_ID_CHARACTERS = 512
"""Longest product id; indexes of databases have a limit."""

_SEPARATORS = re.compile(r"[\s_\-–—.,;()\[\]{}+~#]+")
_CAMERA_WORDS = frozenset(
    (
        "img",
        "imgp",
        "image",
        "images",
        "dsc",
        "dscn",
        "dscf",
        "dcim",
        "pxl",
        "mvimg",
        "photo",
        "foto",
        "picture",
        "pic",
        "bild",
        "screenshot",
        "scan",
        "whatsapp",
        "untitled",
        "unbenannt",
        "thumb",
        "thumbnail",
        "copy",
        "kopie",
    )
)
_MACHINE_NAME = re.compile(
    r"[\d\W_]+"  # numbers and dates
    r"|(?=[0-9a-f]*\d)[0-9a-f]{6,}"  # hashes, parts of a UUID
    r"|[a-z]{1,5}\d{3,}"  # IMG1234, P1010001, DSCF0042
    r"|\d+x\d+|\d+px",  # sizes
    re.IGNORECASE,
)
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_LETTER_WORD = re.compile(r"(?<![^\W_])([^\W\d_slmSLM])-(?=[^\W\d_]{2})")
"""T-shirt, v-neck, x-ray; not the s of "women-s-dress" nor the size of "dress-m-blue"."""
_HELD = "\N{NON-BREAKING HYPHEN}"


def storable(name: str) -> str:
    r"""Return a file name or path as valid Unicode: bytes that are not become `\xNN`."""
    if _is_valid(name):
        return name
    try:
        raw = name.replace("\\", "\\\\").encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a lone half of a character, as Windows allows
        raw = name.encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as it stands in a message."""
    return storable(os.fspath(path))


def composed_names(names: list[str]) -> dict[str, str]:
    """Map the names in one folder to storable, composed (NFC) ones, no two alike.

    The same tree then gives the same ids whether it was copied from macOS or not.
    """
    taken = set(names)
    result: dict[str, str] = {}
    for name in names:
        plain = unicodedata.normalize("NFC", storable(name))
        if plain != name:
            if plain in taken:
                plain = name if _is_valid(name) else f"{plain}~{len(result)}"
            taken.add(plain)
        result[name] = plain
    return result


def bounded_id(text: str) -> str:
    """Shorten an id of more than `MAX_ID_CHARACTERS`; a hash of the whole keeps it unique."""
    if len(text) <= MAX_ID_CHARACTERS:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text[: MAX_ID_CHARACTERS - 32]}…{digest}"


def id_fault(product_id: str) -> tuple[str, str] | None:
    """Return reason and message why an id cannot be a product's, None if it can."""
    if not product_id:
        return "missing_id", "the id is empty"
    if len(product_id) > MAX_ID_CHARACTERS:
        return "id_too_long", f"the id has more than {MAX_ID_CHARACTERS} characters"
    return None


def words(name: str) -> str:
    """Return a folder's name as words: dashes and underscores become spaces, but in T-shirt."""
    held = _LETTER_WORD.sub(rf"\1{_HELD}", name)
    return " ".join(re.split(r"[\s_\-]+", held)).strip().replace(_HELD, "-")


def title_from_name(stem: str) -> str:
    """Return the words of a file name without extension, or "" where it holds none.

    Numbers, hashes, sizes and camera names (`IMG_1234`) are not words.
    """
    held = _LETTER_WORD.sub(rf"\1{_HELD}", _UUID.sub(" ", stem))
    kept = [
        part
        for part in _SEPARATORS.split(held)
        if part and part.casefold() not in _CAMERA_WORDS and not _MACHINE_NAME.fullmatch(part)
    ]
    return " ".join(kept).replace(_HELD, "-") if any(len(part) > 1 for part in kept) else ""


def _is_valid(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
