"""How good answers are, as a person at a terminal likes to see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from skulens.cli.shapes import done
from skulens.cli.text import counted, duration, one_line, shown_path
from skulens.evaluation.page import decimal, percent, whole
from skulens.evaluation.report import fault_name, headline
from skulens.evaluation.retrieval import RECALL_AT
from skulens.records import CATEGORY_SEPARATOR, Evaluation, Mistaken

_CONFUSIONS = 5
_REJECTIONS = 10
_NOUNS = {"category": ("category", "categories"), "attribute": ("value", "values")}
_QUESTIONS = {
    "text_to_photo": "by title: its photo",
    "photo_to_text": "by photo: its title",
    "photo_to_photo": "by photo: its product",
}


def evaluation(found: Evaluation) -> RenderableType:
    """The figures that matter most, each in words with its term, and where to look further."""
    parts = _of_search(found) if found.what == "search" else _of_classes(found)
    return Group(*parts, *_report(found), *_left_out(found))


def _of_classes(found: Evaluation) -> Iterator[RenderableType]:
    noun, nouns = _NOUNS[found.what]
    photos = counted(int(found.metrics["items"] or 0), "photo")
    classes = counted(int(found.metrics["classes"] or 0), noun, nouns)
    yield done(f"{photos} of {classes} ({duration(found.seconds)})")
    yield Text(one_line(_how(found)), style="dim")
    table = _table()
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim", overflow="fold")
    for figure in headline(found.metrics, (noun, nouns)):
        table.add_row(figure["text"], figure["words"], figure["term"])
    yield ""
    yield table
    if found.metrics["unanswered"]:
        unanswered = counted(int(found.metrics["unanswered"]), "photo")
        yield Text(f"{unanswered} got no answer, which counts as wrong.", style="dim")
    yield from _confusions(found.confusions)
    yield from _buckets(found, nouns)
    yield from _robustness(found)


def _how(found: Evaluation) -> str:
    settings = found.settings
    words = ["held out" if settings.get("held_out") else "asked as anyone would"]
    words += [f"by {settings['method']}"] if settings.get("method") else []
    words += [f"rule {settings['rule']}"] if settings.get("rule") else []
    version = settings.get("model_version")
    words.append("nothing trained" if version is None else f"model version {version}")
    return ", ".join(words)


def _confusions(pairs: Sequence[Mistaken]) -> Iterator[RenderableType]:
    if not pairs:
        return
    yield _heading("Taken for another most often (confusions)")
    table = _table("times", "it is", "taken for", "of all of it")
    for pair in pairs[:_CONFUSIONS]:
        truth, given = _leaves(pair)
        table.add_row(whole(pair.count), truth, given, percent(pair.share))
    yield table


def _leaves(pair: Mistaken) -> tuple[Text, Text]:
    """The names alone, or with all above them where these are the same."""
    paths = pair.truth, pair.given
    names = [path.split(CATEGORY_SEPARATOR)[-1] for path in paths]
    truth, given = paths if names[0] == names[1] else names
    return Text(one_line(truth)), Text(one_line(given))


def _buckets(found: Evaluation, nouns: str) -> Iterator[RenderableType]:
    if len(found.buckets) < 2:
        return
    yield _heading(f"Large and small {nouns} (tail)")
    table = _table("", nouns, "photos", "first answer right", "macro-F1")
    for part in found.buckets:
        table.add_row(
            part.name,
            whole(part.classes),
            whole(part.items),
            percent(part.top_1),
            percent(part.macro_f1),
        )
    yield table


def _robustness(found: Evaluation) -> Iterator[RenderableType]:
    if not found.robustness:
        return
    (clean,) = found.robustness["as_they_are"].values()
    sample = counted(int(clean["items"] or 0), "photo")
    yield _heading(f"When photos get worse: {sample}, each fault slight, medium, strong")
    table = _table("", "first answer right", "off by (ECE)", "decided alone (coverage)")
    for column in table.columns[1:]:
        column.justify = "right"
    for fault, by_severity in found.robustness.items():
        table.add_row(
            fault_name(fault),
            *(
                "  ".join(f"{_round(own.get(name)):>4}" for own in by_severity.values())
                for name in ("top_1", "ece", "coverage")
            ),
        )
    yield table


def _round(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.0f}%"


def _of_search(found: Evaluation) -> Iterator[RenderableType]:
    asked = counted(int(found.settings.get("items", 0)), "question")
    among = counted(int(found.settings.get("products", 0)), "product")
    yield done(f"{asked} asked among {among} ({duration(found.seconds)})")
    yield ""
    names = [f"recall_at_{k}" for k in RECALL_AT]
    table = _table("asked", "questions", "found first", "in five", "in ten", "MRR")
    table.add_row("", "", *(Text(f"Recall@{k}", style="dim") for k in RECALL_AT), "")
    for kind, words in _QUESTIONS.items():
        if f"{kind}_items" in found.metrics:
            own = {name: found.metrics[f"{kind}_{name}"] for name in ("items", *names, "mrr")}
            table.add_row(
                words,
                whole(own["items"]),
                *(percent(own[name]) for name in names),
                decimal(own["mrr"]),
            )
    yield table


def _report(found: Evaluation) -> Iterator[RenderableType]:
    pages = [file for file in found.files if file.endswith(".html")]
    if pages:
        yield Text.assemble("\n", ("report  ", "dim"), shown_path(pages[0]))
    elif not found.files:
        yield Text("\nwith --out FOLDER it is written as a report with pictures", style="dim")


def _left_out(found: Evaluation) -> Iterator[RenderableType]:
    """What could not be measured, under the reason it shares, the first of each."""
    if not found.rejections:
        return
    skipped = int(found.settings.get("skipped", 0)) or len(found.rejections)
    yield Text(f"\n✗ {counted(skipped, 'photo')} not measured", style="red")
    by_reason = sorted(found.rejections, key=lambda one: one.reason)
    for reason, group in groupby(by_reason, key=lambda one: one.reason):
        all_of_it = list(group)
        yield Text.assemble("\n  ", (one_line(reason), "bold"))
        table = Table.grid(padding=(0, 0, 0, 2))
        table.add_column(overflow="fold")
        table.add_column(overflow="fold", style="dim")
        for one in all_of_it[:_REJECTIONS]:
            table.add_row(Text(shown_path(one.source)), Text(one_line(one.message)))
        yield table
        if len(all_of_it) > _REJECTIONS:
            more = f"    and {len(all_of_it) - _REJECTIONS:,} more; --json lists all"
            yield Text(more, style="dim")


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _table(*names: str) -> Table:
    """A table without lines; columns behind the first are numbers unless they hold names."""
    table = Table(
        box=None,
        padding=(0, 2, 0, 0),
        pad_edge=False,
        header_style="dim",
        show_header=bool(names),
    )
    for place, name in enumerate(names):
        is_name = (place == 0 and name != "times") or name in ("it is", "taken for")
        table.add_column(
            name, justify="left" if is_name else "right", overflow="fold", no_wrap=not is_name
        )
    return table
