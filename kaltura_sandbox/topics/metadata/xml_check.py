"""XML against a schema, with the platform's words for what is wrong: its parser's own, with line and text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from lxml import etree

NO_ROOT = "The document has no document element.\n at line -1 "


def schema_faults(text: str) -> str:
    """Why a text can't be a schema: it isn't XML. "" where it is (the platform takes any well-formed XML)."""
    return _parse(text)[1]


def faults(text: str, schema: str) -> str:
    """Why a document doesn't fit a schema, "" where it does."""
    document, broken = _parse(text)
    if document is None:
        return f"{broken}\n{NO_ROOT}"
    rules, _ = _parse(schema)
    try:
        judge = etree.XMLSchema(rules)
    except etree.XMLSchemaParseError as unusable:
        return _told(unusable.error_log, text)
    return "" if judge.validate(document) else _told(judge.error_log, text)


def _parse(text: str) -> tuple[Any, str]:
    """The document, and why there is none. Entities and the network are out of bounds."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(text.encode(), parser), ""
    except etree.XMLSyntaxError:
        return None, _told(parser.error_log, text)


def _told(found: Iterable[Any], text: str) -> str:
    lines = text.split("\r")
    return "\n".join(
        f"{_html(fault.message)}\n at line {fault.line} {_quoted(lines, fault.line)}" for fault in found
    )


def _quoted(lines: list[str], number: int) -> str:
    return _html(f"[{lines[number - 1]}]") if 0 < number <= len(lines) else ""


def _html(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;").replace("'", "&#039;")
