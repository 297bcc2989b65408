"""What a request says of itself: the label it goes by in the evidence, and whether it changes something."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from urllib.parse import parse_qsl

from features.support.api import making


def request_label(method: str, path: str) -> str:
    """`GET media.get` of …/service/media/action/get/…; what else a path says (a session, ids) is no label."""
    parts = path.split("?")[0].split("/")
    named = [parts[parts.index(word) + 1] for word in ("service", "action") if word in parts[:-1]]
    return f"{method} {'.'.join(named) or 'api_v3'}"


def delivery_label(url: str) -> str:
    """`GET playManifest` of …/p/101/sp/10100/playManifest/entryId/…; `GET` and the last part for other URLs.

    An action called by its address (a caption that is served) is `GET caption_captionAsset.serve`.
    """
    parts = url.split("?")[0].split("/")[3:]
    if "service" in parts and "action" in parts[:-1]:
        return f"GET {parts[parts.index('service') + 1]}.{parts[parts.index('action') + 1]}"
    while len(parts) > 2 and parts[0] in ("p", "sp"):
        parts = parts[2:]
    return f"GET {parts[0] if parts else '/'}"


def changes(path: str, fields: Sequence[tuple[str, str]], body: str | None) -> bool:
    """Whether a request as it is written calls an action that makes or deletes: in its path, fields or JSON."""
    address, _, query = path.partition("?")
    parts = address.split("/")
    told = dict([*itertools.pairwise(parts), *parse_qsl(query), *fields])
    told |= json.loads(body) if body and body.lstrip().startswith("{") else {}
    action = f"{told.get('service', '')}.{told.get('action', '')}"
    return making.makes(action) or making.parts(action)[1] == "delete"
