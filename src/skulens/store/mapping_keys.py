"""When two suppliers, two columns or two values are called the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from skulens.store.texts import key_of, storable

_ONE_MARK = str.maketrans("‘’‚′´`“”„″", "''''''\"\"\"\"")
_MEANING = frozenset("%‰#°+")
"""Signs that tell columns apart, as currencies do: `Cotton` is not `Cotton %`."""


def supplier_key(name: str) -> str:
    """What the spellings of a supplier's name have in common; case and blanks make no difference."""
    return value_key(name)


def value_key(text: str) -> str:
    """What the spellings of a value have in common; case and blanks make no difference."""
    return key_of(" ".join(storable(text).split()))


@lru_cache(maxsize=4096)
def column_key(name: str) -> str:
    """What the spellings of a column's name have in common.

    Case, blanks and punctuation make no difference, but units do: `Weight (oz)` is `weight_oz` and
    not `Weight (kg)`, `Width (")` is not `Width (')`. A name of nothing but punctuation is itself.
    """
    text = unicodedata.normalize("NFKC", storable(name).translate(_ONE_MARK))
    text = f" {unicodedata.normalize('NFKC', text.casefold())} "
    kept: list[str] = []
    gap = False
    for before, sign, after in zip(text, text[1:], text[2:], strict=False):
        if not _counts(before, sign, after):
            gap = True
            continue
        # Without a blank `1 2` would be `12`.
        if gap and kept and kept[-1].isdecimal() and sign.isdecimal():
            kept.append(" ")
        kept.append(sign)
        gap = False
    return key_of("".join(kept)) or value_key(name)


def _counts(before: str, sign: str, after: str) -> bool:
    if sign.isalnum() or sign in _MEANING:
        return True
    if sign in "'\"":  # feet and inches; in a word or around one it is only punctuation
        return not before.isalpha() and not after.isalnum()
    return unicodedata.category(sign) in ("Mn", "Mc", "Sc")
