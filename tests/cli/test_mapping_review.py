"""Working through what a mapping leaves open."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace

import pytest
from fake_catalog import FakeCatalog
from fake_onboarding import COLUMNS, MAPPING, SAID, column

from skulens.cli import reviewing
from skulens.cli.mapping_review import ReviewingMapping
from skulens.records import ValueMapping

CTRL_C, CTRL_D = KeyboardInterrupt(), EOFError()
DECISION = (SAID[0],)
BILD = column("Bild", "photos", "open", 0.8, "they look like files of pictures", url=0.1)
SIZES = tuple(
    column("Maße", key, "open", 0.6, "it says so", part) for key, part in (("price", "1"), ("weight", "2"))
)  # fmt: skip
LINDGRUEN, BUNT = MAPPING.values[1:]


class Answers:
    """A person who has made up their mind; remembers what was asked."""

    def __init__(self, *answers: str | BaseException) -> None:
        self._answers = iter(answers)
        self.asked: list[tuple[str, Sequence[str]]] = []

    def __call__(self, question: str, words: Sequence[str]) -> str:
        self.asked.append((question, words))
        answer = next(self._answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer


@pytest.fixture
def shop_of():
    """A shop whose supplier Acme has such a mapping."""

    def of(*columns, values: tuple[ValueMapping, ...] = ()) -> FakeCatalog:
        catalog = FakeCatalog()
        # Values of a field that no column feeds are not asked.
        fed = [one for one in COLUMNS if one.column == "Farbe"] if values else []
        one = replace(MAPPING, columns=(*columns, *fed), values=values)
        catalog.mapping_memory.mappings = {"Acme": one}
        return catalog

    return of


@pytest.fixture
def sit(capsys, monkeypatch):
    """Work through a mapping with these answers; returns what was printed, in single blanks."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "30")

    def run(catalog, *answers, limit=None) -> str:
        ReviewingMapping(catalog, "Acme", "ann", Answers(*answers)).run(limit)
        return " ".join(capsys.readouterr().out.split())

    return run


def fed(catalog: FakeCatalog) -> list[tuple[str, str, str]]:
    return [(one.column, one.target, one.status) for one in catalog.mapping_of("Acme").columns]


def values(catalog: FakeCatalog) -> dict[str, object]:
    return {
        one.raw: one.value
        for one in catalog.mapping_of("Acme").values
        if one.status in ("confirmed", "refused")
    }


@pytest.mark.parametrize(
    ("answer", "becomes", "told"),
    [
        ("", ("Bild", "photos", "confirmed"), "✓ Bild → photos"),
        ("1", ("Bild", "url", "confirmed"), "✓ Bild → url"),
        ("title", ("Bild", "title", "confirmed"), "✓ Bild → title"),
        ("Colour", ("Bild", "colour", "confirmed"), "✓ Bild → colour"),
        ("=Brand", ("Bild", "brand", "confirmed"), "✓ Bild → brand"),
        ("n", ("Bild", "", "refused"), "✓ Bild has no counterpart"),
        ("s", ("Bild", "photos", "open"), "✓ put off"),
    ],
)
def test_an_answer_on_a_column_does_what_it_says(answer, becomes, told, shop_of, sit) -> None:
    catalog = shop_of(BILD)
    assert told in sit(catalog, answer)
    assert fed(catalog) == [becomes]


def test_after_a_refusal_the_next_best_is_asked(shop_of, sit) -> None:
    catalog = shop_of(BILD)
    shown = sit(catalog, "r", "r")
    assert "✓ Bild is asked about again" in shown
    assert "proposed url 10%" in shown
    assert "✓ Bild is left alone" in shown
    assert fed(catalog) == [("Bild", "", "left")]


def test_what_is_shown_of_a_column(shop_of, sit) -> None:
    shown = sit(shop_of(BILD), "q")
    assert shown.startswith(
        "1 of 1 Bild 60 products, required examples a/1.jpg | a/2.jpg proposed photos 80% they look "
        "like files of pictures 1 ━━━━━━━━━━━━ 10% url 'Bild' is a bit like 'url' ✓ nothing decided; "
        "1 column waits"
    )


def test_what_is_hardly_likely_has_no_number(shop_of, sit) -> None:
    catalog = shop_of(column("Bild", "photos", "open", 0.8, "", id=0.004, url=0.1))
    shown = sit(catalog, "2", "id")
    assert "'Bild' is a bit like 'id'" not in shown
    assert "'2' is none of the numbers above" in shown
    assert fed(catalog) == [("Bild", "id", "confirmed")]


