"""How good the answers are."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from shlex import join

from skulens.attributes.evaluating import AttributeEvaluator, asked_attribute, check_way
from skulens.catalog.part import Part
from skulens.classify.classifier import Asked
from skulens.classify.decision import check_rule
from skulens.classify.evaluating import CategoryEvaluator
from skulens.classify.fits import check_method
from skulens.evaluation.outcome import concluded
from skulens.progress import Progress, silent
from skulens.records import Evaluation
from skulens.sources.opening import open_source
from skulens.sources.protocol import Source

Place = str | Path


class Measuring(Part):
    """Evaluation: nothing of the catalogue is changed by it, and nothing is queued."""

    def evaluate_category(
        self,
        source: Place | None = None,
        *,
        method: str | None = None,
        rule: str = "top",
        target_precision: float | None = None,
        with_titles: bool = False,
        robustness: bool = False,
        columns: Mapping[str, str] | None = None,
        out: Place | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        """Measure how well categories are told.

        On a labelled folder or feed, each photo is classified as it would be in use; without one,
        the catalogue's own photos are, each by methods made anew without its product. `method`,
        `rule` and `target_precision` are those of `classify`. `robustness` also asks about a sample
        of at most 200 photos made worse. `out` is a folder for `results.json`, `per_class.csv` and
        `report.html`. Raises `EvaluationError`, `ModelError`, `SourceError`, `UsageError`.
        """
        started = time.monotonic()
        asked = Asked(
            None if method is None else check_method(method),
            check_rule(rule),
            self._target(target_precision),
        )
        evaluator = CategoryEvaluator(
            self._wiring.category_trainer,
            self._wiring.knowledge,
            self._wiring.schema.taxonomy(),
            asked,
            with_titles,
            robustness,
        )
        opened = self._opened(source, columns)
        if opened is None:
            measured = evaluator.of_catalogue(progress)
        else:
            measured = evaluator.of_source(opened, str(source), progress)
        options = [*_option("method", method), *(["--rule", rule] if rule != "top" else [])]
        options += _option("target-precision", target_precision)
        options += ["--with-titles"] * with_titles + ["--robustness"] * robustness
        command = _command("category", source, options, columns, out)
        return concluded(measured, _folder(out), command, started)

    def evaluate_attribute(
        self,
        source: Place | None = None,
        *,
        attribute: str,
        category: str | None = None,
        method: str | None = None,
        target_precision: float | None = None,
        columns: Mapping[str, str] | None = None,
        out: Place | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        """Measure how well an attribute is read from photos of a category, None for all.

        On folders `<category>/<attribute>/<class>` or a feed with a column of the attribute;
        without one, on the catalogue's own photos, by heads trained anew without the product shown.
        `method` is `head`, `pixels` or `zero-shot`, None for the best there is. Raises
        `EvaluationError`, `ModelError`, `NotFoundError`, `SourceError`, `UsageError`.
        """
        started = time.monotonic()
        wiring, taxonomy = self._wiring, self._wiring.schema.taxonomy()
        trainer, opened = wiring.attribute_trainer, self._opened(source, columns)
        evaluator = AttributeEvaluator(
            trainer,
            wiring.attributes,
            wiring.searcher,
            taxonomy,
            asked_attribute(trainer, wiring.schema.attributes(), attribute, opened),
            "" if category is None else taxonomy.find(category) or taxonomy.node(category).id,
            None if method is None else check_way(method),
            self._target(target_precision),
        )
        if opened is None:
            measured = evaluator.of_catalogue(progress)
        else:
            measured = evaluator.of_source(opened, str(source), progress)
        options = ["--attribute", attribute, *_option("category", category)]
        options += [*_option("method", method), *_option("target-precision", target_precision)]
        command = _command("attribute", source, options, columns, out)
        return concluded(measured, _folder(out), command, started)

    def evaluate_search(
        self,
        source: Place | None = None,
        *,
        columns: Mapping[str, str] | None = None,
        out: Place | None = None,
        progress: Progress = silent,
    ) -> Evaluation:
        """Measure how well search finds products by photos and by titles, in Recall@k and MRR.

        By the photos and titles of a feed or folder whose product ids, or else categories, the
        catalogue has; without one, by the catalogue's own. Raises `EvaluationError`, `SourceError`.
        """
        started = time.monotonic()
        opened, evaluator = self._opened(source, columns), self._wiring.search_evaluator
        command, folder = _command("search", source, [], columns, out), _folder(out)
        if opened is None:
            found = evaluator.of_catalogue(folder, command, progress)
        else:
            found = evaluator.of_source(opened, str(source), folder, command, progress)
        return replace(found, seconds=time.monotonic() - started)

    def _opened(self, source: Place | None, columns: Mapping[str, str] | None) -> Source | None:
        if source is None:
            return None
        return open_source(
            Path(source).expanduser(), category_from_folder=True, columns=columns, every_row=True
        )


def _folder(out: Place | None) -> Path | None:
    return None if out is None else Path(out).expanduser()


def _option(name: str, value: object) -> list[str]:
    return [] if value is None else [f"--{name}", str(value)]


def _command(
    what: str,
    source: Place | None,
    options: list[str],
    columns: Mapping[str, str] | None,
    out: Place | None,
) -> str:
    """What does the same at a terminal, for the report."""
    words = ["skulens", "evaluate", what, *([] if source is None else [str(source)]), *options]
    for role, name in (columns or {}).items():
        words += ["--column", f"{role}={name}"]
    return join([*words, *_option("out", out)])
