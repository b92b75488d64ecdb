"""The same answers and the same learning from a catalogue on a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from skulens import Catalog, Settings
from support.pictures import write_photo

SETTINGS = Settings(encoder="dummy", threads=2, batch_size=4)


def test_a_server_answers_as_a_folder_does(tmp_path: Path, shop: Path, postgres_url: str) -> None:
    phone = write_photo(tmp_path / "phone.png", "red", seed=77)
    purple = write_photo(tmp_path / "purple.png", (150, 20, 160), seed=1)
    answers = []
    for where in (tmp_path / "folder", postgres_url):
        with Catalog.open(where, settings=SETTINGS) as catalog:
            catalog.add(shop, category_from_folder=True)
            (asked,) = catalog.classify([purple])
            decided = catalog.review.correct(asked.review or 0, "black things", "Ann")
            report = catalog.train_category()
            found = [
                catalog.classify([photo], queue=False)[0].category for photo in (phone, purple)
            ]
            answers.append((decided.decided, report.examples, report.metrics, found))
    folder, server = answers
    assert folder[:2] == server[:2]
    assert folder[2] == pytest.approx(server[2], abs=1e-3)
    for one, other in zip(folder[3], server[3], strict=True):
        assert one is not None
        assert other is not None
        assert (one.path, one.accepted, one.method) == (other.path, other.accepted, other.method)
        assert one.confidence == pytest.approx(other.confidence, abs=1e-3)
        assert {e.product_id for e in one.evidence} == {e.product_id for e in other.evidence}