def test_the_parts_of_a_cell_are_one_question(shop_of, sit) -> None:
    catalog = shop_of(*SIZES)
    shown = sit(catalog, "")
    assert "proposed price, 1st number 60% proposed weight, 2nd number 60%" in shown
    assert "✓ Maße → price, 1st number, → weight, 2nd number" in shown
    assert shown.endswith("1 column decided; nothing waits "
                          "next skulens map apply FEED --supplier Acme --add")  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "becomes"),
    [
        ("2", [("Gew. kg", "", "left"), ("Masse", "weight", "confirmed")]),
        ("1 2", [("Gew. kg", "weight", "confirmed"), ("Masse", "weight", "confirmed")]),
        ("n", [("Gew. kg", "", "refused"), ("Masse", "", "refused")]),
    ],
)
def test_of_equally_good_columns_a_person_says_which(answer, becomes, shop_of, sit) -> None:
    one, other = (replace(one, candidates=one.candidates[:1]) for one in COLUMNS[3:5])
    catalog = shop_of(one, other)
    shown = sit(catalog, "", "3", "Price", answer)
    assert "weight: which column? 60 products 1 Gew. kg 72% 0,18 | 1,2" in shown
    assert "say which of them feeds it" in shown
    assert shown.count("is none of the columns; give the number of one") == 2
    assert fed(catalog) == becomes


@pytest.mark.parametrize(
    ("answer", "meaning", "told"),
    [
        ("1", "red", "✓ bunt → red"),
        ("green", "green", "✓ bunt → green"),
        ("=red", "red", "✓ bunt → red"),
        ("n", None, "✓ bunt → nothing"),
    ],
)
def test_an_answer_on_a_value_does_what_it_says(answer, meaning, told, shop_of, sit) -> None:
    catalog = shop_of(values=(BUNT,))
    assert told in sit(catalog, answer)
    assert values(catalog) == {"bunt": meaning}


def test_values_of_most_products_come_first(shop_of, sit) -> None:
    catalog = shop_of(values=(BUNT, LINDGRUEN))
    shown = sit(catalog, "", "s")
    assert shown.index("Farbe: lindgrün 9 products") < shown.index("Farbe: bunt 2 products")
    assert values(catalog) == {"lindgrün": "green"}
    assert "✓ 1 value decided, 1 put off; 1 value waits" in shown


def test_numbers_answer_a_number_and_no_alternative(shop_of, sit) -> None:
    weight = column("Masse", "weight", "confirmed", 1.0, "")
    heavy = ValueMapping("Masse", "weight", "heavy", None, 3, 0.5, "open", "", (("900", 0.3),))
    catalog = shop_of(weight, values=(heavy,))
    catalog.mapping_memory.decide(
        [replace(d, column="Masse", target="weight") for d in DECISION], "ann"
    )
    shown = sit(catalog, "1 kg?", "1")
    assert "'1 kg?' is no number; write one such as 1200 or 12.5, in g" in shown
    assert values(catalog) == {"heavy": 1.0}


def test_an_answer_that_cannot_be_taken_is_asked_for_again(shop_of, sit) -> None:
    catalog = shop_of(BILD, values=(BUNT,))
    shown = sit(catalog, "7", "colur", "\x1b[2J", "?", "", "9", "gren", "", "?", "1")
    assert "'7' is none of the numbers above" in shown
    assert "no field 'colur'; did you mean 'colour' or 'Colour'?" in shown or "'colour'" in shown
    assert "\x1b" not in shown
    assert "r the proposal is wrong" in shown
    assert "'9' is no value of 'colour'" in shown
    assert "'gren' is no value of 'colour'; did you mean 'green'?" in shown
    assert "nothing is proposed; type what it means, or n for nothing" in shown
    assert "n it means nothing" in shown
    assert values(catalog) == {"bunt": "red"}


def test_the_last_answer_is_taken_back(shop_of, sit) -> None:
    catalog = shop_of(BILD, values=(LINDGRUEN, BUNT))
    shown = sit(catalog, "u", "title", "n", "u", "u", "", "red", "q")
    assert shown.count("there is nothing to take back here") == 1
    assert shown.count("✓ taken back") == 2
    assert "✓ 1 column and 1 value decided; 1 value waits" in shown
    assert fed(catalog)[0] == ("Bild", "photos", "confirmed")
    assert values(catalog) == {"lindgrün": "red"}


def test_a_skipped_question_is_put_back_too(shop_of, sit) -> None:
    catalog = shop_of(BILD, column("Text", "title", "open", 0.5, "why not"))
    assert "✓ 2 columns decided; nothing waits" in sit(catalog, "s", "u", "", "")


