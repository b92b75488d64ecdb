import codecs
from pathlib import Path

import pytest

from skulens.errors import SourceError
from skulens.sources import encodings
from skulens.sources.encodings import MARK_ERRORS, check_encoding, detect_encoding, has_marks

GERMAN = "id;titel;preis\n1;Grüne Äpfel, schön groß;2\n2;Müsli für Größere;3\n"
FRENCH = "id,titre\n1,Crème brûlée à la carte\n2,Garçon près d’une façade\n"
SPANISH = "id,titulo\n1,niño pequeño\n2,camisón añil\n"
POLISH = "id;nazwa\n1;Żółta łódź\n2;Świeże jabłka, źdźbło\n"
CZECH = "id;jméno\n1;Příliš žluťoučký kůň\n2;úpěl ďábelské ódy\n"
CROATIAN = "id;naziv\n1;Šareni džemper za dječake\n2;čaša, ćup, žlica\n"
RUSSIAN = "id;название\n1;Красное яблоко и зелёная груша\n2;Кожаные ботинки для мужчин\n"
JAPANESE = "id,名前\n1,赤いりんごとバナナの詰め合わせ\n2,革の靴と白いシャツ\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id,title\n1,plain\n", "ascii"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (GERMAN, "cp1252"),
        (GERMAN, "latin-1"),
        (GERMAN, "mac_roman"),
        (GERMAN + "3;Preis 12 €;1\n", "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (SPANISH, "latin-1"),
        (SPANISH, "mac_roman"),
        (POLISH, "cp1250"),
        (CZECH, "cp1250"),
        (CROATIAN, "cp1250"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "utf-8"),
    ],
)
def test_text_is_read_as_it_was_written(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(text.encode(encoding))
    assert path.read_bytes().decode(detect_encoding(path)) == text


def test_first_letter_beyond_ascii_may_come_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encodings, "SAMPLE_BYTES", 4096)
    path = tmp_path / "feed.csv"
    path.write_bytes(b"1;plain\n" * 5000 + GERMAN.encode("cp1252"))
    assert detect_encoding(path) == "cp1252"


def test_character_cut_by_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "SAMPLE_BYTES", 7)
    path = tmp_path / "feed.csv"
    path.write_bytes("äöü€äöü€".encode())
    assert detect_encoding(path) == "utf-8"


def test_some_wrong_bytes_do_not_change_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(GERMAN.encode() * 20 + b"3;\xff;4\n")
    assert detect_encoding(path) == "utf-8"


def test_wrong_bytes_are_marked() -> None:
    assert has_marks(b"a\xffb".decode("utf-8", MARK_ERRORS))
    assert has_marks(b"a\x81b".decode("cp1252", MARK_ERRORS))
    assert has_marks((codecs.BOM_UTF16_LE + b"a\x00\x00\xd8").decode("utf-16", MARK_ERRORS))
    assert not has_marks("ä€😀")


def test_nothing_fits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(JAPANESE.encode("shift_jis"))
    monkeypatch.setattr("charset_normalizer.from_bytes", lambda sample: _NoMatch())
    with pytest.raises(SourceError, match="save it as UTF-8"):
        detect_encoding(path)


class _NoMatch:
    def best(self) -> None:
        return None


def test_named_encoding(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_text("id,photo")
    assert check_encoding("latin1", path) == "iso8859-1"
    for wrong in ("nonsense", "hex", "ut\x00f"):
        with pytest.raises(SourceError, match="unknown encoding"):
            check_encoding(wrong, path)
    for unfit in ("utf-16", "utf-32", "idna"):
        with pytest.raises(SourceError, match=f"feed.csv cannot be read as {unfit} .*; leave"):
            check_encoding(unfit, path)
    path.write_text("id,photo", encoding="utf-16")
    assert check_encoding("utf-16", path) == "utf-16"
