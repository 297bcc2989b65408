"""XML against a schema, with the platform's words for what is wrong: its parser's own, with line and text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kaltura_sandbox import xml_text


def schema_faults(text: str) -> str:
    """Why a text can't be a schema: it isn't XML. "" where it is (the platform takes any well-formed XML)."""
    return _told(xml_text.parsed(text)[1], text)


def faults(text: str, schema: str) -> str:
    """Why a document doesn't fit a schema, "" where it does."""
    return _told(xml_text.judged(text, schema), text)


def _told(found: Iterable[xml_text.Fault], text: str) -> str:
    lines = text.split("\r")
    return "\n".join(
        f"{_html(fault.message)}\n at line {fault.line} {_quoted(lines, fault.line)}" for fault in found
    )


def _quoted(lines: list[str], number: int) -> str:
    return _html(f"[{lines[number - 1]}]") if 0 < number <= len(lines) else ""


def _html(text: str) -> str:
    return escape(text, quote=False).replace('"', "&quot;").replace("'", "&#039;")
