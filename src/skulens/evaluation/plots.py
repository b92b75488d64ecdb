"""Two plots as inline SVG; colours and lettering come from the page they stand in.

Only numbers get into them, so nothing in them needs escaping.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import numpy as np
from markupsafe import Markup

from skulens.heads.calibration import PrecisionCurve, ReliabilityBin

_WIDTH, _HEIGHT = 400, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 20, 14, 44
_MOST_POINTS = 300
_TICKS = 5
_MARK_ROOM = 90
"""So wide are a mark's words."""
_FLOORS = (0.9, 0.75, 0.5)
"""Where an axis may begin above zero; five even steps lead from each to 100%."""


def reliability_plot(bins: Sequence[ReliabilityBin]) -> Markup:
    """Draw the share right over the stated confidence; on the diagonal it means what it says.

    The stronger a bar's colour, the more answers it stands for; dots stand at the mean confidence.
    """
    most = max((group.count for group in bins), default=0) or 1
    parts = [_frame("confidence stated", "share right", 0.0)]
    for group in bins:
        if group.accuracy is None or group.confidence is None:
            continue
        left, right = _x(group.lower), _x(group.upper)
        top, bottom = _y(group.accuracy, 0.0), _y(0.0, 0.0)
        strength = 0.25 + 0.75 * group.count / most
        parts.append(
            f'<rect class="bar" x="{left + 1:.1f}" y="{top:.1f}" width="{right - left - 2:.1f}"'
            f' height="{max(0.5, bottom - top):.1f}" fill-opacity="{strength:.2f}">'
            f"<title>{group.count} answers from {_percent(group.lower)} to"
            f" {_percent(group.upper)}: {_percent(group.confidence)} stated,"
            f" {_percent(group.accuracy)} right</title></rect>"
            f'<circle class="dot" cx="{_x(group.confidence):.1f}" cy="{top:.1f}" r="3"/>'
        )
    parts.append(_line(((0, 0), (1, 1)), "ideal", 0.0))
    return _svg("Share of right answers over the confidence stated", parts)


def coverage_plot(
    curve: PrecisionCurve, target: float | None, chosen: tuple[float, float] | None
) -> Markup:
    """Draw the share right over the share decided alone, and the (coverage, precision) chosen."""
    coverage, precision = thinned(curve)
    lowest = min([*precision.tolist(), *([] if target is None else [target])], default=0.0)
    floor = next((floor for floor in _FLOORS if floor <= lowest), 0.0)
    parts = [_frame("share decided without a person", "share of these right", floor)]
    if target is not None:
        parts.append(_line(((0, target), (1, target)), "target", floor))
    parts.append(_line(list(zip(coverage, precision, strict=True)), "curve", floor))
    if chosen is not None:
        x, y = _x(chosen[0]), _y(chosen[1], floor)
        side, anchor = (-6, "end") if x > _LEFT + _MARK_ROOM else (6, "start")
        parts.append(
            f'<line class="drop" x1="{x:.1f}" y1="{y:.1f}" x2="{x:.1f}" y2="{_y(floor, floor):.1f}"/>'
            f'<path class="chosen" d="M{x:.1f} {y - 6:.1f}l6 6-6 6-6-6z"/>'
            f'<text class="mark" x="{x + side:.1f}" y="{_y(floor, floor) - 8:.1f}" text-anchor="{anchor}">'
            f"{_percent(chosen[0])} alone</text>"
        )
    return _svg("Share right over the share decided without a person", parts)


def thinned(curve: PrecisionCurve) -> tuple[np.ndarray, np.ndarray]:
    """Coverage and precision of at most 300 points; the first and the last are kept."""
    count = len(curve.coverage)
    step = ceil(count / _MOST_POINTS) or 1
    kept = np.unique([*range(0, count, step), *([count - 1] if count else [])]).astype(np.intp)
    return curve.coverage[kept], curve.precision[kept]


def _svg(label: str, parts: Sequence[str]) -> Markup:
    # Nothing but numbers and words of this module went in.
    return Markup(  # noqa: S704
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f"{''.join(parts)}</svg>"
    )


def _frame(across: str, up: str, floor: float) -> str:
    """Grid, ticks and the names of the axes; the upright one begins at `floor`."""
    parts = []
    for tick in range(_TICKS + 1):
        share = tick / _TICKS
        height = floor + share * (1 - floor)
        x, y = _x(share), _y(height, floor)
        parts.append(
            f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{_percent(height)}</text>'
            f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 16}" text-anchor="middle">'
            f"{_percent(share)}</text>"
        )
    middle = (_TOP + _HEIGHT - _BOTTOM) / 2
    parts.append(
        f'<text class="axis" x="{(_LEFT + _WIDTH - _RIGHT) / 2}" y="{_HEIGHT - 8}"'
        f' text-anchor="middle">{across}</text>'
        f'<text class="axis" x="12" y="{middle}" text-anchor="middle"'
        f' transform="rotate(-90 12 {middle})">{up}</text>'
    )
    return "".join(parts)


def _line(points: Sequence[tuple[float, float]], name: str, floor: float) -> str:
    places = " ".join(f"{_x(x):.1f},{_y(y, floor):.1f}" for x, y in points)
    return f'<polyline class="{name}" points="{places}"/>'


def _x(share: float) -> float:
    return _LEFT + share * (_WIDTH - _LEFT - _RIGHT)


def _y(share: float, floor: float) -> float:
    return _HEIGHT - _BOTTOM - (share - floor) / (1 - floor) * (_HEIGHT - _TOP - _BOTTOM)


def _percent(share: float) -> str:
    return f"{100 * share:.0f}%"
