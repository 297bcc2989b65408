"""Data entries as targets: they take texts alone, and keep them as their content."""

from __future__ import annotations

import json
from typing import Any

from kaltura_sandbox.platform.accounts import Caller
from kaltura_sandbox.platform.errors import ApiError
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.documents import data_errors
from kaltura_sandbox.topics.entries import contents, entries
from kaltura_sandbox.topics.ingest import ingest_errors, resources
from kaltura_sandbox.topics.ingest.targets import File, Origin, Target

BINARY, EMPTY = "application/octet-stream", "application/x-empty"
MARKS = {
    b"<?xml": "text/xml",
    b"<!doctype html": "text/html",
    b"<html": "text/html",
    b"%pdf-": "application/pdf",
}


def attach(caller: Caller, entry: Object, resource: Object) -> Object:
    """Gives a data entry a file's text as its content."""
    return resources.attach(caller, DataTarget(caller.account, entry), resource)


def media_type(content: bytes) -> str:
    """What a file is by its bytes: which kind of text, or none."""
    if not content:
        return EMPTY
    head = content.lstrip(b" \t\r\n\f")[:20].lower()  # any script: bytes know ASCII alone
    marked = next((kind for mark, kind in MARKS.items() if head.startswith(mark)), None)
    if marked:
        return marked
    if b"\0" in content:
        return BINARY
    return "application/json" if _is_json(content) else "text/plain"


def _is_json(content: bytes) -> bool:
    try:
        return isinstance(json.loads(content), (dict, list))
    except (ValueError, RecursionError):
        return False


class DataTarget(Target):
    """A data entry. Its status stays as it was: nothing is converted."""

    name = "data"
    kind = entries.KIND
    waits = False

    def receive(self, file: File) -> Object:
        if file.origin == Origin.LINK:
            raise ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED("kFileSyncResource")
        content = self.account.files.read(file.digest)
        kind = media_type(content)
        if not kind.startswith("text/"):
            raise data_errors.FILE_TYPE_NOT_SUPPORTED(kind)
        before = contents.text(self.object)
        self.object.dataContent = content.decode("utf-8", "replace")
        contents.keep(self.account, self.object, before)
        return entries.save(self.account, self.object)

    def expect(self) -> Target:
        """Bytes that are still to come are no text."""
        raise data_errors.FILE_TYPE_NOT_SUPPORTED("")

    def fetch(self, url: str) -> Object:
        raise self.refusal("KalturaUrlResource")

    def fail(self, problem: Exception) -> None:
        """Nothing is waited for."""

    def refusal(self, class_name: str) -> ApiError:
        return ingest_errors.RESOURCE_TYPE_NOT_SUPPORTED(class_name.replace("Kaltura", "k", 1))

    def own_file(self, asset_id: Any) -> None:
        """None: entries have no files of each other."""
