"""XML files that come with a call, judged by what they look like before anybody reads them."""

from __future__ import annotations

import re

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.errors import Kind
from kaltura_sandbox.platform.wire.multipart import Upload
from kaltura_sandbox.topics.ingest import ingest_errors
from kaltura_sandbox.topics.metadata import metadata_errors

LOOKED_AT = 4096  # bytes
_HTML = re.compile(rb"<(!doctype html|html|head|title|body|script|style|table|h1|a href=)\b", re.IGNORECASE)


def text_of(part: Upload | None) -> str:
    """The text of a file of values or a stylesheet.

    What looks like a page of HTML (an element Title does, without an XML declaration) is refused, and a file of less
    than two bytes (both measured).
    """
    if part is None:
        raise metadata_errors.METADATA_FILE_NOT_FOUND(None)
    content = part.path.read_bytes()
    if len(content) < 2 or (
        not content.lstrip(b" \t\r\n").startswith(b"<?xml") and _HTML.search(content[:LOOKED_AT])
    ):
        raise ingest_errors.FILE_CONTENT_NOT_SECURE()
    return _decoded(content)


def schema_of(part: Upload) -> str:
    """The text of a file of a schema, which is not judged by its look (measured)."""
    content = part.path.read_bytes()
    if not content:
        raise metadata_errors.METADATA_FILE_NOT_FOUND(part.name)
    return _decoded(content)


def filled(part: Upload, empty: Kind) -> str:
    """The text of a file that must hold more than blanks."""
    text = _decoded(part.path.read_bytes())
    if not php_text.trim(text):
        raise empty(part.name)
    return text


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", "replace")
