"""The pages of the documentation do what they say."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from skulens.cli.run import command_tree
from support.pages import PAGES, ROOT, Reader, blocks_of, headings, is_shown, links, typed
from support.postgres import Server
from support.shop import write_small_shop

OTHER_PAGES = [ROOT / name for name in ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md")]
WITH_EXAMPLES = [
    page for page in PAGES if any(block.language != "text" for block in blocks_of(page))
]


@pytest.fixture(scope="module")
def small_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shop")
    write_small_shop(folder)
    return folder


@pytest.fixture
def empty_database(postgres: Server) -> Iterator[tuple[str, Callable[[str], object]]]:
    """A database without anything, and how its owner runs SQL; roles made there are dropped."""
    before = roles(postgres)
    with postgres.new_database(migrated=False) as address:
        name = make_url(address).database
        yield address, lambda text: postgres.run(text, database=name)
        for role in roles(postgres) - before:
            postgres.run(f"DROP OWNED BY {role}", f"DROP ROLE {role}", database=name)


def roles(postgres: Server) -> set[str]:
    return {row[0] for row in postgres.run("SELECT rolname FROM pg_roles")}


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=lambda page: page.name)
def test_a_page_does_what_it_shows(
    page: Path,
    small_shop: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    folder = tmp_path / "shop"
    shutil.copytree(small_shop, folder)
    monkeypatch.chdir(folder)
    for name, value in {"COLUMNS": "100", "TERM": "xterm", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    run_sql = None
    if any(block.language == "sql" for block in blocks_of(page)):
        address, run_sql = request.getfixturevalue("empty_database")
        monkeypatch.setenv("SKULENS_CATALOG", address)
    Reader(folder, run_sql).follow(page)


@pytest.mark.parametrize("page", [*PAGES, *OTHER_PAGES], ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in links(page):
        if "://" in target or target.startswith(("mailto:", "../../")):  # the last: GitHub's own
            continue
        name, _, anchor = target.partition("#")
        file = page if not name else (page.parent / name).resolve()
        assert file.exists(), f"{page.name} links to {target}, which is not there"
        if anchor:
            assert anchor in headings(file), f"{page.name} links to {target}: no such heading"


def test_every_command_is_used_in_some_page() -> None:
    used = "".join(
        block.text
        for page in PAGES
        if page.name != "cli.md"
        for block in blocks_of(page)
        if block.language in ("console", "bash") and block.is_run
    )
    missing = [
        name for name in command_tree().commands if f" {name} " not in used.replace("\n", " ")
    ]
    assert not missing


def test_every_reason_of_a_rejection_is_explained() -> None:
    text = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    missing = sorted(reason for reason in reasons() if f"| `{reason}` |" not in text)
    assert not missing


def reasons() -> set[str]:
    """Codes written in the code: every lower-case word that is handed to a refusal."""
    call = re.compile(
        r"(?:PictureError|RefusedPhoto|BadRow|Rejection|_rejection|notes\.append)\(\s*\(?"
        r"(?:[^\"()]*(?:\([^()]*\))?,)?\s*\"([a-z]+(?:_[a-z]+)*)\","
        r"|, \(\"([a-z_]+)\", (?:\"|message)",
    )
    found: set[str] = set()
    for room in ("images", "ingest", "store"):
        for file in (ROOT / "src" / "skulens" / room).rglob("*.py"):
            calls = call.findall(file.read_text(encoding="utf-8"))
            found |= {reason for groups in calls for reason in groups if reason}
    return found


@pytest.mark.parametrize(
    ("shown", "printed", "is_same"),
    [
        ("", "anything", True),
        ("a  b\n", "a b", True),
        ("a\n...\nz\n", "a\nm\nz\n", True),
        ("score 0.61 in 12 ms", "score 0.48 in 9 ms", True),
        ("(576 ms)", "(1.1 s)", True),
        ("≈42% sure", ">99% sure", True),
        ("3 hits", "4 hits", False),
        ("a", "a\nb", False),
        ("red\x1b[0m", "red", True),
        ("photos 64/64", "photos 8/64\nphotos 64/64", True),
        ("photos 64/64", "photos 8/64", False),
    ],
)
def test_output_is_compared_by_its_stable_parts(shown: str, printed: str, is_same: bool) -> None:
    assert is_shown(shown, printed) is is_same


def test_console_blocks_are_cut_into_commands() -> None:
    assert list(typed("$ a \\\n  b\nout\n$ c\n")) == [("a \\\n  b", "out\n"), ("c", "")]
