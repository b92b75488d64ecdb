"""Which column of a feed is what, told from its name in English or German."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skulens.errors import SourceError, UsageError


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "id": _names(
        "id|product id|item id|article id|uniq id|unique id|uuid|handle|sku|product sku|item sku"
        "|article number|article no|item number|item no|product number|product no|product code"
        "|item code|artikelnummer|artikelnr|artikel nr|artikel id|art nr|artnr|produktnummer"
        "|produktnr|produkt id|bestellnummer|bestellnr|materialnummer|nummer|asin|gtin|ean|upc"
        "|ean code|gtin13|ean13|mpn|model number|style id|offer id|seller sku|parent sku"
    ),
    "title": _names(
        "title|name|product name|product title|product display name|display name|item name"
        "|item title|article name|titel|bezeichnung|artikelbezeichnung|produktbezeichnung"
        "|artikelname|produktname|produkttitel|artikel|produkt|product|headline|label"
    ),
    "description": _names(
        "description|product description|item description|long description|full description"
        "|body html|body|beschreibung|produktbeschreibung|artikelbeschreibung|langtext"
        "|langbeschreibung|beschreibungstext|about product|short description|kurzbeschreibung"
        "|details|text"
    ),
    "category": _names(
        "category|category path|categories|product category|product type|google product category"
        "|category name|category tree|kategorie|kategoriepfad|kategorien|produktkategorie"
        "|warengruppe|produkttyp|artikelgruppe|breadcrumb|breadcrumbs|taxonomy|department"
        "|article type|item category"
    ),
    "price": _names(
        "price|selling price|sale price|current price|unit price|retail price|price eur|price usd"
        "|preis|verkaufspreis|vk preis|vk|preis eur|bruttopreis|endpreis|einzelpreis|final price"
        "|amount|variant price|list price|msrp|uvp"
    ),
    "url": _names(
        "url|link|product url|product link|item url|page url|deeplink|deep link|permalink"
        "|produkt url|produktlink|produktseite|shop url|webseite|website"
    ),
}
"""Names of the columns for each field, likeliest first; case, spaces and `_-.` do not matter."""

PHOTO_NAMES = _names(
    "photo|photos|photo path|photo paths|photo file|image|images|image path|image paths|image file"
    "|image files|image filename|image name|img|imgs|img main|img path|main image|main photo"
    "|main picture|primary image|picture|pictures|picture path|pic|pics|bild|bilder|bildpfad"
    "|bilddatei|bildname|hauptbild|produktbild|produktbilder|artikelbild|foto|fotos|filename"
    "|file name|file|file path|filepath|path|dateiname|datei|dateipfad|pfad|image src|image link"
    "|additional image link|image url|image urls|photo url|photo urls|img url|picture url|bild url"
    "|thumbnail|front image|back image|side image"
)
ROLES = (*SYNONYMS, "photo")
"""The fields of a product that a column can be."""

_GENERIC_PHOTO_NAMES = frozenset(
    {"file", "path", "pfad", "datei", "filename", "filepath", "dateiname", "thumbnail"}
)
_NUMBERED_PHOTO = re.compile(
    r"(?:additional|other|zusatz|weitere)?(?:photo|image|img|picture|pic|bild|foto)s?"
    r"(?:path|file|filename|src|link|url|pfad|datei)?\d{1,3}(?:path|file|filename|src|link|url)?"
)
_CODE_WORDS = frozenset(
    _names(
        "id|ean|ean8|ean13|gtin|gtin8|gtin12|gtin13|gtin14|upc|isbn|isbn13|asin|mpn|sku|code|codes"
        "|barcode|zip|plz|phone|telephone|telefon|fax|uuid|nr|no|artnr|artikelnr|artikelnummer"
        "|modellnummer|bestellnummer|hsn|taric"
    )
)
_CODE_ENDINGS = ("itemnumber", "modelnumber", "articlenumber", "productnumber", "partnumber")


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The column of each field, the photo columns in order; every other one is an attribute."""

    fields: Mapping[str, str]
    photos: tuple[str, ...]
    categories: tuple[str, ...] = ()

    def taken(self) -> frozenset[str]:
        """Return the columns that are not attributes."""
        return frozenset((*self.fields.values(), *self.photos, *self.categories))


