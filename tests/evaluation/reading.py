"""Reads a page as a browser would, strictly: what it shows, and that it loads nothing."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

_VOID = {"meta", "img", "br"}
_SVG_VOID = {"line", "polyline", "rect", "circle", "path"}
_LOADING = {"script", "link", "iframe", "object", "embed", "base", "form", "a", "video", "use"}


class Page(HTMLParser):
    """A page of which every element is closed; `tables` are rows of texts."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.metrics: dict[str, str] = {}
        self.tables: list[list[list[str]]] = []
        self.text = ""
        self._metric: str | None = None
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), f"<{tag}> names an attribute twice"
        self.elements.append((tag, attributes))
        self._metric = attributes.get("data-metric")
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _SVG_VOID, tag
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._metric = None

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            assert not re.search(r"url\(|@import", data)
            return
        self.text += data
        if self._metric:
            self.metrics[self._metric] = self.metrics.get(self._metric, "") + data
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data

    def pictures(self) -> list[str]:
        return [attributes["src"] or "" for tag, attributes in self.elements if tag == "img"]

    def table(self, heading: str) -> list[list[str]]:
        """The rows below the table that begins with a heading."""
        return next(table[1:] for table in self.tables if table[0][0] == heading)

    def assert_self_contained(self) -> None:
        for tag, attributes in self.elements:
            assert tag not in _LOADING, tag
            assert not [name for name in attributes if name.startswith("on")]
            for name in ("href", "src", "xlink:href", "action", "srcset"):
                assert (attributes.get(name) or "data:").startswith("data:")
            style = attributes.get("style") or "width:0%"
            assert re.fullmatch(r"(width|--heat):\d+(\.\d)?%", style), style