def test_stops_at_the_limit(shop_of, sit) -> None:
    catalog = shop_of(BILD, values=(BUNT, LINDGRUEN))
    shown = sit(catalog, "", "", limit=2)
    assert "2 of 2 Farbe: lindgrün" in shown
    assert "✓ 1 column and 1 value decided; 1 value waits" in shown


def test_values_of_newly_confirmed_columns_are_asked(shop_of, sit) -> None:
    catalog = shop_of(COLUMNS[4])
    catalog.behind = True
    shown = sit(catalog, "", "")
    assert [name for name, _ in catalog.calls] == ["map_again"]
    assert "Masse: a kilo 7 products" in shown
    assert values(catalog) == {"a kilo": 1000.0}


def test_a_feed_that_is_gone_ends_with_the_values_that_are_known(shop_of, sit) -> None:
    catalog = shop_of(BILD, values=(BUNT,))
    held = catalog.mapping_memory.mappings["Acme"]
    catalog.mapping_memory.mappings["Acme"] = replace(held, feed="gone.csv")
    catalog.behind = True
    shown = sit(catalog, "", "1")
    assert "values of new columns cannot be asked: gone.csv does not exist" in shown
    assert values(catalog) == {"bunt": "red"}


def test_the_question_names_the_answers(shop_of) -> None:
    answers = Answers("s", "q")
    ReviewingMapping(shop_of(BILD, values=(BUNT,)), "Acme", "ann", answers).run()
    (asked, fields), (value_asked, words) = answers.asked
    assert asked.startswith("[enter] yes, 1, a field, n none, r wrong")
    assert {"photos", "Photos", "weight", "Weight"} <= set(fields)
    assert value_asked.startswith("1-2, a value, n nothing")
    assert words == ("red", "green")


@pytest.mark.parametrize("end", ["q", CTRL_D])
def test_what_is_answered_stays_at_any_end(end, shop_of, sit) -> None:
    catalog = shop_of(BILD, values=(BUNT,))
    assert "✓ 1 column decided; 1 value waits" in sit(catalog, "", end)
    assert fed(catalog)[0] == ("Bild", "photos", "confirmed")


def test_ctrl_c_loses_nothing(shop_of, capsys) -> None:
    catalog = shop_of(BILD, values=(BUNT,))
    with pytest.raises(KeyboardInterrupt):
        ReviewingMapping(catalog, "Acme", "ann", Answers("", CTRL_C)).run()
    assert "1 column decided; 1 value waits" in " ".join(capsys.readouterr().out.split())


def test_nothing_from_a_feed_acts_on_the_terminal(shop_of, sit) -> None:
    evil = "[b]\x1b[2J\u202e"
    bad = column(evil, "title", "open", 0.5, evil)
    value = ValueMapping("Farbe", "colour", evil, None, 1, 0.5, "open", evil, ((evil, 0.2),))
    catalog = shop_of(bad, values=(value,))
    held = catalog.mapping_memory.mappings["Acme"]
    catalog.mapping_memory.mappings["Acme"] = replace(held, examples={evil: (evil,)})
    shown = sit(catalog, "", "n")
    assert not set(shown) & set("\x1b\u202e")
    assert "[b]" in shown


@pytest.fixture
def at_terminal(monkeypatch):
    """Give the command a person with these answers."""

    def answer(*answers) -> None:
        stdin = io.StringIO()
        monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(reviewing, "ask_at_terminal", Answers(*answers))

    return answer


def test_the_command_asks_at_a_terminal(at_terminal, run_cli, shop) -> None:
    at_terminal("", "q")
    outcome = run_cli("map", "review", "--supplier", "Acme", "--by", "ann", terminal=True)
    assert outcome.code == 0
    assert "✓ Bild → photos" in outcome.out
    assert shop.mapping_memory.answers[0][0].decided_by == "ann"
    assert shop.closed == 1


def test_the_only_supplier_need_not_be_named(at_terminal, run_cli, shop) -> None:
    del shop.mapping_memory.mappings["Nova"]
    at_terminal("q")
    assert "1 of 2  Bild" in run_cli("map", "review", terminal=True).out
    shop.mapping_memory.mappings.clear()
    outcome = run_cli("map", "review")
    assert (outcome.code, outcome.out) == (1, "")
    assert "nothing was mapped; begin with: skulens map FEED --supplier NAME" in outcome.err


def test_json_lists_the_questions_even_for_a_person(at_terminal, run_cli) -> None:
    at_terminal()
    outcome = run_cli("map", "review", "--supplier", "Acme", "--json", terminal=True)
    assert outcome.out.startswith('{\n  "columns"')
