"""load_schema: the schema from its cache file, extracted from the installed client when there is none."""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kaltura_sandbox.platform.schema import codec, source
from kaltura_sandbox.platform.schema.extract import extract
from kaltura_sandbox.platform.schema.schema import Schema
from kaltura_sandbox.platform.schema.supplement import SUPPLEMENT

EXTRACTOR_VERSION = 4
"""Raise it with any change to what is extracted or how it is packed: old caches are then made anew."""


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where caches go, outside the repository."""
    if own := environ.get("KALTURA_SANDBOX_CACHE"):
        return Path(own)
    if xdg := environ.get("XDG_CACHE_HOME"):
        return Path(xdg) / "kaltura-sandbox"
    return Path.home() / ".cache" / "kaltura-sandbox"


def load_schema(folder: Path | None = None) -> Schema:
    """The schema, read from `folder` (default: cache_folder()) or extracted and kept there.

    Raises SchemaError when the client isn't installed. A cache that can't be written costs the extraction
    (about two seconds) at each start and nothing else; one that can't be read is made anew.
    """
    path = (folder or cache_folder()) / f"schema-{stamp()}.json"
    packed = read(path)
    if packed is None:
        packed = pack(extract())
        write(path, packed)
    return unpack(packed)


def stamp() -> str:
    """What a cache depends on: the client's version, the extractor's, and our supplement."""
    supplement = hashlib.sha256(SUPPLEMENT.read_bytes()).hexdigest()[:8]
    return f"{source.version()}-{EXTRACTOR_VERSION}-{supplement}"


def pack(schema: Schema) -> dict[str, Any]:
    return {
        "enums": {name: codec.pack_enum(each) for name, each in schema.enums.items()},
        "classes": {name: codec.pack_class(each) for name, each in schema.classes.items()},
        "services": {name: codec.pack_service(each) for name, each in schema.services.items()},
    }


def unpack(packed: dict[str, Any]) -> Schema:
    return Schema(
        codec.Lazy(packed["classes"], codec.unpack_class),
        codec.Lazy(packed["enums"], codec.unpack_enum),
        codec.Lazy(packed["services"], codec.unpack_service),
    )


def read(path: Path) -> dict[str, Any] | None:
    """The packed schema, or None when there is none that can be used."""
    try:
        packed = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    whole = isinstance(packed, dict) and {"enums", "classes", "services"} <= packed.keys()
    return packed if whole else None


def write(path: Path, packed: dict[str, Any]) -> None:
    """Write the cache beside its place and move it there: readers see all of it or none."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(packed, separators=(",", ":")), encoding="utf-8")
        temporary.replace(path)
    except OSError:  # a disk that is full or read-only is no reason to refuse work
        with suppress(OSError):
            temporary.unlink()
