"""What every command prints, word for word: in a pipe, at a terminal, for a program.

SKULENS_UPDATE_SNAPSHOTS=1 writes the files anew; read the difference before committing it.
"""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from fake_catalog import REJECTIONS

FOLDER = Path(__file__).parent / "snapshots"
# Read before the tests' own environment takes every setting away.
UPDATES = bool(os.environ.get("SKULENS_UPDATE_SNAPSHOTS"))
COMMANDS = {
    "add": "add photos",
    "search": "search 'green apple'",
    "search_by_photo": "search --image phone.jpg -k 1 --offset 1",
    "search_nothing_passes": "search apple --category Bread --price-max 3",
    "search_nothing_scores": "search apple --min-score 0.99",
    "search_past_the_end": "search apple --offset 30",
    "search_bad_photo": "search --image missing.jpg",
    "search_bad_filter": "search apple --filter 'size>38'",
    "search_empty": "search",
    "similar": "similar 4711 -k 2",
    "similar_unknown": "similar 9999",
    "classify": "classify apple.jpg",
    "classify_unsure": "classify unsure.jpg --title 'a quince'",
    "classify_guess": "classify guess.jpg --no-attributes --no-queue",
    "classify_several": "classify apple.jpg unsure.jpg guess.jpg missing.jpg",
    "classify_together": "classify apple.jpg missing.jpg --together --no-attributes",
    "classify_missing": "classify missing.jpg",
    "classify_nothing": "classify",
    "train_category": "train category",
    "train_skipped": "train category photos --class-weights balanced",
    "train_attribute": "train attribute --attribute organic",
    "train_attributes": "train attribute folders",
    "train_attribute_unnamed": "train attribute",
    "train_attribute_wrong": "train attribute --attribute weight",
    "models": "models",
    "models_use": "models use 1",
    "models_use_none": "models use none --attribute colour --category Fruit",
    "models_use_unknown": "models use 7",
    "taxonomy_import": "taxonomy import tree.csv",
    "taxonomy_import_changes": "taxonomy import new.csv --attributes attributes.yaml",
    "taxonomy_import_nothing": "taxonomy import",
    "taxonomy_import_missing": "taxonomy import missing.csv",
    "taxonomy_show": "taxonomy show --depth 1",
    "taxonomy_show_category": "taxonomy show pomme",
    "taxonomy_show_unknown": "taxonomy show 'Fruit > Appel'",
    "taxonomy_check": "taxonomy check good.csv --attributes good.yaml",
    "taxonomy_check_wrong": "taxonomy check wrong.csv --attributes wrong.yaml",
    "taxonomy_check_missing": "taxonomy check missing.csv",
    "map": "map feed.csv --supplier Acme",
    "map_written": "map feed.csv --supplier Nova --category Apple --category Pear -o out --format parquet",
    "map_missing": "map missing.csv --supplier Acme",
    "map_of_nobody": "map feed.csv",
    "map_nothing": "map",
    "map_review": "map review --supplier Acme --by ann",
    "map_review_limit": "map review --supplier Acme --by ann --limit 2",
    "map_review_nothing": "map review --supplier Nova --by ann",
    "map_review_unclear": "map review --by ann",
    "map_review_unknown": "map review --supplier Acne --by ann",
    "map_apply": "map apply feed.csv --supplier Acme --add --id-prefix A-",
    "map_apply_file": "map apply feed.csv --supplier Nova -o products.parquet",
    "map_show": "map show",
    "map_show_supplier": "map show --supplier Nova",
    "map_adopt": "map adopt mapping.csv --by ann",
    "map_adopt_missing": "map adopt missing.csv --by ann",
    "map_memory_export": "map memory export memory.jsonl --supplier Acme",
    "map_memory_import": "map memory import memory.jsonl",
    "map_memory_history": "map memory history --supplier Acme",
    "map_memory_history_column": "map memory history --supplier Acme --column Nr.",
    "map_memory_history_nobody": "map memory history --supplier Acne",
    "map_memory_forget": "map memory forget --supplier Acme --yes",
    "map_memory_forget_unasked": "map memory forget --supplier Acme",
    "status": "status",
    "status_rejections": "status --rejections",
    "remove": "remove 4711 9999",
    "remove_by_filter": "remove --category Fruit --yes",
    "rebuild": "rebuild --encoder dummy",
    "fit": "fit",
    "export": "export out.csv",
    "copy": "copy shop postgresql://db/skulens",
    "copy_goes_on": "copy shop half",
    "copy_to_itself": "copy shop shop",
    "review": "review --limit 1",
    "review_list": "review list",
    "review_list_decided": "review list --state accepted --state corrected --state skipped",
    "review_list_unknown": "review list --state lost",
    "review_accept": "review accept 3 7 --by ann",
    "review_accept_gone": "review accept 5 --by ann",
    "review_correct": "review correct 3 pear --by ann",
    "review_correct_unknown": "review correct 3 'Fruit > Appel' --by ann",
    "review_correct_unclear": "review correct 3 apple --by ann",
    "review_skip": "review skip 3 --by ann",
    "review_show": "review show 3",
    "review_show_decided": "review show 7 --picture pear.jpg",
    "review_report": "review report --period week",
    "evaluate_category": "evaluate category phone-photos --robustness --out out",
    "evaluate_attribute": "evaluate attribute --attribute colour",
    "evaluate_attribute_untrained": "evaluate attribute --attribute colour --method head",
    "evaluate_search": "evaluate search phone.csv --column id=product",
    "cache_list": "cache list",
    "cache_clear": "cache clear",
    "unknown_command": "serch apple",
    "unknown_option": "status --verbose",
}
FILES = {
    "good.csv": "id,parent,name,synonyms\nf,,Fruit,\nfa,f,Apple,pomme\nfp,f,Pear,pomme\n",
    "wrong.csv": "id,parent,name\nf,,Fruit\nfa,g,Apple\nf,,Juice\n",
    "good.yaml": "attributes:\n  colour: {type: colour, values: [red]}\n"
    "categories:\n  Bread: [colour]\n",
    "wrong.yaml": "attributes:\n  colour: {type: hue}\n",
}
"""Lie in the folder in which the commands run."""
WITH_REJECTIONS = {
    "add",
    "map",
    "map_apply",
    "map_memory_import",
    "evaluate_category",
    "status",
    "status_rejections",
    "rebuild",
}


@pytest.mark.parametrize("form", ["piped", "terminal", "json"])
@pytest.mark.parametrize("name", COMMANDS)
def test_prints_as_recorded(name: str, form: str, shop, run_cli) -> None:
    for file, text in FILES.items():
        Path(file).write_text(text, encoding="utf-8")
    shop.refuses = REJECTIONS if name in WITH_REJECTIONS else ()
    words = [*shlex.split(COMMANDS[name]), *(["--json"] if form == "json" else [])]
    outcome = run_cli(*words, terminal=form == "terminal")
    printed = "".join(
        f"{line.rstrip()}\n"
        for line in [
            f"$ skulens {shlex.join(words)}",
            *outcome.out.splitlines(),
            "--- standard error",
            *outcome.err.splitlines(),
            f"--- exit code {outcome.code}",
        ]
    )
    file = FOLDER / f"{name}.{form}.txt"
    if UPDATES:
        file.write_text(printed, encoding="utf-8")
    assert printed == file.read_text(encoding="utf-8")


def test_no_snapshot_is_left_over() -> None:
    expected = {f"{name}.{form}.txt" for name in COMMANDS for form in ("piped", "terminal", "json")}
    assert {file.name for file in FOLDER.iterdir()} == expected
