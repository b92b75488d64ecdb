"""Which encoding a text file is in, told from a bounded piece of it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from skulens.errors import SourceError
from skulens.sources.names import shown

SAMPLE_BYTES = 256 * 1024
"""How much is looked at, from the first byte that is not ASCII."""

_HEAD_BYTES = 4096
_SEARCH_BYTES = 256 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LATIN = ("cp1252", "cp1250", "mac_roman")
_CARON = frozenset("šžŠŽ")
_NOT_BESIDE_CARON = frozenset("øìèùæòïðØÌÈÙÆ")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

MARK_ERRORS = "skulens.mark"
"""Error handler that puts a lone surrogate where bytes cannot be decoded."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error(MARK_ERRORS, _mark)


def has_marks(text: str) -> bool:
    """Whether text holds a lone surrogate: a wrong byte, or half a character of JSON."""
    return not text.isascii() and _LONE_SURROGATE.search(text) is not None


def detect_encoding(path: Path) -> str:
    """Return the Python name of the encoding of a text file.

    A byte order mark decides; then UTF-8 if it fits; then the Latin encoding whose letters fall
    like letters of words; then `charset-normalizer`.
    Raises `SourceError` when the file is no text or nothing fits.
    """
    sample, is_cut = _sample(path)
    for mark, encoding in _BOMS:
        if sample.startswith(mark):
            return encoding
    if b"\x00" in sample[:_HEAD_BYTES] and (wide := _without_bom(sample[:_HEAD_BYTES])):
        return wide
    if _is_utf8(sample, is_cut):
        return "utf-8"
    scores = {encoding: _latin_score(sample, encoding) for encoding in _LATIN}
    best = max(_LATIN, key=lambda encoding: scores[encoding])
    if scores[best] >= 0.5 and not _is_dense(sample):
        return best
    return _ask_normalizer(path, sample)


def check_encoding(name: str, path: Path) -> str:
    """Return the Python name of an encoding a person named for a file.

    Raises `SourceError` if it is unknown or cannot be that of the file.
    """
    try:
        info = codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError) as error:
        raise SourceError(f"unknown encoding '{name}'; try utf-8, cp1252 or utf-16") from error
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    try:
        codecs.getincrementaldecoder(info.name)(MARK_ERRORS).decode(head)
    except (LookupError, UnicodeError) as error:
        raise SourceError(
            f"{shown(path)} cannot be read as {name} ({error}); leave the encoding out, or name "
            "another, such as utf-8, cp1252 or utf-16-le"
        ) from error
    return info.name


def _sample(path: Path) -> tuple[bytes, bool]:
    """Read the piece to look at, and whether the file goes on after it."""
    with path.open("rb") as file:
        piece = file.read(SAMPLE_BYTES)
        if not piece.isascii() or b"\x00" in piece:
            return piece, len(piece) == SAMPLE_BYTES
        for _ in range(_SEARCH_BYTES // SAMPLE_BYTES):
            following = file.read(SAMPLE_BYTES)
            if not following:
                break
            if not following.isascii():
                return following, len(following) == SAMPLE_BYTES
    return piece, False


def _is_utf8(sample: bytes, is_cut: bool) -> bool:
    # One wrong byte in thousands of right characters is damage, not another encoding.
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=not is_cut)
    except UnicodeDecodeError:
        text = sample.decode("utf-8", MARK_ERRORS)
        wrong = text.count("\udcff")
        right = sum(1 for _ in re.finditer("[^\x00-\x7f\ud800-\udfff]", text))
        return right > 20 * wrong
    return True


def _without_bom(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(len(head) // 2, 1)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _is_dense(sample: bytes) -> bool:
    """Whether most letters beyond ASCII touch each other, as in alphabets that are not Latin."""
    runs = re.findall(rb"[\x80-\xff]+", sample)
    total = sum(map(len, runs))
    return sum(len(run) for run in runs if len(run) > 2) > 0.6 * total


def _latin_score(sample: bytes, encoding: str) -> float:
    """Return how natural (at most 1) the characters beyond ASCII are in this reading."""
    text = sample.decode(encoding, MARK_ERRORS)
    points = list(_naturalness(text))
    score = sum(points) / max(len(points), 1)
    letters = set(text)
    if encoding == "cp1252" and letters & _CARON and letters & _NOT_BESIDE_CARON:
        score -= 0.4  # no language has both; read as cp1250 it is Czech, Slovak or Croatian
    return score


def _naturalness(text: str) -> Iterator[float]:
    for match in re.finditer(r"[^\x00-\x7f]", text):
        here, at = match.group(), match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if here == "\udcff" or "\x80" <= here <= "\x9f":
            yield -5.0
        elif here.isalpha() and here not in "ªºµΩπƒ":
            yield -2.0 if here.isupper() and before.islower() else 1.0
        else:
            inside = before.isalpha() and after.isalpha() and here not in "’‘–—·\xad"
            yield -2.0 if inside else 0.9


def _ask_normalizer(path: Path, sample: bytes) -> str:
    from charset_normalizer import from_bytes

    match = from_bytes(sample[: 64 * 1024]).best()
    if match is None:
        raise SourceError(f"cannot tell the encoding of {shown(path)}; save it as UTF-8")
    return match.encoding