def normal_name(name: str) -> str:
    """Return a column name as it is compared: lower case letters and digits only."""
    return re.sub(r"[\W_]+", "", name.casefold())


def is_code_column(name: str) -> bool:
    """Whether numbers in this column are codes (an EAN, a telephone number), never quantities."""
    parts = re.split(r"[\W_]+", re.sub(r"(?<=[a-zäöüß])(?=[A-Z])", " ", name).casefold())
    return not _CODE_WORDS.isdisjoint(parts) or normal_name(name).endswith(_CODE_ENDINGS)


def plan_columns(
    columns: Iterable[str], chosen: Mapping[str, str] | None = None, *, feed: str = "the feed"
) -> ColumnPlan:
    """Tell the columns of a feed apart; `chosen` (field -> column) goes before recognition.

    `photo` and `category` may be chosen as several columns joined by commas.
    Raises `SourceError` when no column holds photos or a chosen one is missing, `UsageError` for
    an unknown field.
    """
    names = tuple(columns)
    picked = {role: _find(names, role, wish, feed) for role, wish in (chosen or {}).items()}
    by_normal: dict[str, str] = {}
    for name in names:
        by_normal.setdefault(normal_name(name), name)
    used = {name for group in picked.values() for name in group}
    photos = picked.get("photo") or _photo_columns(names, used)
    if not photos:
        raise SourceError(
            f"{feed} has no column of photos; its columns are: {_listed(names)}. "
            "Say which one holds the photo files with --column photo=NAME"
        )
    used |= set(photos)
    fields = {role: group[0] for role, group in picked.items() if role not in ("photo", "category")}
    for role, synonyms in SYNONYMS.items():
        if role not in picked:
            found = next(
                (
                    by_normal[key]
                    for word in synonyms
                    if _free(key := normal_name(word), by_normal, used)
                ),
                None,
            )
            if found:
                fields[role] = found
                used.add(found)
    category = fields.pop("category", None)
    categories = picked.get("category") or ((category,) if category else ())
    return ColumnPlan(fields, photos, categories)


def _free(key: str, by_normal: Mapping[str, str], used: set[str]) -> bool:
    return key in by_normal and by_normal[key] not in used


def _photo_columns(names: tuple[str, ...], used: set[str]) -> tuple[str, ...]:
    known = {normal_name(word) for word in PHOTO_NAMES}
    found = [
        name
        for name in names
        if name not in used
        and ((key := normal_name(name)) in known or _NUMBERED_PHOTO.fullmatch(key))
    ]
    clear = [name for name in found if normal_name(name) not in _GENERIC_PHOTO_NAMES]
    return tuple(clear or found[:1])


def _find(names: tuple[str, ...], role: str, wish: str, feed: str) -> tuple[str, ...]:
    if role not in ROLES:
        raise UsageError(f"'{role}' is no field of a product; choose from {', '.join(ROLES)}")
    by_normal = {normal_name(name): name for name in reversed(names)}
    parts = [wish] if wish in names or role not in ("photo", "category") else wish.split(",")
    found = []
    for part in parts:
        plain = part.strip()
        name = plain if plain in names else by_normal.get(normal_name(plain))
        if name is None:
            raise SourceError(
                f"{feed} has no column '{plain}' for {role}; its columns are: {_listed(names)}"
            )
        found.append(name)
    return tuple(found)


def _listed(names: tuple[str, ...]) -> str:
    shown = ", ".join(name[:60] for name in names[:40])
    return f"{shown} and {len(names) - 40} more" if len(names) > 40 else shown
