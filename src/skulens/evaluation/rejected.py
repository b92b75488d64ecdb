"""What could not be read, by reason, as pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from skulens.records import Rejection

_SHOWN_OF_A_REASON = 50


def rejections_shown(rejections: Sequence[Rejection]) -> dict[str, Any]:
    """Return `rejections`, grouped by reason, most frequent first, and `rejections_left_out`."""
    groups: defaultdict[str, list[Rejection]] = defaultdict(list)
    for rejection in rejections:
        groups[rejection.reason].append(rejection)
    by_count = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    most = len(by_count[0][1]) if by_count else 1
    shown = [
        {
            "reason": reason.replace("_", " "),
            "count": len(group),
            "share": len(group) / most,
            "shown": group[:_SHOWN_OF_A_REASON],
        }
        for reason, group in by_count
    ]
    left_out = sum(max(0, len(group) - _SHOWN_OF_A_REASON) for group in groups.values())
    return {"rejections": shown, "rejections_left_out": left_out}
