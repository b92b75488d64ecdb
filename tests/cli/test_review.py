"""Working through the review queue, and who decides."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest
from fake_reviews import ITEMS, JPEG, fake_queue, item
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from skulens.cli import reviewing
from skulens.cli.reviewing import Reviewing, ask_at_terminal
from skulens.errors import CatalogError

CTRL_C, CTRL_D = KeyboardInterrupt(), EOFError()
FRUIT = [
    item(id, "fa", "Fruit > Apple", 0.5, alternatives=[["fa", 0.5], ["fp", 0.4]])
    for id in range(1, 5)
]


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
def sit(capsys, monkeypatch):
    """Work through a queue with these answers; returns what was printed."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.setenv("LINES", "30")

    def run(queue, *answers, limit=None) -> str:
        Reviewing(queue, "ann", Answers(*answers)).run(limit)
        return capsys.readouterr().out

    return run


def states(queue) -> list[tuple[int, str, str]]:
    return [(entry.id, entry.state, entry.decided) for entry in queue.entries()]


def test_every_answer_does_what_it_says(sit) -> None:
    queue = fake_queue(FRUIT)
    shown = sit(queue, "", "2", "c", "juice > apple", "s")
    assert states(queue) == [
        (1, "accepted", "Fruit > Apple"),
        (2, "corrected", "Fruit > Pear"),
        (3, "corrected", "Juice > Apple"),
        (4, "skipped", ""),
    ]
    assert "4 of 4  item 4" in shown
    assert shown.splitlines()[-1] == "✓ 1 accepted, 2 corrected, 1 skipped; nothing waits"


def test_the_first_alternative_is_the_proposal(sit) -> None:
    queue = fake_queue(FRUIT)
    sit(queue, "1", "A", "q")
    assert [state for _, state, _ in states(queue)][:2] == ["accepted", "accepted"]


def test_what_is_shown_of_an_item(sit) -> None:
    shown = sit(fake_queue(ITEMS), "q")
    assert [line.rstrip() for line in shown.splitlines()[1:10]] == [
        "1 of 2  item 3",
        "photos    a/1.jpg",
        "          a/2.jpg",
        "title     Granny Smith",
        "proposed  Fruit > Apple  62%",
        "",
        " 1  ━━━━━━━━━━━━  62%  Fruit > Apple",
        " 2  ━━━━━━━━━━━━  31%  Fruit > Pear",
        " 3  ━━━━━━━━━━━━  2%   Juice > Apple",
    ]


def test_stops_at_the_limit(sit) -> None:
    queue = fake_queue(FRUIT)
    assert "✓ 2 accepted; 2 items wait" in sit(queue, "", "", limit=2)


def test_an_answer_that_cannot_be_taken_is_asked_for_again(sit) -> None:
    queue = fake_queue(ITEMS[1:2])
    shown = sit(queue, "9", "x\x1b[2J", "", "c", "aple", "c", "Apple", "c", " ", "1")
    shown = " ".join(shown.split())
    assert "'9' is none of the answers" in shown
    assert "'x\\x1b[2j' is none of the answers" in shown
    assert "'Fruit > Quince', is no longer in the taxonomy; correct the item" in shown
    assert "no category 'aple' in the taxonomy; did you mean 'Fruit > Apple'" in shown
    assert "'Apple' means several categories" in shown
    assert states(queue) == [(5, "corrected", "Fruit > Pear")]


def test_the_question_names_the_answers() -> None:
    answers = Answers("q")
    Reviewing(fake_queue(FRUIT), "ann", answers).run()
    assert answers.asked[0][0].startswith("[enter/a] accept, 1-2 take that one, c correct, s skip")
    answers = Answers("c", "Pear")
    Reviewing(fake_queue([replace(FRUIT[0], details={})]), "ann", answers).run()
    assert answers.asked[0][0].startswith("[enter/a] accept, c correct")
    assert answers.asked[1][1] == (
        "Fruit", "Fruit > Apple", "Fruit > Pear", "Juice", "Juice > Apple",
    )  # fmt: skip


def test_end_of_input_is_an_end(sit) -> None:
    assert "✓ 1 accepted; 3 items wait" in sit(fake_queue(FRUIT), "", CTRL_D)


@pytest.mark.parametrize("answers", [("", CTRL_C), ("", "c", CTRL_C)])
def test_ctrl_c_loses_nothing(answers, capsys) -> None:
    queue = fake_queue(FRUIT)
    with pytest.raises(KeyboardInterrupt):
        Reviewing(queue, "ann", Answers(*answers)).run()
    assert states(queue)[:2] == [(1, "accepted", "Fruit > Apple"), (2, "waiting", "")]
    assert "1 accepted; 3 items wait" in capsys.readouterr().out


def test_what_someone_else_has_decided_is_not_asked(sit) -> None:
    queue = fake_queue(FRUIT[:3])

    def quicker(question: str, words: Sequence[str]) -> str:
        queue.skip(2, "ben")
        return ""

    Reviewing(queue, "ann", quicker).run()
    assert [entry.decided_by for entry in queue.entries()] == ["ann", "ben", "ann"]


def test_an_empty_queue_asks_nothing(sit) -> None:
    assert "✓ nothing decided; nothing waits" in sit(fake_queue([]))


@contextmanager
def keyboard(keys: str):
    with (
        create_pipe_input() as pipe,
        create_app_session(input=pipe, output=DummyOutput()),
    ):
        pipe.send_text(keys)
        yield


