"""Suppliers' HTML as readable text; every step takes linear time, whatever a cell holds."""

from __future__ import annotations

import html
import re
from html.entities import html5

_COMMENT_START, _COMMENT_END = "<!--", "-->"
_TAG = re.compile(
    r"""<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9:-]{0,30})
    (?=[\s/>])[^<>"']*(?:(?:"[^"<]*"|'[^'<]*')[^<>"']*)*>
    | <[!?][^<>]*>""",
    re.VERBOSE,
)
"""A tag; as it cannot hold another `<`, each is looked at once."""

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "iframe"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_LINES = re.compile(r" ?\n(?:[ \n])*")


def plain_text(text: str) -> str:
    """Return a text without its HTML: tags gone, entities decoded, blocks as lines.

    Scripts, styles and comments are dropped with what they hold; `<3` and `a < b` are no tags.
    """
    if "<" in text:
        text = "".join(_outside_tags(text))
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n", _BLANKS.sub(" ", text)).strip()


def tidy_text(text: str) -> str:
    """Return a text on one line, without characters that nobody sees; entities are decoded."""
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    return " ".join(_CONTROLS.sub("", text).split())


def _outside_tags(text: str) -> list[str]:
    pieces: list[str] = []
    position, hidden = 0, ""
    for comment_free in _without_comments(text):
        position = 0
        for tag in _TAG.finditer(comment_free):
            if not hidden:
                pieces.append(comment_free[position : tag.start()])
            position = tag.end()
            name = (tag["name"] or "").lower()
            if hidden:
                hidden = "" if tag["end"] and name == hidden else hidden
            elif name in _HIDDEN and not tag["end"] and not tag[0].endswith("/>"):
                hidden = name
            elif name in _BLOCKS:
                pieces.append(" " if name in _CELLS else "\n")
        if not hidden:
            pieces.append(comment_free[position:])
    return pieces


def _without_comments(text: str) -> list[str]:
    """Cut a text at its comments; one that never ends is no comment."""
    pieces, position = [], 0
    while (start := text.find(_COMMENT_START, position)) >= 0:
        end = text.find(_COMMENT_END, start + len(_COMMENT_START))
        if end < 0:
            break
        pieces.append(text[position:start])
        position = end + len(_COMMENT_END)
    pieces.append(text[position:])
    return pieces


def _character(entity: re.Match[str]) -> str:
    name = entity[0]
    return html.unescape(name) if name[1] == "#" or name[1:] in html5 else name
