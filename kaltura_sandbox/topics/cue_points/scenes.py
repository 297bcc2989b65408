"""Cue points as XML: what a file of scenes may hold, and the scenes that points are told as.

A scene names its entry, and has its elements in this order: sceneStartTime, tags, then those of its kind. Times are
hours, minutes and seconds, with a tenth where there is one (00:00:01.5). What breaks that is no file of scenes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from kaltura_sandbox import php_text, xml_text
from kaltura_sandbox.platform.objects import Object, split
from kaltura_sandbox.topics.cue_points import cue_point_errors

TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d):([0-5]\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?", re.ASCII)
WHOLE = re.compile(r"\s*[+-]?\d+\s*", re.ASCII)
NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "/api_v3/service/schema/action/serve/type/cuePoint.serveAPI"
ATTRIBUTES = {"sceneId": 250, "systemName": 120, "entryId": 20, "parentId": 250}
LONGEST_TAG = 30


@dataclass(frozen=True)
class Part:
    """An element of a scene: the property that it is, and what it holds (a time, a number, or a text so long at most).

    ``heard``: whether a file sets the property; the platform passes over some (measured).
    """

    element: str
    name: str
    holds: str = "text"
    most: int = 0
    needed: bool = False
    heard: bool = True


END = Part("sceneEndTime", "endTime", "time")
FORMS: dict[str, tuple[str, tuple[Part, ...]]] = {
    "scene-code-cue-point": ("KalturaCodeCuePoint", (
        END, Part("code", "code", most=250), Part("description", "description"),
    )),
    "scene-thumb-cue-point": ("KalturaThumbCuePoint", (
        Part("title", "title", needed=True, heard=False), Part("description", "description", needed=True, heard=False),
        Part("subType", "subType", "number", heard=False),
    )),
    "scene-annotation": ("KalturaAnnotation", (
        Part("sceneEndTime", "endTime", "time", needed=True), Part("sceneText", "text"),
        Part("parent", "_parent", most=120), Part("parentId", "parentId", most=250),
    )),
    "scene-ad-cue-point": ("KalturaAdCuePoint", (
        END, Part("sceneTitle", "title", most=250), Part("sourceUrl", "sourceUrl"),
        Part("adType", "adType", "number", needed=True), Part("protocolType", "protocolType", "number", needed=True),
    )),
    "scene-session-cue-point": ("KalturaSessionCuePoint", (END, Part("sceneTitle", "name", most=250))),
}  # fmt: skip


@dataclass
class Scene:
    """A scene of a file: the point that it describes, and by which names that may be there already."""

    point: Object
    scene_id: str | None
    parent: str | None
    """The system name of what it answers."""


def read(content: bytes) -> list[Scene]:
    """The scenes of a file, in its order. Raises XML_INVALID."""
    root, _ = xml_text.parsed(content)
    if root is None or root.tag != "scenes" or not len(root):
        raise cue_point_errors.XML_INVALID()
    return [_scene(one) for one in root if isinstance(one.tag, str)]


def _scene(element: Any) -> Scene:
    if element.tag not in FORMS or not element.get("entryId"):
        raise cue_point_errors.XML_INVALID()
    for name, value in element.attrib.items():
        if len(value) > ATTRIBUTES.get(name, -1):
            raise cue_point_errors.XML_INVALID()
    kind, parts = FORMS[element.tag]
    start = Part("sceneStartTime", "startTime", "time", needed=True)
    found = _children(element, (start, Part("tags", "tags", "tags"), *parts))
    point = Object(kind, entryId=element.get("entryId"), tags=found.pop("tags", ""))
    parent = found.pop("_parent", None)
    for name, value in (found | {"systemName": element.get("systemName")}).items():
        setattr(point, name, value)
    return Scene(point, element.get("sceneId"), parent)


def _children(element: Any, parts: tuple[Part, ...]) -> dict[str, Any]:
    """What the elements of a scene say, by property; they must come in order, each once."""
    waiting = [one for one in element if isinstance(one.tag, str) and one.tag != "scene-extension"]
    found: dict[str, Any] = {}
    for part in parts:
        if waiting and waiting[0].tag == part.element:
            value = _value(part, waiting.pop(0))
            if part.heard:
                found[part.name] = value
        elif part.needed:
            raise cue_point_errors.XML_INVALID()
    if waiting:
        raise cue_point_errors.XML_INVALID()
    return found


def _value(part: Part, element: Any) -> Any:
    text = element.text or ""
    if part.holds == "tags":
        return _tags(element)
    if part.holds == "time":
        return _milliseconds(php_text.trim(text))
    if part.holds == "number":
        if not WHOLE.fullmatch(text):
            raise cue_point_errors.XML_INVALID()
        return php_text.whole(php_text.trim(text))
    if part.most and len(text) > part.most:
        raise cue_point_errors.XML_INVALID()
    return text


def _tags(element: Any) -> str:
    words = [one.text or "" for one in element]
    if (
        not words
        or any(one.tag != "tag" for one in element)
        or any(len(word) > LONGEST_TAG for word in words)
    ):
        raise cue_point_errors.XML_INVALID()
    return ",".join(word for word in words if word)


def _milliseconds(text: str) -> int:
    found = TIME.fullmatch(text)
    if found is None:
        raise cue_point_errors.XML_INVALID()
    seconds = php_text.real(found[3])
    return round((php_text.whole(found[1]) * 3600 + php_text.whole(found[2]) * 60 + seconds) * 1000)


def written(points: Iterable[Object], parents: dict[str, Object], host: str) -> str:
    """The file of points; those of kinds that have no scenes are left out."""
    told = "".join(_told(one, parents.get(str(one.parentId))) for one in points)
    head = f'<scenes xmlns:xsi="{NAMESPACE}" xsi:noNamespaceSchemaLocation="{host}{SCHEMA}"'
    return f'<?xml version="1.0"?>\n{head}' + (f">{told}</scenes>\n" if told else "/>\n")


def _told(point: Object, parent: Object | None) -> str:
    form = next(((name, parts) for name, (kind, parts) in FORMS.items() if kind == point.objectType), None)
    if form is None:
        return ""
    name, parts = form
    named = {"sceneId": point.id, "entryId": point.entryId, "systemName": point.systemName}
    attributes = "".join(f" {key}={quoteattr(str(value))}" for key, value in named.items() if value)
    told = [_element("sceneStartTime", clock(point.startTime or 0))]
    told += [_element("userId", point.userId)] if point.userId else []
    tags = "".join(_element("tag", tag) for tag in split(point.tags))
    told += [f"<tags>{tags}</tags>"] if tags else []
    told += [_of_part(part, point, parent) for part in parts]
    return f"<{name}{attributes}>{''.join(told)}</{name}>"


def _of_part(part: Part, point: Object, parent: Object | None) -> str:
    if part.name in ("_parent", "parentId"):
        value = parent and (parent.systemName if part.name == "_parent" else parent.id)
        return _element(part.element, value) if value else ""
    value = point.values.get(part.name)
    if part.holds == "time":
        return _element(part.element, clock(value or 0)) if value or part.needed else ""
    kept = part.needed or part.name == "code" or value not in (None, "")
    return _element(part.element, "" if value is None else value) if kept else ""


def _element(name: str, value: Any) -> str:
    return f"<{name}>{escape(str(value))}</{name}>"


def clock(milliseconds: int) -> str:
    """hh:mm:ss, and a tenth where there is one, as the platform writes times of scenes."""
    seconds, rest = divmod(milliseconds, 1000)
    tenths = (rest + 50) // 100
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{text}.{tenths}" if tenths else text
