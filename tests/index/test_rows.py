"""Rows keep their numbers; ids find the latest live one, also among thousands of changes."""

from __future__ import annotations

import numpy as np

from skulens.index.rows import Rows


def vectors_of(ids: np.ndarray, turn: int) -> np.ndarray:
    return np.stack([ids, np.full(len(ids), turn)], axis=1).astype(np.float32)


def test_ids_find_their_latest_row_across_many_changes() -> None:
    rng, rows, held = np.random.default_rng(0), Rows(2), {}
    for turn in range(40):
        ids = rng.permutation(2000)[:400]
        rows.append(ids, vectors_of(ids, turn))
        held.update({int(id_): turn for id_ in ids})
        gone = rng.integers(0, 2500, 150)
        expected = len([held.pop(id_) for id_ in set(gone.tolist()) if id_ in held])
        assert rows.kill(gone) == expected
    assert rows.live == len(held) == int(rows.alive.sum())
    found = rows.rows_of(np.arange(2500))
    assert {id_ for id_ in range(2500) if found[id_] >= 0} == set(held)
    ids = np.array(sorted(held))
    expected = np.stack([ids, [held[id_] for id_ in ids.tolist()]], axis=1)
    np.testing.assert_array_equal(rows.take(found[ids]), expected)
    compact = rows.compacted()
    np.testing.assert_array_equal(compact.ids, ids)
    np.testing.assert_array_equal(compact.take(np.arange(len(ids))), expected)


def test_base_and_tail_are_read_as_one() -> None:
    base = np.arange(20, dtype=np.float32).reshape(10, 2)
    rows = Rows(2, base, np.arange(10))
    rows.append(np.array([4, 50]), np.array([[100, 101], [102, 103]], np.float32))
    np.testing.assert_array_equal(
        rows.take(np.array([11, 9, 10])), [[102, 103], [18, 19], [100, 101]]
    )
    assert (rows.count, rows.live, rows.dead) == (12, 11, 1)
    assert [(start, len(part)) for start, part in rows.segments(3)] == [(3, 7), (10, 2)]
    assert [len(part) for part in rows.chunks(4)] == [4, 4, 2, 2]
    assert rows.live_rows().tolist() == [0, 1, 2, 3, 10, 5, 6, 7, 8, 9, 11]


def test_a_snapshot_stays_as_it_was() -> None:
    rows = Rows(2)
    rows.append(np.arange(5), vectors_of(np.arange(5), 0))
    snapshot = rows.snapshot()
    rows.append(np.arange(3, 9), vectors_of(np.arange(3, 9), 1))
    rows.kill(np.array([0]))
    snapshot.append(np.array([77]), vectors_of(np.array([77]), 2))
    assert snapshot.ids.tolist() == [0, 1, 2, 3, 4, 77]
    assert snapshot.live == 6
    assert rows.ids[rows.live_rows()].tolist() == list(range(1, 9))
    np.testing.assert_array_equal(rows.take(np.array([5])), [[3, 1]])
