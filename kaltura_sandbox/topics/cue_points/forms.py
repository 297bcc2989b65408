"""The form in which a cue point is stored, and what becomes of it in another class.

To the platform a code, a title and a name are one thing, as are a description and a text: a point that is updated in
another class shows there what it had under another name (measured).
"""

from __future__ import annotations

from typing import Any

from kaltura_sandbox import php_text
from kaltura_sandbox.platform.objects import Object
from kaltura_sandbox.topics.cue_points import kinds
from kaltura_sandbox.topics.cue_points.kinds import CuePointKind


def settled(kind: CuePointKind, point: Object) -> Object:
    """The point as it is stored: enums as numbers, truths, and who sees it."""
    kind.settle(point)
    for name in kind.numbers:
        if point.values.get(name) is not None:
            setattr(point, name, php_text.whole(str(point.values[name])))
    for name in ("forceStop", *kind.truths):
        if point.values.get(name) is not None:
            setattr(point, name, str(point.values[name]) in ("1", "True"))
    point._public = kind.is_public(point)
    return point


def as_class(properties: Any, kind: CuePointKind, point: Object) -> Object:
    """The point in the class of another kind: what both keep in the same place goes over, the rest is set aside."""
    if point.objectType == kind.class_name:
        return point
    was = next((one for one in kinds.all_kinds() if one.class_name == point.objectType), CuePointKind)
    aside = dict(point._setAside or {})
    places = {place: point.values[name] for name, place in was.core.items() if name in point.values}
    aside |= places
    kept = {name: value for name, value in point.values.items() if name in properties or name.startswith("_")}
    aside |= {n: v for n, v in point.values.items() if n not in kept and n not in was.core}
    became = Object(kind.class_name, **kept)
    for name in properties:
        source = kind.core.get(name, name)
        if source in aside and (name in kind.core or name not in kept):
            setattr(became, name, aside.pop(source))
    became._setAside = aside or None
    became.cuePointType = kind.type
    return became.defaults(kind.defaults if kind.bare is None else {})