def test_a_line_from_the_keyboard() -> None:
    with keyboard("3\r"):
        assert ask_at_terminal("? ", ()) == "3"
    with keyboard("\x03"), pytest.raises(KeyboardInterrupt):
        ask_at_terminal("? ", ())
    with keyboard("\x04"), pytest.raises(EOFError):
        ask_at_terminal("? ", ())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("PEAR", ["Fruit > Pear"]), ("fruit > a", ["Fruit > Apple"]), ("evil", []), ("xyz", [])],
)
def test_tab_completes_paths(typed, offered) -> None:
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    completer = reviewing._completer(("Fruit > Apple", "Fruit > Pear", "evil \x1b[2J"))
    found = completer.get_completions(Document(typed), CompleteEvent(completion_requested=True))
    assert [completion.text for completion in found] == offered


@pytest.fixture
def at_terminal(monkeypatch):
    """Give the command a person with these answers."""

    def answer(*answers) -> None:
        stdin = io.StringIO()
        monkeypatch.setattr(stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr(reviewing, "ask_at_terminal", Answers(*answers))

    return answer


def test_without_a_subcommand_works_through_the_queue(at_terminal, run_cli, shop) -> None:
    at_terminal("", "q")
    outcome = run_cli("review", "--by", "ann", terminal=True)
    assert outcome.code == 0
    assert "✓ 1 accepted; 1 item waits" in outcome.out
    assert shop.review.entry(3).decided_by == "ann"
    assert shop.closed == 1


def test_interrupted_review_says_what_was_decided(at_terminal, run_cli) -> None:
    at_terminal("", CTRL_C)
    outcome = run_cli("review", terminal=True)
    assert (outcome.code, outcome.err) == (130, "skulens: interrupted\n")
    assert "✓ 1 accepted; 1 item waits" in outcome.out


def test_json_is_a_list_even_for_a_person(at_terminal, run_cli) -> None:
    at_terminal()
    assert run_cli("review", "--json", terminal=True).out.startswith('{\n  "reviews"')


def test_the_shell_takes_it(run_cli, monkeypatch, shop) -> None:
    lines = "review accept 3 --by ann\nreview\nreview report\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
    outcome = run_cli("shell")
    assert [line.split("\t")[0] for line in outcome.out.splitlines()[:3]] == ["3", "5", "total"]
    assert (outcome.code, len(shop.opened)) == (0, 1)


def test_options_stand_behind_the_subcommand(run_cli) -> None:
    outcome = run_cli("review", "--by", "ann", "accept", "3")
    assert outcome.code == 2
    assert "put options behind the command: skulens review accept ..." in outcome.err


def test_the_user_decides_unless_told(run_cli, shop, monkeypatch) -> None:
    monkeypatch.setenv("LOGNAME", "carla")
    run_cli("review", "accept", "3")
    assert shop.review.entry(3).decided_by == "carla"


def test_a_user_without_a_name_is_asked_for_one(run_cli, monkeypatch) -> None:
    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    outcome = run_cli("review", "accept", "3")
    assert (outcome.code, outcome.err) == (2, "skulens: error: say who decides: --by NAME\n")
    assert run_cli("review", "accept", "3", "--by", " ").code == 2


def test_the_picture_is_written(run_cli, tmp_path) -> None:
    assert run_cli("review", "show", "3", "--picture", "a.jpg", "--json").err == ""
    assert (tmp_path / "a.jpg").read_bytes() == JPEG
    outcome = run_cli("review", "show", "3", "--picture", "no/a.jpg")
    assert outcome.err == "skulens: error: cannot write no/a.jpg: No such file or directory\n"
    assert outcome.out == ""


def test_what_is_accepted_before_an_error_stays(run_cli, shop) -> None:
    outcome = run_cli("review", "accept", "3", "99", "5", "--by", "ann")
    assert outcome.err == "skulens: error: the review queue has no item number 99\n"
    assert [entry.id for entry in shop.review.waiting()] == [5]


def test_nothing_waits(run_cli, shop) -> None:
    shop.review = fake_queue([])
    assert run_cli("review").err == "nothing waits\n"
    assert run_cli("review", "list", "--state", "skipped").err == "nothing is skipped\n"
    shown = run_cli("review", "report", terminal=True).out
    assert shown == "nothing is decided yet; 0 waiting, 0 skipped\n"


@pytest.mark.parametrize("terminal", [False, True])
@pytest.mark.parametrize("words", [["list"], ["show", "1"], ["list", "--json"]])
def test_nothing_from_a_photo_acts_on_the_terminal(words, terminal, run_cli, shop) -> None:
    evil = item(1, "gone", "[b]\x1b[2J", 0.5, photos=["p\udcff\n.jpg"], title="\u202e:apple:")
    shop.review = fake_queue([evil])
    outcome = run_cli("review", *words, terminal=terminal)
    assert not set(outcome.out) & set("\x1b\x07\x9b\u202e\udcff")
    assert "[b]" in outcome.out
    assert ":apple:" in outcome.out


def test_an_error_of_the_store_is_told(run_cli, shop, monkeypatch) -> None:
    def refuse(*decision: object) -> None:
        raise CatalogError("only for reading")

    monkeypatch.setattr(shop.review._store, "decide_review", refuse)
    assert run_cli("review", "skip", "3").err == "skulens: error: only for reading\n"
